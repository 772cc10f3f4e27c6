#pragma once

#include "app/command/command.h"
#include "app/command/kept_connections.h"
#include "app/command/rotate_journal.h"
#include "app/command/rotate_output.h"
#include "app/command/rotate_places.h"
#include "app/command/terminal_questions.h"
#include "app/repository/login_turns.h"
#include "app/rotation/rotation_run.h"
#include "app/rotation/rotation_sites.h"

namespace hssreg {

//! `rotate FILE`: read and check the plan, find places and passwords, open the journal, run, report.
class RotateCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(RotateCommand)
public:
    RotateCommand(RotateOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    // Each says what is wrong and gives the exit code, or nothing when the flow goes on.
    [[nodiscard]] QCoro::Task<std::optional<int>> prepare();
    [[nodiscard]] std::optional<int> readPlan();
    [[nodiscard]] std::optional<int> tellFindings();
    [[nodiscard]] std::optional<int> checkReport() const;
    [[nodiscard]] QCoro::Task<std::optional<int>> readSetup();
    [[nodiscard]] std::optional<int> takeUpLeft();

    [[nodiscard]] QCoro::Task<int> dryRun();
    [[nodiscard]] QCoro::Task<int> runToEnd();
    void makeRun();
    void takeStage();
    [[nodiscard]] QCoro::Task<> settleHistory();
    [[nodiscard]] bool writeReportFile(const RotationReport &report) const;
    [[nodiscard]] int exitCodeOf(const RotationReport &report) const;
    [[nodiscard]] int exitCodeOfSites() const;
    void stop(int times);
    [[nodiscard]] bool isStopped() const;

    RotateOptions m_options;
    Surroundings m_surroundings;
    KeptConnections m_kept;
    TerminalPasscode m_passcodes; // refers to the surroundings, as the following do
    TerminalPasswords m_passwords;
    RotatePlaces m_places;
    RotateJournal m_journal;
    Plan m_plan;
    RotationSetup m_setup;
    RotationSites m_sites;
    LoginTurns m_turns;
    std::unique_ptr<RotationRun> m_run; // refers to the three before and to the journal
    std::unique_ptr<RotateOutput> m_output; // refers to the run
    RotationRun::Hold m_hold = RotationRun::Hold::None; // why the run was ended, if it was not by itself
    QObject m_context;
    CallScope m_scope; // last: ends the flow while the rest still lives
};

} // namespace hssreg
