#include "app/practice/practice_service.h"

#include "app/practice/loopback_server.h"
#include "app/practice/practice_accounts.h"
#include "app/practice/practice_answer.h"
#include "app/practice/practice_registry.h"

#include <QDateTime>

#include <array>
#include <atomic>
#include <condition_variable>

namespace hssreg {

namespace {

//! The time as the world wants it: since 1970, and it never goes back though the system's clock may.
class WorldTime {
public:
    [[nodiscard]] std::chrono::milliseconds now() const
    {
        const auto passed = std::chrono::steady_clock::now() - m_begin;
        return m_wallAtBegin + std::chrono::duration_cast<std::chrono::milliseconds>(passed);
    }

private:
    std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
    std::chrono::milliseconds m_wallAtBegin{QDateTime::currentMSecsSinceEpoch()};
};

QUrl loopback(quint16 port)
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(port);
    return url;
}

QByteArray newToken()
{
    std::array<quint32, 8> bits{};
    QRandomGenerator::system()->fillRange(bits.data(), qsizetype(bits.size()));
    return "practice-"
        + QByteArray(reinterpret_cast<const char *>(bits.data()), qsizetype(sizeof bits)).toHex();
}

} // namespace

//! The world behind a mutex, and the sockets in front of it.
class PracticeService::Server final : public Answerer {
public:
    explicit Server(const PracticeOptions &options)
        : m_options(inRange(options))
        , m_token(newToken())
        , m_world(options, m_token, m_time.now())
        , m_registry(m_options.registryChallenge)
    {
    }
    ~Server() { stop(); }
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    [[nodiscard]] bool start();
    void stop();
    [[nodiscard]] quint16 port() const { return m_http ? m_http->port() : quint16(0); }
    [[nodiscard]] quint16 registryPort() const
    {
        return m_registryHttp ? m_registryHttp->port() : quint16(0);
    }
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    [[nodiscard]] int putCount() const { return m_puts; }
    [[nodiscard]] int changesOf(const QString &registryId) const
    {
        const std::lock_guard lock(m_worldMutex);
        return m_world.changesOf(registryId);
    }
    [[nodiscard]] bool holdsPassword(const QString &registryId, QStringView password) const
    {
        const std::lock_guard lock(m_worldMutex);
        return m_world.holdsPassword(registryId, password);
    }

private:
    [[nodiscard]] std::optional<PracticeReply> answerTo(const PracticeRequest &request) override;
    [[nodiscard]] PracticeReply answerToUnreadable(GatewayRefusal refusal) override;
    [[nodiscard]] PracticeReply answerOfRegistry(const PracticeRequest &request);
    //! False when the service ends meanwhile.
    [[nodiscard]] bool waitOut(std::chrono::milliseconds latency);

    //! The registry beside the service, in front of the same world.
    class RegistryFront final : public Answerer {
    public:
        explicit RegistryFront(Server &server)
            : m_server(server)
        {
        }

    private:
        [[nodiscard]] std::optional<PracticeReply> answerTo(const PracticeRequest &request) override
        {
            return m_server.answerOfRegistry(request);
        }
        [[nodiscard]] PracticeReply answerToUnreadable(GatewayRefusal refusal) override
        {
            return m_server.answerToUnreadable(refusal);
        }

        Server &m_server;
    };

    const PracticeOptions m_options;
    const WorldTime m_time;
    const QByteArray m_token;
    std::atomic<int> m_puts = 0;
    mutable std::mutex m_worldMutex;
    PracticeWorld m_world; // behind m_worldMutex
    PracticeRegistry m_registry; // behind m_worldMutex
    std::mutex m_endMutex;
    std::condition_variable m_ended;
    bool m_ending = false; // behind m_endMutex
    RegistryFront m_registryFront{*this};
    std::unique_ptr<LoopbackServer> m_registryHttp; // last, both: their threads use all of the above
    std::unique_ptr<LoopbackServer> m_http;
};

bool PracticeService::Server::start()
{
    if (m_http)
        return true;
    {
        const std::lock_guard lock(m_endMutex);
        m_ending = false;
    }
    auto http = std::make_unique<LoopbackServer>(*this);
    auto registryHttp = std::make_unique<LoopbackServer>(m_registryFront);
    // The registry first: the list has its address, and must not be answered before.
    if (!registryHttp->open(0))
        return false;
    if (m_options.registryOnList) {
        const std::lock_guard lock(m_worldMutex);
        m_world.moveToRegistry(QStringLiteral("127.0.0.1:%1").arg(registryHttp->port()));
    }
    if (!http->open(m_options.port))
        return false;
    m_registryHttp = std::move(registryHttp);
    m_http = std::move(http);
    return true;
}

void PracticeService::Server::stop()
{
    if (!m_http)
        return;
    m_http->cut();
    m_registryHttp->cut();
    {
        const std::lock_guard lock(m_endMutex);
        m_ending = true;
    }
    m_ended.notify_all();
    m_http.reset();
    m_registryHttp.reset();
}

bool PracticeService::Server::waitOut(std::chrono::milliseconds latency)
{
    std::unique_lock lock(m_endMutex);
    return !m_ended.wait_for(lock, latency, [this] { return m_ending; });
}

std::optional<PracticeReply> PracticeService::Server::answerTo(const PracticeRequest &request)
{
    if (request.method == "PUT")
        ++m_puts;
    const bool slow = isClusterCall(request);
    if (!waitOut(m_options.latency + (slow ? m_options.clusterLatency : std::chrono::milliseconds(0))))
        return std::nullopt;
    const std::lock_guard lock(m_worldMutex);
    return answer(m_world, request, m_time.now());
}

PracticeReply PracticeService::Server::answerOfRegistry(const PracticeRequest &request)
{
    const std::lock_guard lock(m_worldMutex);
    return m_registry.answer(m_world, request, m_time.now());
}

PracticeReply PracticeService::Server::answerToUnreadable(GatewayRefusal refusal)
{
    const std::lock_guard lock(m_worldMutex);
    return answerUnreadable(m_world, refusal);
}

PracticeService::PracticeService(PracticeOptions options)
    : m_server(std::make_unique<Server>(options))
{
}

PracticeService::~PracticeService() = default;

bool PracticeService::start()
{
    return m_server->start();
}

void PracticeService::stop()
{
    m_server->stop();
}

QUrl PracticeService::endpoint() const
{
    return loopback(m_server->port());
}

QUrl PracticeService::registryEndpoint() const
{
    return loopback(m_server->registryPort());
}

QString PracticeService::accountName() const
{
    return practice::accountName;
}

QString PracticeService::userName() const
{
    return practice::user;
}

QString PracticeService::userPassword() const
{
    return practice::userPassword;
}

QString PracticeService::accessKey() const
{
    return practice::accessKey;
}

QString PracticeService::secretKey() const
{
    return practice::secretKey;
}

QString PracticeService::registryPassword() const
{
    return practice::registryPassword;
}

QString PracticeService::token() const
{
    return QString::fromLatin1(m_server->token());
}

QString PracticeService::projectId() const
{
    return QString::fromLatin1(PracticeWorld::projectId());
}

int PracticeService::putCount() const
{
    return m_server->putCount();
}

int PracticeService::changesOf(const QString &registryId) const
{
    return m_server->changesOf(registryId);
}

bool PracticeService::holdsPassword(const QString &registryId, QStringView password) const
{
    return m_server->holdsPassword(registryId, password);
}

} // namespace hssreg
