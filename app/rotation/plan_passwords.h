#pragma once

#include "app/connection/secret_store.h"
#include "app/rotation/password_findings.h"
#include "app/rotation/plan_file.h"
#include "app/support/call_scope.h"

#include <QCoro/QCoroTask>

#include <map>
#include <optional>

namespace hssreg {

//! Asks a person for a password of a plan. A window and a terminal do so differently.
class PasswordAsker {
public:
    PasswordAsker() = default;
    PasswordAsker(const PasswordAsker &) = delete;
    PasswordAsker &operator=(const PasswordAsker &) = delete;
    virtual ~PasswordAsker() = default;

    //! The password, or nothing when the person, or the scope, cancelled. `name`: of `prompt:NAME`, empty for `prompt`;
    //! show it as plain text. `repositories`: how many rows it is for.
    [[nodiscard]] virtual QCoro::Task<std::optional<Secret>> ask(
        QString name, int repositories, CallScope &scope) = 0;
};

//! What came of looking for the passwords of a plan.
struct PasswordSearch {
    QList<PlanFinding> findings; //!< about what was found or not; errors: the plan can not run. No secret.
    bool cancelled = false; //!< by the person who was asked, or the scope

    [[nodiscard]] bool canRun() const;
};

//! The passwords that a plan needs, fetched before it runs: each once, however many rows say the same.
class PlanPasswords {
public:
    //! Whether `file:` may name a pipe, which can make the thread wait: in a terminal yes, in a window no.
    enum class Pipes { Read, Refuse };

    //! Relative paths are taken from `folder`. Store and asker must outlive this object.
    PlanPasswords(QString folder, SecretStore &store, PasswordAsker &asker, Pipes pipes);

    //! Fetches what the rows promise; people are asked last, and only when all else was found. Once at a time. `rows`
    //! must live until it ends. A row that has its password is left alone. Cancelled when the scope is.
    [[nodiscard]] QCoro::Task<PasswordSearch> find(const std::vector<PlanRow> &rows, CallScope &scope);

    //! The password of a row: its own, or the one found where it says; null when it sets none, or none was found. Owned
    //! by the row or by this object, until find() is called again.
    [[nodiscard]] const Secret *passwordFor(const PlanRow &row) const;

private:
    //! Says false when the scope or the person cancelled.
    [[nodiscard]] QCoro::Task<bool> look(QString from, int repositories, CallScope &scope);
    [[nodiscard]] LookedPassword lookAtFile(const QString &name) const;

    QString m_folder;
    SecretStore &m_store;
    PasswordAsker &m_asker;
    Pipes m_pipes;
    std::map<QString, LookedPassword> m_found; // by what the plan says
};

} // namespace hssreg
