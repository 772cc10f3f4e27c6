#pragma once

#include "app/connection/connection_settings.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QFormLayout;
class QLabel;

namespace hssreg {

class ConnectionRow;

//! The form of a connection without its meaning: titles, and rows of a label, an input and what is to be said about it.
class ConnectionRows final : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionRows(QWidget *parent = nullptr);

    void addTitle(const QString &text);
    //! Takes the input, whose innermost part gets the label's words as its name.
    ConnectionRow *add(ConnectionPart part, const QString &label, QWidget *input, const QString &help = {});
    //! Takes an input that has its words itself, or a line that is only to be read; under the other inputs.
    ConnectionRow *addUnlabelled(QWidget *input, const QString &help = {});
    void setRowVisible(ConnectionRow *row, bool visible);

    //! Somebody was there: from now on what is wrong with it is said beside it.
    void touch(ConnectionPart part) { m_touched.insert(part); }
    void forgetTouches() { m_touched.clear(); }
    //! Of a part with several rows the last one that can be seen says it.
    void setProblems(const QList<ConnectionProblem> &found);

private:
    [[nodiscard]] QLabel *makeLabel(const QString &text, QWidget *input);
    [[nodiscard]] bool isShown(ConnectionRow *row) const;

    struct PartRow {
        ConnectionPart part;
        ConnectionRow *row;
    };
    QFormLayout *m_form;
    QList<PartRow> m_rows;
    QSet<ConnectionPart> m_touched;
};

} // namespace hssreg
