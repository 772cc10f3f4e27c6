#include "ui/main/connection_state.h"

#include "app/connection/sign_in.h"
#include "app/editor/registry_listing.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/main/live_connection.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/sign.h"
#include "ui/widgets/tone_text.h"

#include <QHBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

// "valid 22 h" need not be truer than this; a sign-in that is under way is over sooner.
constexpr std::chrono::seconds whileValid{20};
constexpr std::chrono::milliseconds whileLoading{250};
constexpr int mostOfWhy = 48; // the rest stands in the list and in the tool tip

} // namespace

ConnectionState::ConnectionState(
    const LiveConnection &connection, const RegistryListing &listing, Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_listing(listing)
    , m_clock(clock)
    , m_sign(new Sign(QPalette::Window, this))
    , m_text(new ToneText(Tone::Muted, QPalette::Window, this))
{
    m_text->setObjectName(u"connectionState"_s);
    m_text->setWordWrap(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 6, 0);
    row->addWidget(m_sign);
    row->addWidget(m_text);
    connect(&m_connection, &LiveConnection::changed, this, &ConnectionState::refresh);
    connect(&m_listing, &RegistryListing::stateChanged, this, &ConnectionState::refresh);
    refresh();
}

void ConnectionState::setBusy(const QString &what)
{
    m_busy = what;
    refresh();
}

void ConnectionState::refresh()
{
    if (!m_busy.isEmpty()) {
        say(u"status-connecting"_s, Tone::Busy, m_busy);
        return;
    }
    switch (m_listing.state()) {
    case RegistryListing::State::NoConnection: say(u"disconnect"_s, Tone::Muted, tr("Not connected")); return;
    case RegistryListing::State::Loading: sayLoading(); return;
    case RegistryListing::State::Ready: sayReady(); return;
    case RegistryListing::State::NoRights: say(u"warning"_s, Tone::Busy, tr("No right to list")); return;
    case RegistryListing::State::Failed: sayFailed(); return;
    }
}

void ConnectionState::say(const QString &icon, Tone tone, const QString &text, const QString &more)
{
    m_sign->setSign(icon, tone);
    m_text->setTone(tone);
    m_text->setText(text);
    m_text->setAccessibleDescription(more);
    setToolTip(plainToolTip(more));
}

void ConnectionState::sayLoading()
{
    const SignIn *signIn = m_connection.signIn();
    const bool signingIn = signIn && signIn->state().kind == SignInState::Kind::UnderWay;
    say(u"status-connecting"_s, Tone::Busy, signingIn ? tr("Signing in…") : tr("Reading…"));
    lookAgainAfter(whileLoading);
}

void ConnectionState::sayReady()
{
    const SignIn *signIn = m_connection.signIn();
    const SignInState state = signIn ? signIn->state() : SignInState();
    if (state.kind != SignInState::Kind::Valid) {
        say(u"status-connected"_s, Tone::Good, tr("Signed in"));
        return;
    }
    say(u"status-connected"_s, Tone::Good,
        tr("Signed in · %1", "for example: valid 22 h").arg(signInText(state, m_clock.now())));
    lookAgainAfter(whileValid);
}

void ConnectionState::sayFailed()
{
    const ServiceReport &report = m_listing.report();
    const QString why = visible(reportText(report));
    if (report.outcome != Outcome::Unauthorized) {
        say(u"status-abnormal"_s, Tone::Bad, tr("Could not be read"), why);
        return;
    }
    say(u"status-abnormal"_s, Tone::Bad, tr("Not signed in: %1").arg(visible(why, mostOfWhy)),
        tr("%1 %2", "what happened, then what to do").arg(why, adviceText(report)));
}

void ConnectionState::lookAgainAfter(std::chrono::milliseconds wait)
{
    if (m_willLook)
        return;
    m_willLook = true;
    m_clock.wakeAfter(wait, this, [this] {
        m_willLook = false;
        refresh();
    });
}

} // namespace hssreg
