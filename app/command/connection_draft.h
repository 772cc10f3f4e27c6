#pragma once

#include "app/command/surroundings.h"
#include "app/connection/account_lookups.h"
#include "app/connection/connection_secrets.h"

#include <QCoreApplication>

#include <map>

namespace hssreg {

//! Why IAM did not tell the project: what it said, or what to do about what it said.
struct ProjectTrouble {
    std::optional<ServiceReport> report;
    QString text; //!< without a report
};

//! The connection that `connection add` describes, and the secrets that came with it.
class ConnectionDraft {
    Q_DECLARE_TR_FUNCTIONS(ConnectionDraft)
public:
    ConnectionDraft(const ConnectionOptions &options, const Surroundings &surroundings)
        : m_options(options)
        , m_surroundings(surroundings)
    {
    }
    //! Reads the options, and the secrets from where they say. What is wrong with the command line, in words; empty
    //! when nothing is.
    [[nodiscard]] QString read();
    //! Whether the project was left out and can be asked for.
    [[nodiscard]] bool lacksProject() const;
    //! Signs in as the draft says and takes the project from IAM: the region's own, or the only one. Reads secrets that
    //! live elsewhere. This object, the others and the scope must outlive the task.
    [[nodiscard]] QCoro::Task<std::optional<ProjectTrouble>> findProject(
        ConnectionSecrets &kept, AccountLookups &lookups, CallScope &scope);
    //! What is wrong with the connection itself; a project that can be asked for is not missing.
    [[nodiscard]] QStringList faults() const;

    ConnectionProfile profile = newProfile();
    std::map<SecretRole, Secret> secrets;

private:
    void takePlace();
    [[nodiscard]] QString takeToken();
    [[nodiscard]] QString takeKeys();
    [[nodiscard]] QString takeLogin();
    [[nodiscard]] QString takeProxyLogin();
    [[nodiscard]] QString takeSecret(SecretRole role, const QString &file, const QString &needs);
    [[nodiscard]] QString takeFile(SecretRole role, const QString &file);
    void takeSource(SecretRole role, const QString &place);
    [[nodiscard]] std::optional<ProjectTrouble> takeProject(const QList<IamProject> &projects);
    [[nodiscard]] QString askPassword();

    const ConnectionOptions &m_options;
    const Surroundings &m_surroundings;
};

} // namespace hssreg
