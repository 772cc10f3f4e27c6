#include "app/access/registry_words.h"

#include "app/support/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(RegistryWords)
};

} // namespace

QString statusWord(const RegistryInfo &registry)
{
    switch (accessStatus(registry)) {
    case AccessStatus::Success: return Words::tr("Connected");
    case AccessStatus::Fail: return Words::tr("Abnormal");
    case AccessStatus::Accessing: return Words::tr("Connecting");
    case AccessStatus::Other: break;
    }
    return registry.status.isEmpty() ? Words::tr("Unknown") : visible(registry.status, 40);
}

QString typeWord(const RegistryInfo &registry)
{
    if (registry.type == "Jfrog"_L1)
        return Words::tr("JFrog");
    if (registry.type == "SwrPrivate"_L1)
        return Words::tr("SWR private");
    if (registry.type == "SwrShared"_L1)
        return Words::tr("SWR shared");
    if (registry.type == "SwrEnterprise"_L1)
        return Words::tr("SWR Enterprise");
    if (registry.type == "Other"_L1)
        return Words::tr("Other");
    return registry.type.isEmpty() ? Words::tr("Unknown") : visible(registry.type, 40);
}

QString syncedText(const RegistryInfo &registry, const QDateTime &now)
{
    if (registry.latestSyncTime.value_or(0) <= 0)
        return Words::tr("never");
    const QDateTime synced = QDateTime::fromMSecsSinceEpoch(*registry.latestSyncTime).toLocalTime();
    if (!synced.isValid())
        return Words::tr("Unknown");
    const QLocale locale;
    return synced.date() == now.toLocalTime().date() ? locale.toString(synced.time(), QLocale::ShortFormat)
                                                     : locale.toString(synced.date(), QLocale::ShortFormat);
}

QString shownName(const RegistryInfo &registry)
{
    return visible(registry.name.isEmpty() ? registry.id : registry.name, 300);
}

QString whyNotEdited(const RegistryInfo &registry)
{
    if (isThirdParty(registry))
        return {};
    return Words::tr(
        "%1 belongs to Huawei Cloud's own SoftWare Repository for Container (SWR). HSS reads it without a "
        "login, so there is no access information to edit here.")
        .arg(shownName(registry));
}

} // namespace hssreg
