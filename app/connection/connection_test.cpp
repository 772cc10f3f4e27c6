#include "app/connection/connection_test.h"

#include "app/connection/name_look_up.h"
#include "app/connection/session.h"
#include "app/service/advice.h"
#include "app/service/replies.h"
#include "app/service/requests.h"
#include "app/support/text.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Kind = TestStep::Kind;

constexpr std::array allSteps{
    Kind::Settings, Kind::Name, Kind::Connection, Kind::SignIn, Kind::Project, Kind::Rights};

class Tests {
    Q_DECLARE_TR_FUNCTIONS(hssreg::Tests)
};

QString passedText(Kind kind)
{
    switch (kind) {
    case Kind::Settings: return Tests::tr("Nothing is wrong with what was entered.");
    case Kind::Name: return Tests::tr("The name of the host was found.");
    case Kind::Connection: return Tests::tr("Connected, and the certificate is trusted.");
    case Kind::SignIn: return Tests::tr("The service accepts who you are.");
    case Kind::Project: return Tests::tr("The project is there.");
    case Kind::Rights: return Tests::tr("The repositories may be listed.");
    }
    Q_UNREACHABLE();
}

// What is known so far; tells each step when it comes.
class TestRun {
public:
    TestRun(OnTestStep onStep, const CallScope &scope)
        : m_onStep(std::move(onStep))
        , m_scope(scope)
    {
        for (const Kind kind : allSteps)
            m_steps.append({kind, TestStep::Outcome::NotReached, Tests::tr("Not reached.")});
    }
    //! This one, and those before it that nobody looked at by themselves.
    void pass(Kind kind, const QString &text = {})
    {
        passAllBefore(kind);
        settle({kind, TestStep::Outcome::Passed, text.isEmpty() ? passedText(kind) : text});
    }
    [[nodiscard]] QList<TestStep> failed(Kind kind, const QString &text)
    {
        passAllBefore(kind);
        for (qsizetype later = int(kind) + 1; later < m_steps.size(); ++later)
            m_steps[later] = {
                m_steps.at(later).kind, TestStep::Outcome::NotReached, Tests::tr("Not reached.")};
        settle({kind, TestStep::Outcome::Failed, text});
        return m_steps;
    }
    [[nodiscard]] const QList<TestStep> &steps() const { return m_steps; }
    //! The first that is not known yet.
    [[nodiscard]] Kind next() const
    {
        for (const TestStep &step : m_steps) {
            if (step.outcome == TestStep::Outcome::NotReached)
                return step.kind;
        }
        return Kind::Rights;
    }

private:
    void passAllBefore(Kind kind)
    {
        for (const Kind earlier : allSteps) {
            if (earlier < kind && m_steps.at(int(earlier)).outcome == TestStep::Outcome::NotReached)
                settle({earlier, TestStep::Outcome::Passed, passedText(earlier)});
        }
    }
    void settle(const TestStep &step)
    {
        m_steps[int(step.kind)] = step;
        if (m_onStep && !m_scope.isClosed())
            m_onStep(step);
    }

    OnTestStep m_onStep;
    const CallScope &m_scope;
    QList<TestStep> m_steps;
};

// Where a request that had no answer came to its end.
Kind brokenAt(const HttpFailure &failure, Kind next)
{
    const Kind end = failure.kind == HttpFailure::Kind::NameNotFound ? Kind::Name : Kind::Connection;
    return std::max(end, next);
}

// Codes: hss-api.md, sections 6.3 to 6.5.
bool isAboutProject(const ServiceReport &report)
{
    return report.errorCode == "IAM.1109"_L1 || report.errorCode == "APIG.0310"_L1;
}

// Somebody answers, but not the HSS of this region.
bool isSomebodyElse(const ServiceReport &report)
{
    const bool noSuchApi = report.errorCode == "APIG.0101"_L1 || report.errorCode == "APIGW.0101"_L1;
    const bool unreadable = report.httpStatus >= 200 && report.httpStatus < 300;
    return noSuchApi || unreadable || !report.redirectTo.isEmpty();
}

Kind refusedAt(const ServiceReport &report)
{
    if (isSomebodyElse(report))
        return Kind::Connection;
    if (isAboutProject(report))
        return Kind::Project;
    return report.outcome == Outcome::Unauthorized ? Kind::SignIn : Kind::Rights;
}

QString failedText(const ServiceReport &report)
{
    const QString what = reportText(report);
    const QString advice = adviceText(report);
    if (advice.isEmpty())
        return what;
    return what.endsWith(u'.') ? Tests::tr("%1 %2", "what happened, then what to do").arg(what, advice)
                               : Tests::tr("%1. %2", "what happened, then what to do").arg(what, advice);
}

QString firstError(const QList<ConnectionProblem> &problems)
{
    for (const ConnectionProblem &problem : problems) {
        if (problem.level == Level::Error)
            return problem.text;
    }
    return {};
}

QString signInFailedText(const ServiceReport &report, const ConnectionSettings &settings)
{
    if (!report.failure || settings.signIn != SignInWay::IamPassword)
        return failedText(report);
    // the host that this is about is another one than that of HSS
    return Tests::tr("At %1, which signs in: %2", "host of IAM, what happened")
        .arg(visible(iamEndpointOf(settings).host()), failedText(report));
}

QString rightsText(const QList<RegistryInfo> &listed, const ConnectionSettings &settings)
{
    if (!listed.isEmpty() || settings.enterpriseProjectId == "all_granted_eps"_L1)
        return {};
    return Tests::tr(
        "The repositories may be listed, but there are none in this enterprise project. If you "
        "expect some, choose another one, or all_granted_eps, which shows all that you may see.");
}

// Asks HSS without a credential. Whatever it refuses, it is there; why not, if it is not.
QCoro::Task<std::optional<ServiceReport>> reach(
    const ConnectionSettings &settings, TestRun &run, Clock &clock, RequestLog *log, CallScope &scope)
{
    const Account account = accountOf(settings);
    if (isReachedDirectly(settings, account.endpoint)) {
        NameLookUp lookUp(account.endpoint.host(), settings.deadline, scope);
        const bool found = co_await lookUp.conclusion();
        if (found)
            run.pass(Kind::Name);
    }
    Network network(networkOf(settings));
    ServiceExchange exchange(network, clock, account.projectId, nullptr, log);
    Operation operation(Deadline(clock, settings.deadline), scope);
    constexpr int smallestPage = 10;
    HttpRequest request = listRegistriesRequest(account, 0, smallestPage);
    const Exchange answer = co_await exchange.send(std::move(request), operation);
    const auto page = readReport(answer, operation.redaction, readRegistryPage);
    if (!page.ok() && (page.error().failure || isSomebodyElse(page.error())))
        co_return page.error();
    run.pass(Kind::Connection);
    co_return std::nullopt;
}

// Nothing is proved by it but for who signs in with a password.
QCoro::Task<std::optional<ServiceReport>> signIn(
    Session &session, TestRun &run, Clock &clock, CallScope &scope)
{
    SignIn &way = session.signIn();
    const Result<Credential, ServiceReport> credential =
        co_await way.credential(Deadline(clock, session.settings().deadline), scope);
    if (!credential.ok())
        co_return credential.error();
    if (way.state().kind == SignInState::Kind::Valid) {
        run.pass(Kind::SignIn,
            Tests::tr("Signed in: %1.", "for example: valid 22 h").arg(signInText(way.state(), clock.now())));
    }
    co_return std::nullopt;
}

} // namespace

QString testStepLabel(TestStep::Kind kind)
{
    switch (kind) {
    case Kind::Settings: return Tests::tr("Settings");
    case Kind::Name: return Tests::tr("Name");
    case Kind::Connection: return Tests::tr("Connection");
    case Kind::SignIn: return Tests::tr("Sign-in");
    case Kind::Project: return Tests::tr("Project");
    case Kind::Rights: return Tests::tr("Rights");
    }
    Q_UNREACHABLE();
}

QCoro::Task<QList<TestStep>> testConnection(ConnectionSettings settings, Clock &clock, PasscodeAsker *asker,
    RequestLog *log, CallScope &scope, OnTestStep onStep)
{
    TestRun run(std::move(onStep), scope);
    const QString wrong = firstError(checkConnection(settings));
    if (!wrong.isEmpty())
        co_return run.failed(Kind::Settings, wrong);
    run.pass(Kind::Settings);
    Session session(std::move(settings), clock, log, asker);
    const std::optional<ServiceReport> notThere = co_await reach(session.settings(), run, clock, log, scope);
    if (notThere) {
        const Kind end = notThere->failure ? brokenAt(*notThere->failure, run.next()) : Kind::Connection;
        co_return run.failed(end, failedText(*notThere));
    }
    const std::optional<ServiceReport> refused = co_await signIn(session, run, clock, scope);
    if (refused) {
        const Kind end = isAboutProject(*refused) ? Kind::Project : Kind::SignIn;
        co_return run.failed(end, signInFailedText(*refused, session.settings()));
    }
    const RegistryList list =
        co_await session.client().listRegistries(Deadline(clock, session.settings().deadline), scope);
    if (!list.ok()) {
        const ServiceReport &report = list.error();
        const Kind end = report.failure ? brokenAt(*report.failure, run.next()) : refusedAt(report);
        co_return run.failed(end, failedText(report));
    }
    run.pass(Kind::Rights, rightsText(list.value(), session.settings()));
    co_return run.steps();
}

} // namespace hssreg
