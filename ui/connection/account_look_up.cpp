#include "ui/connection/account_look_up.h"

#include "app/connection/account_lookups.h"
#include "app/service/advice.h"
#include "app/service/endpoints.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::AccountLookUp)
};

LookUpTrouble troubleOf(const ServiceReport &report)
{
    const QString advice = adviceText(report);
    const QString what = reportText(report);
    return {advice.isEmpty() ? what : QString(what + u'\n' + advice)};
}

FoundItem found(const IamRegion &region)
{
    return {region.id, region.englishName.isEmpty() ? region.chineseName : region.englishName,
        isRegion(region.id) ? QString() : Words::tr("HSS is not known to be there")};
}

FoundItem found(const IamProject &project)
{
    return {project.id, project.name, project.enabled ? QString() : Words::tr("disabled")};
}

FoundItem found(const EnterpriseProject &project)
{
    return {project.id, project.name, project.enabled ? QString() : Words::tr("disabled")};
}

template <typename T> FoundItems itemsOf(const Result<QList<T>, ServiceReport> &answer)
{
    if (!answer.ok())
        return troubleOf(answer.error());
    QList<FoundItem> items;
    for (const T &one : answer.value())
        items.append(found(one));
    return items;
}

} // namespace

QString lookUpTitle(LookUpKind kind)
{
    switch (kind) {
    case LookUpKind::Region: return Words::tr("Regions");
    case LookUpKind::Project: return Words::tr("Projects");
    case LookUpKind::EnterpriseProject: return Words::tr("Enterprise projects");
    }
    Q_UNREACHABLE();
}

QCoro::Task<FoundItems> lookUp(
    LookUpKind kind, ConnectionSettings settings, AccountLookups &lookups, CallScope &scope)
{
    switch (kind) {
    case LookUpKind::Region: {
        const auto answer = co_await lookups.regions(std::move(settings), scope);
        co_return itemsOf(answer);
    }
    case LookUpKind::Project: {
        const auto answer = co_await lookups.projects(std::move(settings), scope);
        co_return itemsOf(answer);
    }
    case LookUpKind::EnterpriseProject: {
        const auto answer = co_await lookups.enterpriseProjects(std::move(settings), scope);
        co_return itemsOf(answer);
    }
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
