#pragma once

#include "app/command/command.h"
#include "app/command/command_history.h"
#include "app/command/finding.h"
#include "app/command/service_answer.h"
#include "app/command/terminal_questions.h"
#include "app/connection/session.h"
#include "app/support/call_scope.h"

#include <QObject>

namespace hssreg {

//! `update ID FIELD…`: check, read, compare, send, prove.
class UpdateCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(UpdateCommand)
public:
    UpdateCommand(UpdateOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    enum class Phase { Preparing, Reading, Sending, Proving };

    // Each says what is wrong and gives the exit code, or nothing when the flow goes on.
    [[nodiscard]] QCoro::Task<std::optional<int>> prepare();
    [[nodiscard]] std::optional<int> readShown();
    [[nodiscard]] std::optional<int> readPassword();
    [[nodiscard]] std::optional<int> checkAlone();
    [[nodiscard]] std::optional<int> take(const RegistryList &list);
    [[nodiscard]] std::optional<int> checkAll();

    [[nodiscard]] int plan();
    QCoro::Task<> synchronise();
    QCoro::Task<> prove();
    void sayWhatWasNotTaken(const RegistryInfo &now);
    void stop(int times);
    [[nodiscard]] int end(Outcome outcome, const QString &message = {});
    [[nodiscard]] static QString busyText();
    [[nodiscard]] int finish();
    void keep();
    [[nodiscard]] const RegistryInfo *known() const;
    [[nodiscard]] QString differences(const RegistryInfo &now) const;

    UpdateOptions m_options;
    Surroundings m_surroundings;
    TerminalPasscode m_asker; // refers to the surroundings
    Phase m_phase = Phase::Preparing;
    ConnectionSettings m_settings;
    QList<Finding> m_accountFindings;
    std::optional<RegistryInfo> m_shown; //!< what --if-unchanged compares with
    std::optional<RegistryInfo> m_before; //!< what HSS said just before the update
    FieldTexts m_sent;
    CommandHistory m_history; // refers to the surroundings
    UpdateResult m_result;
    std::unique_ptr<Session> m_session;
    QObject m_context;
    CallScope m_scope; // last: ends the flow while the rest still lives
};

} // namespace hssreg
