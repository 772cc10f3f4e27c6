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
    switch (kind) {
    case QAccessible::Name:
    case QAccessible::Description:
    case QAccessible::Help:
    case QAccessible::Accelerator: return QAccessibleWidget::text(kind);
    case QAccessible::Value:
    case QAccessible::DebugDescription:
    case QAccessible::UserText: break;
    }
    return {};
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
