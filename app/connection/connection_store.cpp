#include "app/connection/connection_store.h"

#include "app/connection/profile_json.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace hssreg {

using Kind = StoreError::Kind;

namespace {

constexpr qint64 mostBytes = 4 * 1024 * 1024;
constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr int lockMilliseconds = 2000;

class Store {
    Q_DECLARE_TR_FUNCTIONS(hssreg::ConnectionStore)
};

bool isSameName(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

qsizetype indexOf(const StoredConnections &connections, const QString &name)
{
    for (qsizetype at = 0; at < connections.profiles.size(); ++at) {
        if (isSameName(connections.profiles.at(at).name, name))
            return at;
    }
    return -1;
}

// The name of a file is only safe on the disk once its folder is.
void syncFolder(const QString &path)
{
#ifdef Q_OS_UNIX
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
#else
    Q_UNUSED(path)
#endif
}

// What a link points to is what is replaced: whoever keeps the file elsewhere keeps it there.
QString finalPath(const QString &path)
{
    const QString target = QFileInfo(path).canonicalFilePath();
    return target.isEmpty() ? path : target;
}

bool makeFolder(const QString &folder)
{
    return QDir(folder).exists() || QDir().mkpath(folder);
}

ConnectionStore::Done write(const QString &path, const QByteArray &text)
{
    QSaveFile file(finalPath(path));
    const StoreError failed{Kind::NotWritable, path, 0};
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly))
        return failed;
    if (file.write(text) != text.size() || !file.commit())
        return failed;
    syncFolder(QFileInfo(file.fileName()).absolutePath());
    return std::nullopt;
}

ConnectionStore::Done nameFault(
    const StoredConnections &connections, const QString &name, qsizetype except = -1)
{
    if (name.trimmed().isEmpty())
        return StoreError{Kind::NameMissing, {}, 0};
    const qsizetype taken = indexOf(connections, name);
    if (taken >= 0 && taken != except)
        return StoreError{Kind::NameTaken, name, 0};
    return std::nullopt;
}

StoreError noSuch(const QString &name)
{
    return {Kind::NoSuchConnection, name, 0};
}

} // namespace

QString storeErrorText(const StoreError &error)
{
    const QString where = visible(error.where);
    switch (error.kind) {
    case Kind::NotReadable:
        return Store::tr("The file of the connections, “%1”, can not be read.").arg(where);
    case Kind::NotWritable:
        return Store::tr("The file of the connections, “%1”, can not be written. Nothing was changed.")
            .arg(where);
    case Kind::TooLarge:
        return Store::tr("“%1” is larger than 4 MiB: it is no file of connections.").arg(where);
    case Kind::Damaged:
        return Store::tr(
            "The file of the connections is damaged at %1. It is left as it is: mend it, or move it away.")
            .arg(where);
    case Kind::NewerVersion:
        return Store::tr(
            "The file of the connections, “%1”, was written by a newer program (version %2 of the "
            "file). It is left as it is.")
            .arg(where)
            .arg(error.version);
    case Kind::NameMissing: return Store::tr("Give the connection a name.");
    case Kind::NameTaken: return Store::tr("There is already a connection “%1”.").arg(where);
    case Kind::NoSuchConnection: return Store::tr("There is no connection “%1”.").arg(where);
    case Kind::Busy: return Store::tr("Another program is writing “%1”. Try again in a moment.").arg(where);
    }
    Q_UNREACHABLE();
}

QString defaultConnectionFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + "/hss-registry-access/connections.json"_L1;
}

const ConnectionProfile *StoredConnections::find(const QString &name) const
{
    const qsizetype at = indexOf(*this, name);
    return at < 0 ? nullptr : &profiles.at(at);
}

Result<StoredConnections, StoreError> ConnectionStore::read() const
{
    QFile file(m_path);
    const QFileInfo info(m_path);
    if (!info.exists() && !info.isSymLink())
        return StoredConnections();
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return StoreError{Kind::NotReadable, m_path, 0};
    const QByteArray text = file.read(mostBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return StoreError{Kind::NotReadable, m_path, 0};
    if (text.size() > mostBytes)
        return StoreError{Kind::TooLarge, m_path, 0};
    Result<StoredConnections, StoreError> connections = readConnectionsText(text);
    if (connections.ok())
        return connections;
    StoreError error = connections.error();
    if (error.kind == Kind::Damaged)
        error.where = Store::tr("%1, %2", "file, then place in it").arg(m_path, error.where);
    else
        error.where = m_path;
    return error;
}

template <typename Change> ConnectionStore::Done ConnectionStore::changed(Change change)
{
    if (!makeFolder(QFileInfo(m_path).absolutePath()))
        return StoreError{Kind::NotWritable, m_path, 0};
    QLockFile lock(m_path + ".lock"_L1);
    if (!lock.tryLock(lockMilliseconds))
        return StoreError{
            lock.error() == QLockFile::LockFailedError ? Kind::Busy : Kind::NotWritable, m_path, 0};
    Result<StoredConnections, StoreError> before = read();
    if (!before.ok())
        return before.error();
    StoredConnections connections = std::move(before).value();
    if (Done fault = change(connections))
        return fault;
    return write(m_path, connectionsText(connections));
}

ConnectionStore::Done ConnectionStore::add(const ConnectionProfile &profile)
{
    return changed([&profile](StoredConnections &connections) -> Done {
        if (Done fault = nameFault(connections, profile.name))
            return fault;
        connections.profiles.append(profile);
        if (connections.profiles.last().id.isEmpty())
            connections.profiles.last().id = newProfile().id;
        return std::nullopt;
    });
}

ConnectionStore::Done ConnectionStore::replace(const QString &name, const ConnectionProfile &profile)
{
    return changed([&name, &profile](StoredConnections &connections) -> Done {
        const qsizetype at = indexOf(connections, name);
        if (at < 0)
            return noSuch(name);
        if (Done fault = nameFault(connections, profile.name, at))
            return fault;
        if (isSameName(connections.current, name))
            connections.current = profile.name;
        const QString id = connections.profiles.at(at).id;
        connections.profiles[at] = profile;
        if (profile.id.isEmpty())
            connections.profiles[at].id = id;
        return std::nullopt;
    });
}

ConnectionStore::Done ConnectionStore::duplicate(const QString &name, const QString &newName)
{
    return changed([&name, &newName](StoredConnections &connections) -> Done {
        const qsizetype at = indexOf(connections, name);
        if (at < 0)
            return noSuch(name);
        if (Done fault = nameFault(connections, newName))
            return fault;
        ConnectionProfile copy = connections.profiles.at(at);
        copy.name = newName;
        copy.id = newProfile().id;
        connections.profiles.insert(at + 1, copy);
        return std::nullopt;
    });
}

ConnectionStore::Done ConnectionStore::rename(const QString &name, const QString &newName)
{
    return changed([&name, &newName](StoredConnections &connections) -> Done {
        const qsizetype at = indexOf(connections, name);
        if (at < 0)
            return noSuch(name);
        if (Done fault = nameFault(connections, newName, at))
            return fault;
        if (isSameName(connections.current, name))
            connections.current = newName;
        connections.profiles[at].name = newName;
        return std::nullopt;
    });
}

ConnectionStore::Done ConnectionStore::remove(const QString &name)
{
    return changed([&name](StoredConnections &connections) -> Done {
        const qsizetype at = indexOf(connections, name);
        if (at < 0)
            return noSuch(name);
        connections.profiles.removeAt(at);
        if (isSameName(connections.current, name))
            connections.current.clear();
        return std::nullopt;
    });
}

ConnectionStore::Done ConnectionStore::setCurrent(const QString &name)
{
    return changed([&name](StoredConnections &connections) -> Done {
        const qsizetype at = name.isEmpty() ? -1 : indexOf(connections, name);
        if (at < 0 && !name.isEmpty())
            return noSuch(name);
        connections.current = at < 0 ? QString() : connections.profiles.at(at).name;
        return std::nullopt;
    });
}

} // namespace hssreg
