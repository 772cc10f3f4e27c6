#pragma once

#include "app/support/call_scope.h"
#include "app/support/result.h"
#include "app/support/secret.h"

#include <QCoro/QCoroTask>
#include <QString>

namespace hssreg {

//! Why a store of secrets did not do what it was asked.
enum class SecretTrouble {
    Absent, //!< it answered: there is no such secret
    Denied, //!< it, or the person it asked, said no
    NoKeychain, //!< there is no keychain, or it can not be reached
    TimedOut, //!< no answer in time; it may be locked and waiting for somebody
    Cancelled, //!< the scope ended
};
//! What happened and what to do next.
[[nodiscard]] QString secretTroubleText(SecretTrouble trouble);

using SecretAnswer = Result<Secret, SecretTrouble>;
//! Nothing: it is done.
using SecretDone = std::optional<SecretTrouble>;

//! Keeps secrets by key. Every call concludes, in a time limit of the store's.
class SecretStore {
public:
    SecretStore() = default;
    SecretStore(const SecretStore &) = delete;
    SecretStore &operator=(const SecretStore &) = delete;
    virtual ~SecretStore() = default;

    [[nodiscard]] virtual QCoro::Task<SecretAnswer> read(QString key, CallScope &scope) = 0;
    //! Replaces what was there.
    [[nodiscard]] virtual QCoro::Task<SecretDone> write(QString key, Secret secret, CallScope &scope) = 0;
    //! A secret that was not there counts as removed.
    [[nodiscard]] virtual QCoro::Task<SecretDone> remove(QString key, CallScope &scope) = 0;
    //! What people call it: "Secret Service", "this session".
    [[nodiscard]] virtual QString name() const = 0;
};

} // namespace hssreg
