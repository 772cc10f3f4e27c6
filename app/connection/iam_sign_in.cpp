#include "app/connection/iam_sign_in.h"

#include "app/connection/passcode_asker.h"

#include <QCoreApplication>
#include <QTimer>

#include <utility>

using namespace std::chrono_literals;

namespace hssreg {

using CredentialResult = Result<Credential, ServiceReport>;

namespace {

constexpr auto renewedBefore = 10min; // some minutes before the end (hss-api.md, section 4.1)
constexpr auto usedAtLeast = 5min; // a clock that is far off must not make every request sign in
constexpr auto sameRenewal = 30s;

ServiceReport endedWith(HttpFailure::Kind kind, Outcome outcome)
{
    ServiceReport report;
    report.outcome = outcome;
    report.failure = HttpFailure{kind, false};
    return report;
}

ServiceReport cancelledReport()
{
    return endedWith(HttpFailure::Kind::Cancelled, Outcome::Cancelled);
}

ServiceReport nobodyToAsk()
{
    ServiceReport report;
    report.outcome = Outcome::Unauthorized;
    report.message = QCoreApplication::translate(
        "hssreg::IamSignIn", "The sign-in needs a passcode, and there is nobody to ask for it.");
    return report;
}

CredentialResult copyOf(const CredentialResult &result)
{
    return result.ok() ? CredentialResult(cloneOf(result.value())) : CredentialResult(result.error());
}

} // namespace

//! One who waits for the sign-in under way, no longer than its own deadline.
class SignInWait final : public AwaitedCall<CredentialResult> {
public:
    SignInWait(IamSignIn &signIn, Deadline deadline, CallScope &scope)
        : AwaitedCall(scope)
        , m_signIn(signIn)
        , m_deadline(deadline)
    {
    }
    ~SignInWait() { m_signIn.leave(*this); }

    void cancel() override { end(cancelledReport()); }
    void end(CredentialResult result)
    {
        m_timer.stop();
        if (concluded())
            return;
        IamSignIn &signIn = m_signIn;
        signIn.leave(*this);
        conclude(std::move(result));
    }
    //! A person is being asked: that time is not ours.
    void pause() { m_timer.stop(); }
    void resumeAfter(std::chrono::milliseconds pause)
    {
        m_deadline.postpone(pause);
        run();
    }
    int round = 0;

private:
    void start() override
    {
        m_timer.setSingleShot(true);
        m_timer.callOnTimeout(
            &m_context, [this] { end(endedWith(HttpFailure::Kind::TimedOut, Outcome::Unreachable)); });
        run();
        m_signIn.join(*this, m_deadline);
    }
    void run() { m_timer.start(m_deadline.remaining()); }

    IamSignIn &m_signIn;
    Deadline m_deadline;
    QTimer m_timer;
    QObject m_context;
};

IamSignIn::IamSignIn(IamLogin login, TokenScope scope, IamEndpoints endpoints, Network &network, Clock &clock,
    PasscodeAsker *asker, RequestLog *log)
    : m_login(std::move(login))
    , m_tokenScope(std::move(scope))
    , m_client(network, clock, std::move(endpoints), nullptr, log)
    , m_clock(clock)
    , m_asker(asker)
{
}

IamSignIn::~IamSignIn()
{
    if (m_gone)
        *m_gone = true;
}

bool IamSignIn::isFresh() const
{
    if (!m_kept)
        return false;
    if (!m_kept->expiresAt.isValid() || m_clock.elapsed() - m_kept->gotAt < usedAtLeast)
        return true;
    return m_clock.now().addSecs(std::chrono::seconds(renewedBefore).count()) < m_kept->expiresAt;
}

QCoro::Task<CredentialResult> IamSignIn::credential(Deadline deadline, CallScope &scope)
{
    if (isFresh())
        co_return Credential(TokenCredential{m_kept->token.clone()});
    if (m_refusal)
        co_return *m_refusal;
    SignInWait wait(*this, deadline, scope);
    co_return co_await wait.conclusion();
}

bool IamSignIn::renew()
{
    if (m_refusal)
        return false;
    const bool justRenewed = m_kept && m_kept->renewal && m_clock.elapsed() - m_kept->gotAt < sameRenewal;
    if (!justRenewed && !m_underWay) {
        m_kept.reset();
        m_renewing = true;
    }
    return true;
}

SignInState IamSignIn::state() const
{
    if (m_underWay)
        return {SignInState::Kind::UnderWay, {}};
    if (m_refusal)
        return {SignInState::Kind::Refused, {}};
    if (!m_kept)
        return {SignInState::Kind::NotYet, {}};
    if (!m_kept->expiresAt.isValid())
        return {SignInState::Kind::Unlimited, {}};
    return {SignInState::Kind::Valid, m_kept->expiresAt};
}

void IamSignIn::join(SignInWait &wait, Deadline deadline)
{
    m_waiting.append(&wait);
    if (m_underWay) {
        wait.round = m_round;
        return;
    }
    wait.round = ++m_round;
    m_underWay = true;
    signIn(deadline, m_round);
}

//! With nobody left who waits, a sign-in has no purpose: above all a question stays open no longer.
void IamSignIn::leave(SignInWait &wait)
{
    if (!m_waiting.removeOne(&wait) || !m_waiting.isEmpty() || !m_underWay)
        return;
    m_scope.cancelAll();
    m_scope.reopen();
}

// Those who resume may ask again, cancel others or end everything, this object too: nothing is kept over a step.
void IamSignIn::finish(int round, const CredentialResult &result)
{
    m_underWay = false;
    const auto ofRound = [round](const SignInWait *wait) { return wait->round == round; };
    bool gone = false;
    bool *const outer = std::exchange(m_gone, &gone); // the finish() in which this one happens, if any
    for (;;) {
        const auto next = std::find_if(m_waiting.cbegin(), m_waiting.cend(), ofRound);
        if (next == m_waiting.cend())
            break;
        (*next)->end(copyOf(result));
        if (!gone)
            continue;
        if (outer)
            *outer = true;
        return;
    }
    m_gone = outer;
}

void IamSignIn::keep(IamToken token)
{
    m_kept = Kept{std::move(token.token), token.expiresAt, m_clock.elapsed(), m_renewing};
    m_renewing = false;
}

QCoro::Task<std::optional<Secret>> IamSignIn::askedPasscode(Deadline &deadline)
{
    for (SignInWait *wait : std::as_const(m_waiting))
        wait->pause();
    const std::chrono::milliseconds began = m_clock.elapsed();
    std::optional<Secret> passcode = co_await m_asker->passcode(m_login.user, m_scope);
    const std::chrono::milliseconds took = m_clock.elapsed() - began;
    deadline.postpone(took);
    for (SignInWait *wait : std::as_const(m_waiting))
        wait->resumeAfter(took);
    co_return passcode;
}

QCoro::Task<> IamSignIn::signIn(Deadline deadline, int round)
{
    PasswordLogin login{
        m_login.domain, m_login.user, m_login.password.clone(), m_login.userId, Secret(), m_tokenScope};
    if (m_login.passcode && !m_asker) {
        finish(round, nobodyToAsk());
        co_return;
    }
    if (m_login.passcode) {
        std::optional<Secret> passcode = co_await askedPasscode(deadline);
        if (!passcode) {
            finish(round, cancelledReport());
            co_return;
        }
        login.passcode = std::move(*passcode);
    }
    Result<IamToken, ServiceReport> got = co_await m_client.createToken(std::move(login), deadline, m_scope);
    if (got.ok()) {
        keep(std::move(got).value());
        finish(round, Credential(TokenCredential{m_kept->token.clone()}));
        co_return;
    }
    const ServiceReport report = got.error();
    if (report.outcome == Outcome::Unauthorized || report.outcome == Outcome::Refused)
        m_refusal = report;
    finish(round, report);
}

} // namespace hssreg
