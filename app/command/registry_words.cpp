#include "app/command/registry_words.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/access/registry_words.h"
#include "app/service/advice.h"

#include <QDateTime>

namespace hssreg {

Cell RegistryWords::status() const
{
    switch (accessStatus(m_registry)) {
    case AccessStatus::Success: return {statusWord(m_registry), Paint::Good};
    case AccessStatus::Fail: return {statusWord(m_registry), Paint::Bad};
    case AccessStatus::Accessing: return {statusWord(m_registry), Paint::Pending};
    case AccessStatus::Other: break;
    }
    return {statusWord(m_registry), std::nullopt};
}

QString RegistryWords::synchronised() const
{
    const qint64 when = m_registry.latestSyncTime.value_or(0);
    if (when == 0)
        return tr("never");
    return QDateTime::fromMSecsSinceEpoch(when).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

Columns RegistryWords::details() const
{
    Columns columns;
    const auto add = [&columns](const QString &name, const Cell &value) { columns.add({{name, {}}, value}); };
    add(tr("Repository"), {m_registry.name, {}});
    add(tr("ID"), {m_registry.id, {}});
    add(tr("Type"), {m_registry.type, {}});
    for (const Field field : bodyFields) {
        const std::optional<QString> &value = m_registry.access[field];
        if (value)
            add(fieldLabel(field), {choiceLabel(field, *value), {}});
    }
    add(tr("Status"), status());
    if (accessStatus(m_registry) == AccessStatus::Fail)
        add(tr("Reason"), {failReasonText(m_registry.failReason), {}});
    if (m_registry.imagesNum)
        add(tr("Images"), {QString::number(*m_registry.imagesNum), {}});
    add(tr("Last synchronised"), {synchronised(), {}});
    return columns;
}

} // namespace hssreg
