#pragma once

#include "ui/rotation/password_prompt.h"
#include "ui/rotation/rotation_draft.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace hssreg {

class ReportPage;
class ReviewPage;
class RotationPage;
class RotationRun;
class RunPage;
class RunTable;
class StepTrail;
class ToneText;

//! The track of a rotation: choose, new login, test, review, run, report. One can go back until it runs. Nothing runs
//! before the person says so at the review.
class RotationDialog final : public QDialog {
    Q_OBJECT
public:
    enum class Step { Choose, NewLogin, Test, Review, Run, Report };

    //! Refers to the tools.
    explicit RotationDialog(const RotationTools &tools, QWidget *parent = nullptr);
    ~RotationDialog() override;

    //! The connection of the window and what its list has. Before one of the three starts.
    void setWindow(ConnectionSettings settings, const QList<RegistryInfo> &listed, bool listIsKnown);
    //! With these of the list chosen, by their IDs. They can still be changed.
    void startWithSelection(const QStringList &ids);
    //! With the rows of a plan without errors: at the review, or at the new login when a password is missing.
    void startWithPlan(Plan plan, const QString &fileName, const QString &folder);
    //! With what a run before left behind: at the review.
    void startWithJournal(JournalRun run, std::vector<JournalItem> items);

    [[nodiscard]] Step step() const { return m_step; }
    //! Null before it runs.
    [[nodiscard]] RotationRun *run() const { return m_run.get(); }
    [[nodiscard]] RotationDraft &draft() { return m_draft; }

    void reject() override;

Q_SIGNALS:
    //! Something was sent: what HSS has is something else.
    void sent();

private:
    // rotation_dialog.cpp: the steps
    void makeFooter();
    void layOut();
    void makePages(Step first);
    void go(Step step);
    void next();
    void back();
    void refresh();
    [[nodiscard]] RotationPage *page(Step step) const;
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString nextText() const;
    // rotation_dialog_run.cpp: the run
    QCoro::Task<> startRun();
    void makeRun(RotationSetup setup);
    [[nodiscard]] bool isJournaled() const;
    void followRun();
    void runEnded();
    void notStarted();
    void tellTheDesktop();
    void signInAgain(int site);
    void askToken(int site);
    QCoro::Task<> takeUpSite(int site);
    void askToClose();

    const RotationTools &m_tools;
    PasswordPrompt m_prompt;
    RotationDraft m_draft;
    Step m_first = Step::Choose;
    Step m_step = Step::Choose;
    StepTrail *m_trail;
    ToneText *m_heading;
    QStackedWidget *m_pages;
    QList<RotationPage *> m_before; // of the steps before the run
    ReviewPage *m_review = nullptr;
    QWidget *m_footer;
    ToneText *m_obstacle;
    QPushButton *m_back;
    QPushButton *m_next;
    QPushButton *m_close;
    bool m_starting = false;
    bool m_closing = false;
    std::unique_ptr<RotationRun> m_run;
    RunTable *m_table = nullptr;
    RunPage *m_runPage = nullptr;
    ReportPage *m_report = nullptr; // once the run has ended
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
