#include "ui/main/live_connection.h"

#include "app/editor/access_editor.h"
#include "app/editor/registry_listing.h"

namespace hssreg {

LiveConnection::LiveConnection(Clock &clock, RegistryListing &listing, AccessEditor &editor,
    PasscodeAsker *asker, RequestLog *log, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_listing(listing)
    , m_editor(editor)
    , m_asker(asker)
    , m_log(log)
    , m_operations(clock)
{
}

LiveConnection::~LiveConnection()
{
    drop();
}

void LiveConnection::open(ConnectionSettings settings)
{
    drop();
    use(std::move(settings));
}

bool LiveConnection::openPractice(const PracticeOptions &options)
{
    drop();
    m_practice.emplace(options);
    if (!m_practice->start()) {
        m_practice.reset();
        Q_EMIT changed();
        return false;
    }
    ConnectionSettings settings;
    settings.endpoint = m_practice->endpoint().toString();
    settings.projectId = m_practice->projectId();
    settings.token = Secret(m_practice->token());
    settings.proxy = ProxyUse::None;
    settings.practice = true;
    use(std::move(settings));
    return true;
}

void LiveConnection::close()
{
    drop();
    Q_EMIT changed();
}

const ConnectionSettings *LiveConnection::settings() const
{
    return m_session ? &m_session->settings() : nullptr;
}

const SignIn *LiveConnection::signIn() const
{
    return m_session ? &std::as_const(*m_session).signIn() : nullptr;
}

void LiveConnection::use(ConnectionSettings settings)
{
    m_session = std::make_unique<Session>(std::move(settings), m_clock, m_log, m_asker);
    const std::chrono::milliseconds deadline = m_session->settings().deadline;
    m_listing.setClient(&m_session->client(), deadline);
    m_editor.setClient(&m_session->client(), deadline);
    m_operations.setClient(&m_session->client(), deadline);
    Q_EMIT changed();
}

//! The flows end while what they run over is still there.
void LiveConnection::drop()
{
    if (m_session) {
        const std::chrono::milliseconds deadline = m_session->settings().deadline;
        m_operations.setClient(nullptr, deadline);
        m_editor.setClient(nullptr, deadline);
        m_listing.setClient(nullptr, deadline);
    }
    m_session.reset();
    m_practice.reset();
}

} // namespace hssreg
