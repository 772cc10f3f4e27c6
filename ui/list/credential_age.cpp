#include "ui/list/credential_age.h"

#include <QCoreApplication>

#include <algorithm>

namespace hssreg {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(CredentialAge)
};

} // namespace

int credentialDays(const QDateTime &changed, const QDateTime &now)
{
    return int(std::max<qint64>(0, changed.toLocalTime().date().daysTo(now.toLocalTime().date())));
}

QDateTime oldCredentialsBefore(const QDateTime &now)
{
    return now.toLocalTime().date().addDays(-oldCredentialDays).startOfDay().toUTC();
}

QString credentialAge(const std::optional<QDateTime> &changed, const QDateTime &now)
{
    if (!changed)
        return Words::tr("not known");
    const int days = credentialDays(*changed, now);
    if (days == 0)
        return Words::tr("today");
    return days == 1 ? Words::tr("yesterday") : Words::tr("%n days ago", nullptr, days);
}

QString credentialSentence(const std::optional<QDateTime> &changed, const QDateTime &now)
{
    if (!changed)
        return Words::tr("not known to this program");
    const int days = credentialDays(*changed, now);
    if (days == 0)
        return Words::tr("changed today");
    return days == 1 ? Words::tr("changed yesterday") : Words::tr("changed %n days ago", nullptr, days);
}

} // namespace hssreg
