#pragma once

#include "app/editor/access_editor.h"
#include "ui/form/form_extras.h"

#include <QObject>

class QGridLayout;
class QLabel;
class QToolButton;

namespace hssreg {

class ChangeMark;
class FieldInput;
class MessageLine;
class ToneText;

//! One field in the form: label, mark, control, "put back", and below it what it was and what is wrong.
class FieldRow final : public QObject {
    Q_OBJECT
public:
    //! Puts itself into the next rows of `grid`, whose widget is `parent` and owns all.
    FieldRow(const FieldEntry &entry, const FormExtras &extras, QGridLayout &grid, QWidget *parent);

    [[nodiscard]] Field field() const { return m_entry.field; }
    //! Brings everything in step. What is missing is said only when `saysMissing`.
    void refresh(const AccessEditor &editor, bool saysMissing);
    void store(AccessEditor &editor) const;
    //! Whether a widget is this row's control or a part of it.
    [[nodiscard]] bool contains(const QWidget *widget) const;
    //! What takes the focus for a jump to this field.
    [[nodiscard]] QWidget *focusTarget() const;
    //! The lower edge of the row, for scrolling to it.
    [[nodiscard]] QWidget *lowest() const;

Q_SIGNALS:
    //! The person changed it.
    void edited();
    //! The person wants back what HSS has.
    void putBack();

private:
    void refreshNotes(const FieldState &state, const QList<Problem> &said);
    void showProblems(const QList<Problem> &said);
    void setVisible(bool visible);

    const FieldEntry &m_entry;
    bool m_isNew; //!< nothing is a change of anything
    QLabel *m_label;
    ChangeMark *m_mark;
    FieldInput *m_input;
    QToolButton *m_putBack;
    QWidget *m_notes;
    ToneText *m_was;
    MessageLine *m_moved; //!< what HSS has by now beside what was typed
    QList<MessageLine *> m_problems;
};

} // namespace hssreg
