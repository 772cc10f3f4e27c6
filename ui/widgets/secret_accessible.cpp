#include "ui/widgets/secret_accessible.h"

#include "ui/widgets/secret_line.h"

namespace hssreg {

namespace {

QAccessibleInterface *makeAccessible(const QString &, QObject *object)
{
    auto *line = qobject_cast<SecretLine *>(object);
    return line ? new SecretAccessible(line) : nullptr;
}

} // namespace

QString SecretAccessible::text(QAccessible::Text kind) const
{
    // No switch: later versions of Qt know more kinds, and none of those is to tell of the secret either.
    const bool words = kind == QAccessible::Name || kind == QAccessible::Description
        || kind == QAccessible::Help || kind == QAccessible::Accelerator;
    return words ? QAccessibleWidget::text(kind) : QString();
}

QAccessible::State SecretAccessible::state() const
{
    QAccessible::State state = QAccessibleWidget::state();
    state.passwordEdit = true;
    state.editable = true;
    return state;
}

void *SecretAccessible::interface_cast(QAccessible::InterfaceType type)
{
    // Above all no TextInterface, EditableTextInterface or ValueInterface, whatever QAccessibleWidget may gain.
    return type == QAccessible::ActionInterface ? QAccessibleWidget::interface_cast(type) : nullptr;
}

void SecretAccessible::install()
{
    QAccessible::installFactory(&makeAccessible); // which keeps each factory once
}

} // namespace hssreg
