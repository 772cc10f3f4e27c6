#pragma once

#include "app/editor/access_editor.h"

#include <QWidget>

#include <array>

class QToolButton;

namespace hssreg {

class MessageLine;
class ToneText;

//! The line under the form: how many problems and in which fields, how many changes, and why Update is not possible.
//! The fields are buttons that lead to them.
class ProblemSummary final : public QWidget {
    Q_OBJECT
public:
    explicit ProblemSummary(QWidget *parent = nullptr);

    //! `checked`: the person asked for a check, so it is also said that nothing is wrong.
    void refresh(const AccessEditor &editor, bool checked);

Q_SIGNALS:
    //! The person wants to go to a field.
    void jump(hssreg::Field field);

private:
    //! The fields with one level of problem: how many, and a button for each member of the body.
    struct Part {
        Level level = Level::Error;
        MessageLine *count = nullptr;
        std::array<QToolButton *, bodyFields.size()> buttons{};
    };
    Part makePart(Level level);
    static void show(const Part &part, const QList<Field> &fields, int problems);

    Part m_errors;
    Part m_warnings;
    MessageLine *m_right;
    ToneText *m_changes;
    ToneText *m_why;
};

} // namespace hssreg
