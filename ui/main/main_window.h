#pragma once

#include "app/connection/connection_settings.h"
#include "app/practice/practice_options.h"
#include "ui/main/window_actions.h"

#include <QMainWindow>

#include <optional>

class QSplitter;
class QStackedWidget;
class QPushButton;

namespace hssreg {

class AccessEditor;
class AccessForm;
class Clock;
class Drafts;
class LiveConnection;
class NoticeBar;
class Prompts;
class RegistryListing;
class RegistryPane;
class ResultPanel;
class UnsentGuard;

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
        const Clock &clock;
    };
    explicit MainWindow(const Models &models, QWidget *parent = nullptr);

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
    void wireModels();
    void wireList();
    void refreshTitle();
    void refreshActions();
    void refreshConnection();
    // main_window_flows.cpp: what a person does
    void askForConnection();
    void connectWith(ConnectionSettings settings);
    void disconnectNow();
    void askForId();
    void openRegistry(const QString &id);
    void takeListed();
    void leaveConnection(const QString &what, const std::function<void()> &goOn);
    void sayAbout();

    AccessEditor &m_editor;
    RegistryListing &m_listing;
    LiveConnection &m_connection;
    Prompts &m_prompts;
    const Clock &m_clock;
    WindowActions m_actions;
    UnsentGuard *m_guard;
    Drafts *m_drafts;
    QPushButton *m_title = nullptr;
    NoticeBar *m_banner = nullptr;
    NoticeBar *m_notice = nullptr;
    RegistryPane *m_pane = nullptr;
    QStackedWidget *m_right = nullptr;
    AccessForm *m_form = nullptr;
    ResultPanel *m_results = nullptr;
    ConnectionSettings m_last; // what the dialog starts with; without a token
    std::optional<ConnectionSettings> m_wanted; // while the person is asked about unsent changes
    bool m_mayClose = false;
};

} // namespace hssreg
