#pragma once

#include "app/editor/access_editor.h"
#include "ui/form/form_extras.h"

#include <QObject>

class QWidget;

namespace hssreg {

//! The control in which one field is edited. It shows what the editor has and stores what the person does; it
//! knows no rule and refuses nothing.
class FieldInput : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    //! What stands in the row.
    [[nodiscard]] virtual QWidget *widget() const = 0;
    //! What takes the focus for a label or a jump.
    [[nodiscard]] virtual QWidget *focusTarget() const = 0;
    //! Shows what the editor has. Leaves alone what shows it already, so that a cursor stays where it is.
    virtual void show(const AccessEditor &editor, const FieldState &state) = 0;
    //! Tells the editor what is shown.
    virtual void store(AccessEditor &editor) const = 0;
    //! What a screen reader says beside the value: problems, and what changed.
    virtual void describe(const QString &text) = 0;
    //! A word of help that always stands below; empty for most.
    [[nodiscard]] virtual QString note() const { return {}; }

Q_SIGNALS:
    //! The person changed it.
    void edited();
};

//! The control for a field of the table, with its object name, accessible name and help. Owned by `parent`.
[[nodiscard]] FieldInput *makeFieldInput(const FieldEntry &entry, const FormExtras &extras, QWidget *parent);

} // namespace hssreg
