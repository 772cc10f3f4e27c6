#include "app/service/registry_lock.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLockFile>
#include <QStandardPaths>

namespace hssreg {

namespace {

using namespace Qt::StringLiterals;

// IDs may hold anything, file names may not.
QString lockName(const Account &account, const QString &registryId)
{
    const QString key =
        QStringList{account.endpoint.toString(QUrl::FullyEncoded), account.projectId, registryId}.join(u'\n');
    const QByteArray digest = QCryptographicHash::hash(key.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex()) + u".lock"_s;
}

} // namespace

RegistryLock::RegistryLock(const QString &folder, const Account &account, const QString &registryId)
    : m_folder(folder)
    , m_file(std::make_unique<QLockFile>(QDir(folder).filePath(lockName(account, registryId))))
{
    m_file->setStaleLockTime(0); // only a program that died leaves its lock; a slow one keeps it
}

RegistryLock::~RegistryLock() = default;

RegistryLock::Taken RegistryLock::take()
{
    const QDir folder(m_folder);
    if (!folder.exists()) {
        if (!folder.mkpath(u"."_s))
            return Taken::Impossible;
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    if (m_file->tryLock(0))
        return Taken::Mine;
    return m_file->error() == QLockFile::LockFailedError ? Taken::Busy : Taken::Impossible;
}

QString registryLockFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + u"/hss-registry-access/locks"_s;
}

} // namespace hssreg
