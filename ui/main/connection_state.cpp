#include "ui/main/connection_state.h"

#include "app/editor/registry_listing.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/main/live_connection.h"
#include "ui/widgets/sign.h"
#include "ui/widgets/tone_text.h"

#include <QHBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

ConnectionState::ConnectionState(
    const LiveConnection &connection, const RegistryListing &listing, QWidget *parent)
    : QWidget(parent)
    , m_connection(connection)
    , m_listing(listing)
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

void ConnectionState::refresh()
{
    const auto say = [this](const QString &icon, Tone tone, const QString &text) {
        m_sign->setSign(icon, tone);
        m_text->setTone(tone);
        m_text->setText(text);
    };
    setToolTip({});
    switch (m_listing.state()) {
    case RegistryListing::State::NoConnection: say(u"disconnect"_s, Tone::Muted, tr("Not connected")); return;
    case RegistryListing::State::Loading: say(u"status-connecting"_s, Tone::Busy, tr("Reading…")); return;
    case RegistryListing::State::Ready: say(u"status-connected"_s, Tone::Good, tr("Signed in")); return;
    case RegistryListing::State::NoRights: say(u"warning"_s, Tone::Busy, tr("No right to list")); return;
    case RegistryListing::State::Failed: break;
    }
    const bool signIn = m_listing.report().outcome == Outcome::Unauthorized;
    say(u"status-abnormal"_s, Tone::Bad, signIn ? tr("Not signed in") : tr("Could not be read"));
}

} // namespace hssreg
