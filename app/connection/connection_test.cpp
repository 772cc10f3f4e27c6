#include "app/connection/connection_test.h"

#include "app/connection/session.h"
#include "app/service/advice.h"

#include <QCoreApplication>

#include <algorithm>
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

QList<TestStep> stepsUpTo(Kind failed, const QString &text)
{
    QList<TestStep> steps;
    for (const Kind kind : allSteps) {
        if (kind < failed)
            steps.append({kind, TestStep::Outcome::Passed, passedText(kind)});
        else if (kind == failed)
            steps.append({kind, TestStep::Outcome::Failed, text});
        else
            steps.append({kind, TestStep::Outcome::NotReached, Tests::tr("Not reached.")});
    }
    return steps;
}

// Where a request that had no answer came to its end.
Kind brokenAt(const HttpFailure &failure, bool signedIn)
{
    switch (failure.kind) {
    case HttpFailure::Kind::NameNotFound: return Kind::Name;
    case HttpFailure::Kind::Cancelled: return signedIn ? Kind::Rights : Kind::SignIn;
    case HttpFailure::Kind::TimedOut:
    case HttpFailure::Kind::ConnectionRefused:
    case HttpFailure::Kind::NotConnected:
    case HttpFailure::Kind::Tls:
    case HttpFailure::Kind::Proxy:
    case HttpFailure::Kind::Lost:
    case HttpFailure::Kind::Informational:
    case HttpFailure::Kind::TooLarge:
    case HttpFailure::Kind::NotHttp: return Kind::Connection;
    }
    Q_UNREACHABLE();
}

// Codes: hss-api.md, sections 6.3 to 6.5.
Kind refusedAt(const ServiceReport &report, bool signedIn)
{
    const QString &code = report.errorCode;
    if (code == "APIG.0101"_L1 || code == "APIGW.0101"_L1 || !report.redirectTo.isEmpty())
        return Kind::Connection; // somebody answers, but not the service of this region
    if (code == "IAM.1109"_L1 || code == "APIG.0310"_L1)
        return Kind::Project;
    if (!signedIn || report.outcome == Outcome::Unauthorized)
        return Kind::SignIn;
    return Kind::Rights;
}

QString failedText(const ServiceReport &report)
{
    const QString what = reportText(report);
    const QString advice = adviceText(report);
    return advice.isEmpty() ? what : Tests::tr("%1 %2", "what happened, then what to do").arg(what, advice);
}

QString firstError(const QList<ConnectionProblem> &problems)
{
    for (const ConnectionProblem &problem : problems) {
        if (problem.level == Level::Error)
            return problem.text;
    }
    return {};
}

void sayHowLong(QList<TestStep> &steps, const SignIn &signIn, const QDateTime &now)
{
    const auto step = std::find_if(
        steps.begin(), steps.end(), [](const TestStep &each) { return each.kind == Kind::SignIn; });
    if (step->outcome == TestStep::Outcome::Passed && signIn.state().kind == SignInState::Kind::Valid) {
        step->text =
            Tests::tr("Signed in: %1.", "for example: valid 22 h").arg(signInText(signIn.state(), now));
    }
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

QList<TestStep> testSteps(const std::optional<ServiceReport> &failure, bool signedIn)
{
    if (!failure) {
        QList<TestStep> steps = stepsUpTo(Kind::Rights, {});
        steps.last() = {Kind::Rights, TestStep::Outcome::Passed, passedText(Kind::Rights)};
        return steps;
    }
    const Kind end = failure->failure ? brokenAt(*failure->failure, signedIn) : refusedAt(*failure, signedIn);
    return stepsUpTo(end, failedText(*failure));
}

QCoro::Task<QList<TestStep>> testConnection(
    ConnectionSettings settings, Clock &clock, PasscodeAsker *asker, RequestLog *log, CallScope &scope)
{
    const QString wrong = firstError(checkConnection(settings));
    if (!wrong.isEmpty())
        co_return stepsUpTo(Kind::Settings, wrong);
    const std::chrono::seconds limit = settings.deadline;
    Session session(std::move(settings), clock, log, asker);
    const Result<Credential, ServiceReport> credential =
        co_await session.signIn().credential(Deadline(clock, limit), scope);
    if (!credential.ok())
        co_return testSteps(credential.error(), false);
    const RegistryList list = co_await session.client().listRegistries(Deadline(clock, limit), scope);
    QList<TestStep> steps = list.ok() ? testSteps(std::nullopt, true) : testSteps(list.error(), true);
    sayHowLong(steps, session.signIn(), clock.now());
    co_return steps;
}

} // namespace hssreg
