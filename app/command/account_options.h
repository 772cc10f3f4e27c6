#pragma once

#include "app/command/finding.h"
#include "app/command/surroundings.h"

#include <QCoreApplication>

namespace hssreg {

//! Whether a command has to prove who it is.
enum class TokenUse { Needed, NotNeeded };

//! What the field table finds wrong with the project, the enterprise project, the token and, with `id`, the
//! repository ID. What is neither given nor needed is not looked at.
[[nodiscard]] QList<Finding> accountFindings(const ConnectionSettings &settings, const GlobalOptions &options,
    TokenUse use, const std::optional<QString> &id = std::nullopt);

//! Where HSS is and who asks: first the options, then the environment that the vendor's own tools read. Says where
//! each part came from with --verbose, never what it is.
class AccountOptions {
    Q_DECLARE_TR_FUNCTIONS(AccountOptions)
public:
    explicit AccountOptions(const Surroundings &surroundings)
        : m_surroundings(surroundings)
    {
    }

    //! The connection, or in words why there is none. What the field table finds wrong with project, enterprise
    //! project and token is left to accountFindings(). Reads the token if it is needed, from standard input too; when
    //! it is not, place and project may be missing as well.
    [[nodiscard]] Result<ConnectionSettings, QString> read(TokenUse use) const;

private:
    [[nodiscard]] bool place(ConnectionSettings &settings) const;
    [[nodiscard]] QString firstOf(const std::optional<QString> &option, const char *option_name,
        std::initializer_list<const char *> variables) const;
    [[nodiscard]] QString readToken(Secret &token) const;
    [[nodiscard]] QString fault(const ConnectionSettings &settings) const;
    void say(const QString &what, const QString &source) const;

    const Surroundings &m_surroundings;
};

} // namespace hssreg
