#include "app/connection/keychain_store.h"

#include <QCoreApplication>
#include <QTimer>

#include <qt6keychain/keychain.h>

#ifdef QT_DBUS_LIB // QtKeychain brings it along where there is a Secret Service
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Answer = Result<Secret, SecretTrouble>; // of a write or a removal: an empty secret

SecretTrouble troubleOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound: return SecretTrouble::Absent;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied: return SecretTrouble::Denied;
    case QKeychain::NoError:
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError: return SecretTrouble::NoKeychain;
    }
    return SecretTrouble::NoKeychain; // the library may know more errors than its header did
}

// One job of QtKeychain. The job is nobody's: it deletes itself when it ends, which may be long after this call
// concluded or was destroyed; deleting it before would be a use after free in its backend.
class KeychainCall final : public AwaitedCall<Answer> {
public:
    KeychainCall(QKeychain::Job *job, std::chrono::milliseconds limit, CallScope &scope)
        : AwaitedCall(scope)
        , m_job(job)
        , m_limit(limit)
    {
    }
    ~KeychainCall()
    {
        if (!m_started)
            delete m_job;
    }
    void cancel() override { conclude(SecretTrouble::Cancelled); }

private:
    void start() override
    {
        m_started = true;
        m_timer.setSingleShot(true);
        QObject::connect(
            &m_timer, &QTimer::timeout, &m_context, [this] { conclude(SecretTrouble::TimedOut); });
        m_timer.start(m_limit);
        QObject::connect(
            m_job, &QKeychain::Job::finished, &m_context, [this](QKeychain::Job *job) { ended(*job); });
        m_job->start();
    }
    void ended(const QKeychain::Job &job)
    {
        if (job.error() != QKeychain::NoError) {
            conclude(troubleOf(job.error()));
            return;
        }
        const auto *reading = qobject_cast<const QKeychain::ReadPasswordJob *>(&job);
        conclude(reading ? Secret(reading->textData()) : Secret());
    }

    QKeychain::Job *m_job;
    std::chrono::milliseconds m_limit;
    bool m_started = false;
    QTimer m_timer;
    QObject m_context;
};

template <typename Job> Job *makeJob(const QString &service, const QString &key)
{
    auto *job = new Job(service);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->setKey(key);
    return job;
}

#ifdef QT_DBUS_LIB
using Attributes = QMap<QString, QString>;

// Whether the Secret Service has the secret behind a lock. libsecret gives the same answer for a secret that is not
// there and for one that nobody unlocked.
class LockedQuestion final : public AwaitedCall<bool> {
public:
    LockedQuestion(
        const QString &service, const QString &key, std::chrono::milliseconds limit, CallScope &scope)
        : AwaitedCall(scope)
        , m_attributes{{u"server"_s, service}, {u"user"_s, key}} // as QtKeychain's backend names them
        , m_limit(limit)
    {
    }
    void cancel() override { conclude(false); }

private:
    void start() override
    {
        qDBusRegisterMetaType<Attributes>();
        QDBusMessage search = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s,
            u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
        search.setArguments({QVariant::fromValue(m_attributes)});
        const QDBusPendingCall call = QDBusConnection::sessionBus().asyncCall(search, int(m_limit.count()));
        m_watcher.emplace(call);
        QObject::connect(&*m_watcher, &QDBusPendingCallWatcher::finished, &m_context, [this] { answered(); });
    }
    void answered()
    {
        const QDBusPendingReply<QList<QDBusObjectPath>, QList<QDBusObjectPath>> reply = *m_watcher;
        conclude(!reply.isError() && !reply.argumentAt<1>().isEmpty());
    }

    Attributes m_attributes;
    std::chrono::milliseconds m_limit;
    std::optional<QDBusPendingCallWatcher> m_watcher;
    QObject m_context;
};
#endif

enum class Use { Read, Remove };

// A removal is checked too: of a locked secret it is said to be done, and it is still there.
QCoro::Task<Answer> seenThrough(
    Use use, Answer answer, QString service, QString key, std::chrono::milliseconds limit, CallScope &scope)
{
#ifdef QT_DBUS_LIB
    const bool wasFound = answer.ok() && use == Use::Read;
    const bool mayBeLocked = !wasFound && (answer.ok() || answer.error() == SecretTrouble::Absent);
    if (mayBeLocked) {
        LockedQuestion question(service, key, limit, scope);
        const bool locked = co_await question.conclusion();
        if (locked)
            co_return SecretTrouble::Denied;
    }
#else
    Q_UNUSED(use)
#endif
    co_return answer;
}

SecretDone doneOf(const Answer &answer)
{
    return answer.ok() ? SecretDone() : SecretDone(answer.error());
}

} // namespace

QCoro::Task<SecretAnswer> KeychainStore::read(QString key, CallScope &scope)
{
    KeychainCall call(makeJob<QKeychain::ReadPasswordJob>(m_service, key), m_limit, scope);
    Answer answer = co_await call.conclusion();
    co_return co_await seenThrough(Use::Read, std::move(answer), m_service, key, m_limit, scope);
}

QCoro::Task<SecretDone> KeychainStore::write(QString key, Secret secret, CallScope &scope)
{
    auto *job = makeJob<QKeychain::WritePasswordJob>(m_service, key);
    job->setTextData(secret.reveal().toString());
    KeychainCall call(job, m_limit, scope);
    const Answer answer = co_await call.conclusion();
    co_return doneOf(answer);
}

QCoro::Task<SecretDone> KeychainStore::remove(QString key, CallScope &scope)
{
    KeychainCall call(makeJob<QKeychain::DeletePasswordJob>(m_service, key), m_limit, scope);
    Answer ended = co_await call.conclusion();
    const Answer answer = co_await seenThrough(Use::Remove, std::move(ended), m_service, key, m_limit, scope);
    if (!answer.ok() && answer.error() == SecretTrouble::Absent)
        co_return std::nullopt;
    co_return doneOf(answer);
}

QString KeychainStore::name() const
{
#if defined(Q_OS_MACOS)
    return QCoreApplication::translate("hssreg::SecretStores", "macOS Keychain");
#elif defined(Q_OS_WIN)
    return QCoreApplication::translate("hssreg::SecretStores", "Windows Credential Manager");
#else
    return QCoreApplication::translate("hssreg::SecretStores", "Secret Service");
#endif
}

} // namespace hssreg
