#pragma once

#include "app/command/finding.h"
#include "app/command/surroundings.h"
#include "app/connection/connection_profile.h"
#include "app/support/call_scope.h"

#include <QCoreApplication>

#include <QCoro/QCoroTask>

namespace hssreg {

//! Whether a command has to prove who it is.
enum class TokenUse {
    Needed,
    NeededElsewhere, //!< needed, but where HSS is, and which project, may be said elsewhere: in a plan
    NotNeeded,
};

//! What the field table finds wrong with the project, the enterprise project, the token and the repository IDs that
//! the command line names. What is neither given nor needed is not looked at.
[[nodiscard]] QList<Finding> accountFindings(const ConnectionSettings &settings, const GlobalOptions &options,
    TokenUse use, const QStringList &ids = {});

//! Why there is no account to work with, in words.
struct AccountFault {
    QString text;
    bool noSecret = false; //!< a kept connection is without its secret; else the command line is wrong
};

//! Where HSS is and who asks. For each part, the first that has it: the options; the kept connection that is named;
//! without one, the environment that the vendor's own tools read, and the SDK's profile file. Says where each part
//! came from with --verbose, never what it is.
class AccountOptions {
    Q_DECLARE_TR_FUNCTIONS(AccountOptions)
public:
    explicit AccountOptions(const Surroundings &surroundings)
        : m_surroundings(surroundings)
    {
    }

    //! The connection. What the field table finds wrong with project, enterprise project and token is left to
    //! accountFindings(). Reads the secrets if they are needed, from standard input and the keychain too; when they
    //! are not, place and project may be missing as well. This object and the scope must outlive the task.
    [[nodiscard]] QCoro::Task<Result<ConnectionSettings, AccountFault>> read(
        TokenUse use, CallScope &scope) const;

private:
    using Read = Result<ConnectionSettings, AccountFault>;

    [[nodiscard]] QCoro::Task<Read> fromConnection(TokenUse use, CallScope &scope) const;
    [[nodiscard]] ConnectionSettings fromEnvironment() const;
    void takeOptions(ConnectionSettings &settings) const;
    void takeNetwork(ConnectionSettings &settings) const;
    [[nodiscard]] QString lacking(ConnectionSettings &settings, TokenUse use) const;
    [[nodiscard]] bool isPlaced(const ConnectionSettings &settings) const;
    [[nodiscard]] QString faultOf(const ConnectionSettings &settings, TokenUse use) const;
    void take(QString &part, const std::optional<QString> &option, const char *name) const;
    [[nodiscard]] QString firstOf(const QString &what, std::initializer_list<const char *> variables) const;
    [[nodiscard]] QString placeWords(const SecretPlace &place) const;
    void sayFrom(const QString &what, const QString &source) const;

    const Surroundings &m_surroundings;
};

} // namespace hssreg
