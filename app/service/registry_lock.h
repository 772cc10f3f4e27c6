#pragma once

#include "app/service/account.h"

#include <memory>

class QLockFile;

namespace hssreg {

//! Who may change a repository now: one at a time on this computer, whatever program it is. Held as long as the object
//! lives; one that was left by a program that died is taken over. No secret: the file's name is made from the
//! endpoint, project and ID.
class RegistryLock {
public:
    //! Takes nothing yet. `folder`: registryLockFolder(), made (0700) when it is needed.
    RegistryLock(const QString &folder, const Account &account, const QString &registryId);
    ~RegistryLock();
    RegistryLock(const RegistryLock &) = delete;
    RegistryLock &operator=(const RegistryLock &) = delete;

    //! Does not wait. Busy: somebody else has it. Impossible: there can be no locks here (a folder that can not be
    //! written), which is no reason to change nothing.
    enum class Taken { Mine, Busy, Impossible };
    [[nodiscard]] Taken take();

private:
    QString m_folder;
    std::unique_ptr<QLockFile> m_file;
};

//! `hss-registry-access/locks` in the user's data directory: the same for every program of the person.
[[nodiscard]] QString registryLockFolder();

} // namespace hssreg
