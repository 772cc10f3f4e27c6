#pragma once

#include "app/command/command.h"
#include "app/command/kept_connections.h"
#include "app/command/terminal_questions.h"
#include "app/connection/connection_test.h"
#include "app/connection/import_candidate.h"
#include "app/support/call_scope.h"

#include <QObject>

namespace hssreg {

class ConnectionDraft;

//! `connection list|add|import|remove|test`: the connections that are kept on this computer.
class ConnectionCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(ConnectionCommand)
public:
    ConnectionCommand(ConnectionOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    [[nodiscard]] int list();
    [[nodiscard]] QCoro::Task<int> add();
    [[nodiscard]] int listImports();
    [[nodiscard]] QCoro::Task<int> import();
    [[nodiscard]] QCoro::Task<int> keep(ConnectionProfile profile, std::map<SecretRole, Secret> secrets);
    [[nodiscard]] QCoro::Task<std::optional<int>> findProject(ConnectionDraft &draft);
    [[nodiscard]] QCoro::Task<int> remove();
    [[nodiscard]] std::optional<int> askToRemove(const ConnectionProfile &profile);
    [[nodiscard]] QCoro::Task<int> test();
    [[nodiscard]] std::vector<ImportCandidate> imports() const;
    [[nodiscard]] int fail(Outcome outcome, const QString &message);
    [[nodiscard]] int failStore(const StoreError &error);
    [[nodiscard]] int failSecret(SecretTrouble trouble);
    [[nodiscard]] int wrong(const QString &complaint);
    void answer(const ConnectionProfile &profile, const QString &what);
    [[nodiscard]] Output &output() { return m_surroundings.output; }

    ConnectionOptions m_options;
    GlobalOptions m_global; //!< with the name that the command line gives
    Surroundings m_surroundings;
    KeptConnections m_kept;
    TerminalPasscode m_asker; // refers to the surroundings
    QObject m_context;
    CallScope m_cleanUp; //!< what is still done after the first signal; the second ends it too
    CallScope m_scope; // last: ends the flow while the rest still lives
};

} // namespace hssreg
