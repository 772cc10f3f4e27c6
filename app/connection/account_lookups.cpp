#include "app/connection/account_lookups.h"

#include "app/connection/session.h"

namespace hssreg {

namespace {

// What one look-up runs over. A token for look-ups is one of the whole account: a project may not be known yet.
struct LookUp {
    LookUp(ConnectionSettings settings, Clock &clock, PasscodeAsker *asker, RequestLog *log)
        : deadline(clock, settings.deadline)
        , network(networkOf(settings))
        , signIn(makeSignIn(settings, network, clock, asker, log))
        , client(network, clock, IamEndpoints{iamEndpointOf(settings), epsEndpointOf(settings)}, signIn.get(),
              log)
    {
    }
    Deadline deadline;
    Network network;
    std::unique_ptr<SignIn> signIn;
    IamClient client;
};

ConnectionSettings ofTheAccount(ConnectionSettings settings)
{
    settings.wholeAccount = true;
    return settings;
}

// `cn-north-4`, or a project inside the region: `cn-north-4_team`.
bool isOfRegion(const IamProject &project, const QString &region)
{
    return project.name == region || project.name.startsWith(region + u'_');
}

} // namespace

QCoro::Task<Result<QList<IamRegion>, ServiceReport>> AccountLookups::regions(
    ConnectionSettings settings, CallScope &scope)
{
    LookUp lookUp(ofTheAccount(std::move(settings)), m_clock, m_asker, m_log);
    co_return co_await lookUp.client.regions(lookUp.deadline, scope);
}

QCoro::Task<Result<QList<IamProject>, ServiceReport>> AccountLookups::projects(
    ConnectionSettings settings, CallScope &scope)
{
    const QString region = settings.region;
    LookUp lookUp(ofTheAccount(std::move(settings)), m_clock, m_asker, m_log);
    Result<QList<IamProject>, ServiceReport> all =
        co_await lookUp.client.usableProjects(lookUp.deadline, scope);
    if (!all.ok() || region.isEmpty())
        co_return all;
    QList<IamProject> projects = std::move(all).value();
    projects.removeIf([&region](const IamProject &project) { return !isOfRegion(project, region); });
    all = std::move(projects);
    co_return all;
}

QCoro::Task<Result<QList<EnterpriseProject>, ServiceReport>> AccountLookups::enterpriseProjects(
    ConnectionSettings settings, CallScope &scope)
{
    LookUp lookUp(ofTheAccount(std::move(settings)), m_clock, m_asker, m_log);
    co_return co_await lookUp.client.enterpriseProjects(lookUp.deadline, scope);
}

} // namespace hssreg
