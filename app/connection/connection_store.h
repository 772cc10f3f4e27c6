#pragma once

#include "app/connection/connection_profile.h"

namespace hssreg {

//! Why the file of the connections could not be read or changed.
struct StoreError {
    enum class Kind {
        NotReadable,
        NotWritable,
        TooLarge, //!< over 4 MiB
        Damaged, //!< no JSON, or not of the shape that is expected; `where` says at which place
        NewerVersion, //!< written by a newer program: left alone
        NameMissing,
        NameTaken,
        NoSuchConnection,
        Busy, //!< another program has been writing it for too long
    };
    Kind kind;
    QString where; //!< the file; with Damaged also line and column or the member; of names, the name
    int version = 0; //!< with NewerVersion
};
//! What happened and what to do next.
[[nodiscard]] QString storeErrorText(const StoreError &error);

//! Where the connections of this person are kept: `connections.json` in the folder of the configuration.
[[nodiscard]] QString defaultConnectionFile();

//! What the file holds.
struct StoredConnections {
    QList<ConnectionProfile> profiles; //!< in the person's order
    QString current; //!< name of the one in use; empty: none
    QJsonObject unknown; //!< as in ConnectionProfile

    //! Null when there is none of that name. Points into this object.
    [[nodiscard]] const ConnectionProfile *find(const QString &name) const;
};

//! Connections in a readable file (JSON, with a version, 0600, without secrets). A file that can not be understood is
//! never written over. Each change reads the file again, so that two programs do not undo each other's, and replaces
//! it in one piece.
class ConnectionStore {
public:
    using Done = std::optional<StoreError>; //!< nothing: it is done

    explicit ConnectionStore(QString path)
        : m_path(std::move(path))
    {
    }
    [[nodiscard]] const QString &path() const { return m_path; }

    //! A file that is not there holds no connections.
    [[nodiscard]] Result<StoredConnections, StoreError> read() const;

    //! At the end of the list.
    [[nodiscard]] Done add(const ConnectionProfile &profile);
    //! Puts the profile in the place of the one with this name; its own name may differ.
    [[nodiscard]] Done replace(const QString &name, const ConnectionProfile &profile);
    //! A copy behind the original, with an ID of its own. Its secrets are the caller's to copy.
    [[nodiscard]] Done duplicate(const QString &name, const QString &newName);
    [[nodiscard]] Done rename(const QString &name, const QString &newName);
    //! Its secrets are the caller's to remove, before.
    [[nodiscard]] Done remove(const QString &name);
    //! Empty: none is current.
    [[nodiscard]] Done setCurrent(const QString &name);

private:
    template <typename Change> Done changed(Change change);

    QString m_path;
};

} // namespace hssreg
