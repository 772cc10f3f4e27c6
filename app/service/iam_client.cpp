#include "app/service/iam_client.h"

#include "app/service/iam_replies.h"
#include "app/service/iam_requests.h"
#include "app/service/paging.h"

namespace hssreg {

namespace {

using ProjectList = Result<QList<IamProject>, ServiceReport>;
using RegionNames = Result<QList<IamRegion>, ServiceReport>;

constexpr int epsLimit = 1000; // the most EPS gives at once

} // namespace

IamClient::IamClient(Network &network, Clock &clock, IamEndpoints endpoints, CredentialSource *source,
    RequestLog *log, Pacer *pacer)
    : m_endpoints(std::move(endpoints))
    , m_signIn(network, clock, {}, nullptr, log, pacer)
    , m_lookUp(network, clock, {}, source, log, pacer)
{
}

QCoro::Task<Result<IamToken, ServiceReport>> IamClient::createToken(
    PasswordLogin login, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    operation.redaction.hideLogin(login.userName, login.password);
    operation.redaction.hide(login.passcode);
    HttpRequest request = createTokenRequest(m_endpoints.iam, login);
    const Exchange exchange = co_await m_signIn.send(std::move(request), operation);
    Result<IamToken, ServiceReport> token = readReport(exchange, operation.redaction, readToken);
    co_return std::move(token);
}

QCoro::Task<ProjectList> IamClient::projects(QString name, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    HttpRequest request = projectsRequest(m_endpoints.iam, name);
    const Exchange exchange = co_await m_lookUp.send(std::move(request), operation);
    const Result<Page<IamProject>, ServiceReport> page =
        readReport(exchange, operation.redaction, readProjects);
    co_return page.ok() ? ProjectList(page.value().items) : ProjectList(page.error());
}

QCoro::Task<ProjectList> IamClient::usableProjects(Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    HttpRequest request = usableProjectsRequest(m_endpoints.iam);
    const Exchange exchange = co_await m_lookUp.send(std::move(request), operation);
    const Result<Page<IamProject>, ServiceReport> page =
        readReport(exchange, operation.redaction, readProjects);
    if (!page.ok())
        co_return ProjectList(page.error());
    QList<IamProject> usable = page.value().items;
    // MOS is the built-in project of the object storage: HSS is not there
    usable.removeIf([](const IamProject &project) { return project.name == QLatin1StringView("MOS"); });
    co_return ProjectList(usable);
}

QCoro::Task<RegionNames> IamClient::regions(Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    HttpRequest request = regionsRequest(m_endpoints.iam);
    const Exchange exchange = co_await m_lookUp.send(std::move(request), operation);
    const Result<Page<IamRegion>, ServiceReport> page =
        readReport(exchange, operation.redaction, readRegions);
    co_return page.ok() ? RegionNames(page.value().items) : RegionNames(page.error());
}

QCoro::Task<Result<QList<EnterpriseProject>, ServiceReport>> IamClient::enterpriseProjects(
    Deadline deadline, CallScope &scope)
{
    ListCall<EnterpriseProject> call;
    call.request = [this](int offset, int limit) {
        return enterpriseProjectsRequest(m_endpoints.eps, offset, limit);
    };
    call.read = readEnterpriseProjectPage;
    call.key = [](const EnterpriseProject &project) { return project.id; };
    call.limit = epsLimit;
    return allPages(m_lookUp, std::move(call), deadline, scope);
}

} // namespace hssreg
