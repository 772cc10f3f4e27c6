#include "app/repository/login_check.h"

#include "app/access/access_fields.h"
#include "app/repository/login_flows.h"
#include "app/repository/login_turns.h"
#include "app/support/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace hssreg {

namespace {

constexpr auto longestCheck = 10s;
constexpr int mostRefusals = 2; // JFrog locks a user after a few: not a third time without being told to

QCoro::Task<LoginCause> checkAt(LoginRun &run)
{
    switch (run.login().product) {
    case RegistryProduct::Harbor: return checkHarbor(run);
    case RegistryProduct::Jfrog: return checkJfrog(run);
    case RegistryProduct::Other: break;
    }
    // a path belongs to the names of images, not to the API, which is at the root of the host
    return checkDocker(run, u"/v2/"_s);
}

} // namespace

RegistryProduct registryProduct(QStringView registryType)
{
    if (registryType == "Harbor"_L1)
        return RegistryProduct::Harbor;
    return registryType == "Jfrog"_L1 ? RegistryProduct::Jfrog : RegistryProduct::Other;
}

LoginToCheck loginAfter(const AccessUpdate &change, const RegistryInfo *known, Secret password)
{
    const ChangeView view(change, known);
    const auto text = [&view](Field field) { return view.effective(field).value_or(QString()); };
    LoginToCheck login;
    login.protocol = text(Field::Protocol);
    login.address = text(Field::RegistryAddr);
    login.product = registryProduct(known ? known->type : QString());
    login.apiVersion = text(Field::ApiVersion);
    login.username = text(Field::RegistryUsername);
    login.password = std::move(password);
    if (applies(Field::Namespace, change, known))
        login.nameSpace = text(Field::Namespace);
    login.failReason = known ? known->failReason : QString();
    return login;
}

bool canBeChecked(const LoginToCheck &login)
{
    return !login.protocol.isEmpty() && !login.address.isEmpty() && !login.username.isEmpty();
}

LoginCheck::LoginCheck(LoginCheckSettings settings, Clock &clock, LoginTurns &turns)
    : m_settings(std::move(settings))
    , m_clock(clock)
    , m_turns(turns)
{
}

// The host without its port: what freezes or locks a user does so behind every port.
QString LoginCheck::turnKey(const LoginToCheck &login)
{
    const std::optional<RegistryPlace> place = readPlace(login);
    const QString host = place ? place->base.host(QUrl::FullyEncoded).toLower() : login.address;
    return host + u'\n' + login.username.toLower();
}

QCoro::Task<LoginReport> LoginCheck::run(LoginToCheck login, Deadline deadline, CallScope &scope)
{
    LoginReport report;
    const std::optional<RegistryPlace> place = readPlace(login);
    if (!place) {
        report.cause = LoginCause::BadAddress;
        co_return report;
    }
    const QString key = turnKey(login);
    LoginTurn turn(m_turns, key, deadline, scope);
    const TurnEnd end = co_await turn.conclusion();
    report.cause = end == TurnEnd::TimedOut ? LoginCause::TimedOut : LoginCause::Cancelled;
    if (end != TurnEnd::Mine)
        co_return report;
    if (login.product == RegistryProduct::Jfrog && m_turns.refusals(key) >= mostRefusals) {
        report.cause = LoginCause::RefusedTwice;
        co_return report;
    }
    const Deadline own(m_clock, std::min<std::chrono::milliseconds>(longestCheck, deadline.remaining()));
    LoginRun run(login, *place, m_settings, m_clock, m_turns, own, scope);
    run.report.form = place->form;
    run.report.repository = place->repository;
    run.report.readAs = visible(QString(place->base.toString() + place->path), 300);
    const LoginCause cause = co_await checkAt(run);
    run.report.cause = cause;
    if (run.report.outcome() == LoginOutcome::Accepted)
        m_turns.accepted(key);
    if (cause == LoginCause::LoginGood && login.failReason == "REQUEST_API_ERROR"_L1)
        run.report.cause = LoginCause::ClusterPath;
    co_return run.report;
}

} // namespace hssreg
