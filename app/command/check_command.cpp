#include "app/command/check_command.h"

#include "app/access/access_fields.h"
#include "app/command/exit_codes.h"
#include "app/command/option_tree.h"
#include "app/command/password_input.h"
#include "app/repository/login_words.h"
#include "app/support/text.h"

#include <QJsonArray>

namespace hssreg {

namespace {

using View = QLatin1StringView;

constexpr View action("check");
constexpr std::chrono::seconds checkPatience{60};

int exitCodeOf(LoginOutcome outcome)
{
    switch (outcome) {
    case LoginOutcome::Accepted: return exit_code::done;
    case LoginOutcome::Rejected:
    case LoginOutcome::NotARegistry: return exit_code::refused;
    case LoginOutcome::Untrusted:
    case LoginOutcome::Unreachable: return exit_code::unreachable;
    }
    Q_UNREACHABLE();
}

} // namespace

CheckCommand::CheckCommand(CheckOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_turns(surroundings.clock)
    , m_access(surroundings, action)
{
}

QCoro::Task<int> CheckCommand::run()
{
    if (const std::optional<int> end = readPassword())
        co_return *end;
    const std::optional<int> unread = co_await readRegistry();
    if (unread)
        co_return *unread;
    if (const std::optional<int> end = checkValues())
        co_return *end;
    LoginCheckSettings settings;
    settings.network = m_network;
    if (!m_options.consentHost.isEmpty())
        settings.consentHosts.append(m_options.consentHost);
    LoginCheck check(settings, m_access.surroundings().clock, m_turns);
    const std::chrono::seconds patience = m_access.surroundings().options.timeout.value_or(checkPatience);
    const Deadline deadline(m_access.surroundings().clock, patience);
    const LoginReport report = co_await check.run(login(), deadline, m_access.scope());
    HistoryRecord record =
        m_access.recordOf(HistoryAction::Check, m_options.id, m_known ? m_known->name : QString());
    record.outcome = loginOutcomeName(report.outcome());
    record.httpStatus = report.status;
    if (!m_options.id.isEmpty() && report.cause != LoginCause::Cancelled)
        m_access.history().record(std::move(record));
    co_await m_access.history().settle();
    co_return finish(report);
}

std::optional<int> CheckCommand::readPassword()
{
    const QString whose =
        m_options.id.isEmpty() ? m_options.login.text(Field::RegistryAddr).value_or(QString()) : m_options.id;
    Result<Secret, PasswordInput::Failure> password =
        PasswordInput(m_access.surroundings()).read(m_options.password, whose);
    if (!password.ok())
        return passwordFailed(m_access, action, password.error());
    m_options.login.setPassword(std::move(password).value());
    return std::nullopt;
}

// What HSS has about the repository, where the command line names one; else HSS is not asked at all.
QCoro::Task<std::optional<int>> CheckCommand::readRegistry()
{
    if (m_options.id.isEmpty()) {
        const Result<NetworkSettings, int> network = co_await m_access.openNetwork();
        if (!network.ok())
            co_return network.error();
        m_network = network.value();
        co_return std::nullopt;
    }
    const QStringList ids{m_options.id};
    const std::optional<int> unopened = co_await m_access.open(ids);
    if (unopened)
        co_return *unopened;
    m_network = networkOf(m_access.settings());
    const RegistryList list =
        co_await m_access.client().listRegistries(m_access.deadline(), m_access.scope());
    if (!list.ok())
        co_return m_access.fail(list.error());
    const RegistryInfo *known = findRegistry(list.value(), m_options.id);
    if (!known)
        co_return m_access.fail(
            Outcome::Refused, tr("HSS does not list this repository. hss-registry list shows all."));
    m_known = *known;
    co_return std::nullopt;
}

std::optional<int> CheckCommand::checkValues()
{
    QList<Finding> findings;
    for (const Problem &problem : checkChange(m_options.login, m_known ? &*m_known : nullptr))
        findings.append(findingOf(problem, m_options.id));
    FindingReport(m_access.output(), action, FindingReport::Part::Aside).print(findings);
    if (hasErrors(findings))
        return m_access.fail(Outcome::Invalid);
    const ChangeView view(m_options.login, m_known ? &*m_known : nullptr);
    if (!view.effective(Field::RegistryUsername).value_or(QString()).isEmpty())
        return std::nullopt;
    return m_access.fail(
        Outcome::Invalid, tr("Say who logs in: %1.").arg(optionFor(Field::RegistryUsername)));
}

LoginToCheck CheckCommand::login() const
{
    LoginToCheck login =
        loginAfter(m_options.login, m_known ? &*m_known : nullptr, m_options.login.password()->clone());
    if (login.protocol.isEmpty())
        login.protocol = QStringLiteral("https");
    if (!m_options.type.isEmpty())
        login.product = registryProduct(m_options.type);
    return login;
}

int CheckCommand::finish(const LoginReport &report)
{
    if (m_access.isStopped() && report.cause == LoginCause::Cancelled)
        return m_access.fail(Outcome::Cancelled);
    if (m_access.output().isJson())
        print(report);
    else
        say(report);
    return exitCodeOf(report.outcome());
}

void CheckCommand::print(const LoginReport &report)
{
    OrderedJson object;
    object.add(View("action"), action).addText(View("id"), m_options.id);
    object.addText(View("outcome"), loginOutcomeName(report.outcome()));
    object.addText(View("cause"), loginCauseName(report.cause));
    object.add(View("http_status"), report.status == 0 ? QJsonValue() : QJsonValue(report.status));
    object.addText(View("message"), loginText(report)).addText(View("advice"), loginAdvice(report));
    object.addText(View("read_as"), report.readAs).addText(View("repository"), report.repository);
    object.add(View("namespace_exists"), knownName(report.namespaceExists));
    object.add(View("may_push"), knownName(report.mayPush)).addText(View("version"), report.version);
    object.addText(View("consent_host"), report.consentHost);
    object.add(View("notes"), QJsonArray::fromStringList(loginNotes(report)));
    m_access.output().object(object);
}

void CheckCommand::say(const LoginReport &report)
{
    Output &output = m_access.output();
    const bool accepted = report.outcome() == LoginOutcome::Accepted;
    const QString text = visible(loginText(report));
    for (const LoginStep &step : report.steps)
        output.detail(visible(loginStepText(step)));
    if (accepted)
        output.answer(output.painted(text, Paint::Good));
    else
        output.complain(text);
    const QString advice = loginAdvice(report);
    if (!advice.isEmpty())
        output.complain(visible(advice));
    if (!report.consentHost.isEmpty())
        output.complain(tr("To allow that: --consent-host %1").arg(visible(report.consentHost)));
    for (const QString &note : loginNotes(report))
        output.note(visible(note));
}

} // namespace hssreg
