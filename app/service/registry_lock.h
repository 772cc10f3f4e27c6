#pragma once

#include "app/service/account.h"

#include <memory>

namespace hssreg {

//! Who may change a repository now: one at a time on this computer, whatever program it is. Held as long as the object
//! lives; the system takes it from a program that dies. No secret: where it is in the file of the locks is made from the
//! endpoint, project and ID.
class RegistryLock {
public:
    //! Takes nothing yet. `folder`: registryLockFolder(), made (0700) when it is needed.
    RegistryLock(const QString &folder, const Account &account, const QString &registryId);
    ~RegistryLock();
    RegistryLock(const RegistryLock &) = delete;
    RegistryLock &operator=(const RegistryLock &) = delete;

    //! Does not wait, neither for others nor for the disk. Busy: somebody else has it. Impossible: there can be no locks
    //! here (a folder that can not be written), which is no reason to change nothing.
    enum class Taken { Mine, Busy, Impossible };
    [[nodiscard]] Taken take();

private:
    class Held;

    QString m_folder;
    QByteArray m_key;
    std::unique_ptr<Held> m_held;
};

//! `hss-registry-access/locks` in the user's data directory: the same for every program of the person.
[[nodiscard]] QString registryLockFolder();

} // namespace hssreg
