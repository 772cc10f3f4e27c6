#pragma once

#include "app/practice/practice_options.h"
#include "ui/main/window_actions.h"

#include <QMainWindow>

class QMenu;
class QSplitter;
class QStackedWidget;
class QPushButton;

namespace hssreg {

class AccessEditor;
class AccessForm;
class Clock;
class ConnectionDesk;
class ConnectionState;
class CredentialAges;
class DesktopNotices;
class Drafts;
class FirstRunPage;
class History;
class HistoryDialog;
class Journal;
class LiveConnection;
class LoginTest;
class NoticeBar;
class Prompts;
class RegistryActions;
class RegistryListing;
class RegistryPane;
class ResultPanel;
class RotationDesk;
class UnsentGuard;
class DiagnosticLog;
struct ConnectionTools;
struct HistoryRecord;

//! The window: the repositories on the left, the form on the right, below it what happened. Shows the models it is
//! given and passes on what a person does.
class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    //! The models it shows. All must outlive the window.
    struct Models {
        AccessEditor &editor;
        RegistryListing &listing;
        LiveConnection &connection;
        Prompts &prompts;
        Clock &clock;
        const ConnectionTools &connections;
        History *history = nullptr; //!< null: what is done is not kept
        DiagnosticLog *diagnostics = nullptr; //!< null: requests can not be logged
        Journal *journal = nullptr; //!< null: a rotation can not be taken up again
        DesktopNotices *notices = nullptr; //!< null: the desktop is not told of the end of a rotation
        QString lockFolder = {}; //!< of RegistryLock
    };
    explicit MainWindow(const Models &models, QWidget *parent = nullptr);

    //! Connects with the connection that was in use last, if there is one.
    void connectAtStart();
    //! Connects to a practice service that is made for it.
    void startPractice(const PracticeOptions &options = {});
    //! Opens a draft or plan for review or into the form. Sends nothing.
    void openFile(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    // main_window.cpp: what it is made of
    void makeToolBar();
    void makeCentre();
    [[nodiscard]] QWidget *makeForm();
    void wireActions();
    void wireConnections();
    void wireModels();
    void wireList();
    void wireHistory();
    void wireRotation();
    void showUnfinished();
    void refreshTitle();
    void refreshActions();
    void refreshConnection();
    void refreshFirstRun();
    // main_window_flows.cpp: what a person does
    void fillConnectionMenu();
    void askForConnection();
    void askForId();
    void openRegistry(const QString &id);
    void takeListed();
    void sayAbout();
    void showHistory();
    void putBack(const HistoryRecord &record);

    AccessEditor &m_editor;
    RegistryListing &m_listing;
    LiveConnection &m_connection;
    Prompts &m_prompts;
    const Clock &m_clock;
    const ConnectionTools &m_tools;
    WindowActions m_actions;
    UnsentGuard *m_guard;
    Drafts *m_drafts;
    ConnectionDesk *m_desk;
    QPushButton *m_title = nullptr;
    QMenu *m_titleMenu = nullptr;
    ConnectionState *m_state = nullptr;
    NoticeBar *m_banner = nullptr;
    NoticeBar *m_notice = nullptr;
    NoticeBar *m_unfinished = nullptr; // a rotation
    FirstRunPage *m_firstRun = nullptr;
    QStackedWidget *m_whole = nullptr; // the first run's page, or list and form
    RegistryPane *m_pane = nullptr;
    QStackedWidget *m_right = nullptr;
    LoginTest *m_loginTest = nullptr;
    AccessForm *m_form = nullptr;
    ResultPanel *m_results = nullptr;
    RegistryActions *m_tasks;
    RotationDesk *m_rotation;
    History *m_history;
    CredentialAges *m_ages;
    HistoryDialog *m_historyDialog = nullptr; // once it was asked for
    bool m_mayClose = false;
};

} // namespace hssreg
