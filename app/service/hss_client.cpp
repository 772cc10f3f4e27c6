#include "app/service/hss_client.h"

#include "app/service/replies.h"
#include "app/service/requests.h"

#include <QSet>

namespace hssreg {

namespace {

constexpr int pageLimit = 200; // the most ListRegistry gives at once
constexpr int offsetLimit = 2'000'000; // the most it takes

} // namespace

HssClient::HssClient(
    Network &network, Clock &clock, Account account, CredentialSource &source, RequestLog *log)
    : m_account(std::move(account))
    , m_exchange(network, clock, m_account.projectId, &source, log)
{
}

QCoro::Task<ServiceReport> HssClient::updateRegistry(
    QString registryId, AccessUpdate change, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    if (change.password()) {
        const QString username = change.text(Field::RegistryUsername).value_or(QString());
        operation.redaction.hideLogin(username, *change.password());
    }
    HttpRequest request = updateRegistryRequest(m_account, registryId, change);
    const Exchange exchange = co_await m_exchange.send(std::move(request), operation);
    co_return changeReport(exchange, operation.redaction);
}

QCoro::Task<RegistryList> HssClient::listRegistries(Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    QList<RegistryInfo> all;
    QSet<QString> seen;
    for (int offset = 0; offset <= offsetLimit; offset += pageLimit) {
        HttpRequest request = listRegistriesRequest(m_account, offset, pageLimit);
        const Exchange exchange = co_await m_exchange.send(std::move(request), operation);
        const Result<RegistryPage, ServiceReport> page =
            readReport(exchange, operation.redaction, readRegistryPage);
        if (!page.ok())
            co_return RegistryList(page.error());
        const qsizetype before = all.size();
        for (const RegistryInfo &registry : page.value().items) {
            if (!seen.contains(registry.id)) {
                seen.insert(registry.id);
                all.append(registry);
            }
        }
        // a page that brings nothing new ends it too: a service that ignores the offset would never end
        if (all.size() == before || offset + pageLimit >= page.value().total)
            break;
    }
    co_return RegistryList(all);
}

} // namespace hssreg
