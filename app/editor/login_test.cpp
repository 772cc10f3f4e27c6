#include "app/editor/login_test.h"

#include "app/access/problem_text.h"
#include "app/access/registry_words.h"
#include "app/editor/access_editor.h"
#include "app/repository/login_turns.h"

#include <QRandomGenerator>

using namespace std::chrono_literals;

namespace hssreg {

namespace {

constexpr auto patience = 30s; // for its turn and the test; the test itself takes 10 s at most
constexpr std::array neededFields{Field::Protocol, Field::RegistryAddr, Field::RegistryUsername};
constexpr std::array usedFields{Field::ApiVersion, Field::Protocol, Field::RegistryAddr,
    Field::RegistryUsername, Field::RegistryPassword, Field::Namespace};

//! What a person has to decide before the test can go on; nothing when it is over.
std::optional<LoginTest::Ask> questionOf(const LoginReport &report, const QStringList &allowedHosts)
{
    if (report.cause == LoginCause::RefusedTwice)
        return LoginTest::Ask::TryAgain;
    const bool elsewhere =
        report.cause == LoginCause::ConsentNeeded && !allowedHosts.contains(report.consentHost);
    return elsewhere ? std::optional(LoginTest::Ask::SendElsewhere) : std::nullopt;
}

LoginToCheck copyOf(const LoginToCheck &login)
{
    LoginToCheck copy;
    copy.protocol = login.protocol;
    copy.address = login.address;
    copy.product = login.product;
    copy.apiVersion = login.apiVersion;
    copy.username = login.username;
    copy.password = login.password.clone();
    copy.nameSpace = login.nameSpace;
    copy.failReason = login.failReason;
    return copy;
}

} // namespace

LoginTest::LoginTest(AccessEditor &editor, LoginTurns &turns, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_turns(turns)
    , m_clock(clock)
    , m_seed(std::size_t(QRandomGenerator::global()->generate64()))
{
    connect(&m_editor, &AccessEditor::opened, this, &LoginTest::forget);
    connect(&m_editor, &AccessEditor::stageChanged, this, &LoginTest::followEditor);
    connect(&m_editor, &AccessEditor::changed, this, &LoginTest::changed);
}

LoginTest::~LoginTest()
{
    m_dropped = true;
}

std::optional<LoginTest::Obstacle> LoginTest::obstacle() const
{
    const RegistryInfo *known = m_editor.known();
    const AccessEditor::Stage stage = m_editor.stage();
    if (stage == AccessEditor::Stage::Closed)
        return Obstacle{tr("No repository is open."), {}};
    if (known && !isThirdParty(*known))
        return Obstacle{whyNotEdited(*known), {}};
    if (stage != AccessEditor::Stage::Editing && stage != AccessEditor::Stage::Proving)
        return Obstacle{tr("An update is on its way."), {}};
    if (m_state == State::Running || m_state == State::Asking)
        return Obstacle{tr("A login is being tested already."), {}};
    for (const Field field : neededFields) {
        if (m_editor.text(field).isEmpty())
            return Obstacle{tr("To test the login, fill in this field: %1.").arg(fieldLabel(field)), field};
    }
    if (!m_editor.typed().password()) {
        return Obstacle{tr("HSS never gives a stored password back, so it can not be tested. Type a password "
                           "to test the login with it."),
            Field::RegistryPassword};
    }
    for (const Field field : usedFields) {
        if (hasErrors(m_editor.state(field).problems))
            return Obstacle{tr("To test the login, correct this field: %1.").arg(fieldLabel(field)), field};
    }
    return {};
}

void LoginTest::start()
{
    if (obstacle())
        return;
    m_scope.reopen();
    const Tested before = std::exchange(m_tested, present());
    if (before.protocol != m_tested.protocol || before.address != m_tested.address)
        m_allowedHosts.clear();
    const int number = m_record.number + 1;
    m_record = {};
    m_record.number = number;
    m_record.when = m_clock.now();
    m_record.registryId = m_editor.registryId();
    m_record.registryName = m_editor.known() ? m_editor.known()->name : QString();
    setState(State::Running);
    run();
}

void LoginTest::forget()
{
    m_dropped = true;
    m_scope.cancelAll();
    m_dropped = false;
    m_allowedHosts.clear();
    setState(State::Idle);
}

void LoginTest::answer(Answer answer)
{
    if (m_asking)
        m_asking->give(answer);
}

bool LoginTest::isStale() const
{
    return m_state == State::Done && present() != m_tested;
}

LoginTest::Tested LoginTest::present() const
{
    const RegistryInfo *known = m_editor.known();
    const Secret *password = m_editor.typed().password();
    Tested now;
    now.protocol = m_editor.text(Field::Protocol);
    now.address = m_editor.text(Field::RegistryAddr);
    now.product = registryProduct(known ? known->type : QString());
    now.apiVersion = m_editor.text(Field::ApiVersion);
    now.username = m_editor.text(Field::RegistryUsername);
    if (m_editor.state(Field::Namespace).applies)
        now.nameSpace = m_editor.text(Field::Namespace);
    now.password = password ? qHash(password->reveal(), m_seed) : 0;
    return now;
}

LoginToCheck LoginTest::login() const
{
    const RegistryInfo *known = m_editor.known();
    const Secret *password = m_editor.typed().password();
    LoginToCheck login;
    login.protocol = m_tested.protocol;
    login.address = m_tested.address;
    login.product = m_tested.product;
    login.apiVersion = m_tested.apiVersion;
    login.username = m_tested.username;
    login.password = password ? password->clone() : Secret();
    login.nameSpace = m_tested.nameSpace;
    login.failReason = known ? known->failReason : QString();
    return login;
}

// The login is taken once: what is typed while a person is asked belongs to the next test.
QCoro::Task<> LoginTest::run()
{
    const LoginToCheck tested = login();
    std::chrono::milliseconds began = m_clock.elapsed();
    while (true) {
        LoginToCheck sending = copyOf(tested);
        const LoginCheckSettings settings{m_network, m_allowedHosts};
        LoginCheck check(settings, m_clock, m_turns);
        const Deadline deadline(m_clock, patience);
        m_record.report = co_await check.run(std::move(sending), deadline, m_scope);
        const std::optional<Ask> question = questionOf(m_record.report, m_allowedHosts);
        if (!question || m_scope.isClosed())
            break;
        const std::chrono::milliseconds asked = m_clock.elapsed();
        const bool goOn = co_await ask(*question);
        began += m_clock.elapsed() - asked;
        if (!goOn)
            break;
        if (*question == Ask::SendElsewhere)
            m_allowedHosts.append(m_record.report.consentHost);
        else
            m_turns.forgetRefusals(LoginCheck::turnKey(tested));
    }
    finish(m_clock.elapsed() - began);
}

QCoro::Task<bool> LoginTest::ask(Ask question)
{
    m_question = question;
    Question<Answer> waiting(m_asking, m_scope);
    setState(State::Asking);
    Q_EMIT questionAsked();
    const std::optional<Answer> given = co_await waiting.conclusion();
    if (given == Answer::GoOn)
        setState(State::Running);
    co_return given == Answer::GoOn;
}

void LoginTest::finish(std::chrono::milliseconds duration)
{
    if (m_dropped)
        return;
    m_record.duration = duration;
    setState(State::Done);
    Q_EMIT ended(m_record);
}

void LoginTest::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT changed();
}

// What was tested is HSS's by now, and the form starts anew from it.
void LoginTest::followEditor()
{
    if (m_state == State::Done && m_editor.stage() == AccessEditor::Stage::Proving)
        forget();
}

} // namespace hssreg
