#include "app/service/registry_lock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>
#include <QtEndian>

#ifdef Q_OS_LINUX
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>
#else
#include <QLockFile>
#endif

namespace hssreg {

namespace {

using namespace Qt::StringLiterals;

// IDs may hold anything.
QByteArray lockKey(const Account &account, const QString &registryId)
{
    const QStringList parts{account.endpoint.toString(QUrl::FullyEncoded), account.projectId, registryId};
    return QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
}

bool madeFolder(const QString &path)
{
    const QDir folder(path);
    if (folder.exists())
        return true;
    return folder.mkpath(u"."_s)
        && QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

} // namespace

#ifdef Q_OS_LINUX

//! A byte of the one file, of its own for each repository: nothing is written, made or removed for a lock, so that
//! thousands of them cost nothing. (QLockFile waits for the disk with each.)
class RegistryLock::Held {
public:
    Held(const QString &folder, const QByteArray &key)
        : m_file(open(QFile::encodeName(folder + u"/registries"_s).constData(), O_RDWR | O_CREAT | O_CLOEXEC,
            S_IRUSR | S_IWUSR))
        , m_place(off_t(qFromBigEndian<quint64>(key.constData()) >> 2))
    {
    }
    ~Held()
    {
        if (m_file >= 0)
            close(m_file);
    }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;

    [[nodiscard]] Taken take() const
    {
        struct flock lock = {};
        lock.l_type = F_WRLCK;
        lock.l_whence = SEEK_SET;
        lock.l_start = m_place;
        lock.l_len = 1;
        if (m_file >= 0 && fcntl(m_file, F_OFD_SETLK, &lock) == 0)
            return Taken::Mine;
        return m_file >= 0 && (errno == EAGAIN || errno == EACCES) ? Taken::Busy : Taken::Impossible;
    }

private:
    int m_file;
    off_t m_place;
};

#else

class RegistryLock::Held {
public:
    Held(const QString &folder, const QByteArray &key)
        : m_file(folder + u'/' + QString::fromLatin1(key.toHex()) + u".lock"_s)
    {
        m_file.setStaleLockTime(0); // only a program that died leaves its lock; a slow one keeps it
    }
    [[nodiscard]] Taken take()
    {
        if (m_file.tryLock(0))
            return Taken::Mine;
        return m_file.error() == QLockFile::LockFailedError ? Taken::Busy : Taken::Impossible;
    }

private:
    QLockFile m_file;
};

#endif

RegistryLock::RegistryLock(const QString &folder, const Account &account, const QString &registryId)
    : m_folder(folder)
    , m_key(lockKey(account, registryId))
{
}

RegistryLock::~RegistryLock() = default;

RegistryLock::Taken RegistryLock::take()
{
    if (!madeFolder(m_folder))
        return Taken::Impossible;
    if (!m_held)
        m_held = std::make_unique<Held>(m_folder, m_key);
    return m_held->take();
}

QString registryLockFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/hss-registry-access/locks"_s;
}

} // namespace hssreg
