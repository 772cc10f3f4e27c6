#include "ui/main/main_window.h"

#include "app/connection/session.h"
#include "app/editor/access_editor.h"
#include "app/editor/login_test.h"
#include "app/editor/operation_history.h"
#include "app/editor/registry_listing.h"
#include "app/history/credential_ages.h"
#include "app/history/history.h"
#include "ui/connection/connection_tools.h"
#include "ui/form/access_form.h"
#include "ui/list/refresh_menu.h"
#include "ui/list/registry_pane.h"
#include "ui/main/connection_desk.h"
#include "ui/main/connection_state.h"
#include "ui/main/diagnostic_menu.h"
#include "ui/main/drafts.h"
#include "ui/main/first_run_page.h"
#include "ui/main/live_connection.h"
#include "ui/main/notice_bar.h"
#include "ui/main/result_panel.h"
#include "ui/main/rotation_desk.h"
#include "ui/main/unsent_guard.h"
#include "ui/registry/registry_actions.h"
#include "ui/widgets/tone_text.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolBar>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(const Models &models, QWidget *parent)
    : QMainWindow(parent)
    , m_editor(models.editor)
    , m_listing(models.listing)
    , m_connection(models.connection)
    , m_prompts(models.prompts)
    , m_clock(models.clock)
    , m_tools(models.connections)
    , m_actions(*this)
    , m_guard(new UnsentGuard(m_editor, m_prompts, *this))
    , m_drafts(new Drafts(m_editor, m_listing, m_connection, *m_guard, *this))
    , m_desk(new ConnectionDesk(m_tools, {*this, m_connection, m_editor, *m_guard}))
    , m_tasks(new RegistryActions(
          {models.connection.operations(), m_listing, m_editor, models.clock},
          [this] { return m_pane ? m_pane->selected() : QStringList(); }, *this))
    , m_rotation(new RotationDesk({models.clock, m_tools, models.connection.operations().loginTurns,
                                      models.lockFolder, models.notices, models.journal, models.history},
          {*this, m_connection, m_listing, [this] { return m_pane->selected(); }}))
    , m_history(models.history)
    , m_ages(new CredentialAges(m_history, this))
{
    m_actions.fillMenus(*menuBar(),
        {*new RefreshMenu(m_listing.autoRefresh(), *this, this),
            *new DiagnosticMenu(models.diagnostics, *this)},
        m_tasks->all());
    makeToolBar();
    makeCentre();
    wireActions();
    wireConnections();
    wireModels();
    wireList();
    wireHistory();
    wireRotation();
    refreshTitle();
    refreshConnection();
    if (m_whole->currentWidget() == m_firstRun)
        m_firstRun->setFocus();
    else
        m_pane->focusList();
    const int letter = fontMetrics().averageCharWidth();
    const QSize whole(letter * 190, fontMetrics().height() * 57); // the form without scrolling
    resize(whole.boundedTo(screen()->availableSize()));
}

void MainWindow::makeToolBar()
{
    auto *bar = addToolBar(tr("Connection"));
    bar->setObjectName(u"connectionBar"_s);
    bar->setMovable(false);
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    const int side = fontMetrics().height();
    bar->setIconSize({side, side});
    m_title = new QPushButton(bar);
    m_title->setObjectName(u"connectionTitle"_s);
    m_title->setIcon(m_actions.connectTo->icon());
    m_title->setIconSize(bar->iconSize());
    m_titleMenu = new QMenu(m_title);
    m_title->setMenu(m_titleMenu);
    bar->addWidget(m_title);
    bar->addSeparator();
    m_actions.fillToolBar(*bar);
    auto *spring = new QWidget(bar);
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spring);
    m_state = new ConnectionState(m_connection, m_listing, m_tools.clock, bar);
    bar->addWidget(m_state);
    bar->toggleViewAction()->setVisible(false);
    setContextMenuPolicy(Qt::NoContextMenu);
}

void MainWindow::makeCentre()
{
    auto *centre = new QWidget(this);
    m_banner = new NoticeBar(u"practice"_s, Tone::Busy, tr("Leave"), centre);
    m_banner->setObjectName(u"practiceBanner"_s);
    m_notice = new NoticeBar(u"info"_s, Tone::Mark, tr("Dis&miss"), centre);
    m_notice->setObjectName(u"notice"_s);
    m_unfinished = new NoticeBar(u"warning"_s, Tone::Busy, tr("Go on…"), centre);
    m_unfinished->setObjectName(u"unfinished"_s);
    m_pane = new RegistryPane(m_listing, m_clock, centre);
    m_results = new ResultPanel(*m_actions.copyRequestId, centre);
    auto *rightSide = new QSplitter(Qt::Vertical, centre);
    rightSide->setChildrenCollapsible(false);
    rightSide->addWidget(makeForm());
    rightSide->addWidget(m_results);
    rightSide->setStretchFactor(0, 3);
    rightSide->setStretchFactor(1, 1);
    auto *sides = new QSplitter(Qt::Horizontal, centre);
    sides->setChildrenCollapsible(false);
    sides->addWidget(m_pane);
    sides->addWidget(rightSide);
    sides->setStretchFactor(0, 2);
    sides->setStretchFactor(1, 3);
    const int letter = fontMetrics().averageCharWidth();
    sides->setSizes({letter * 62, letter * 110});
    m_firstRun = new FirstRunPage(centre);
    m_whole = new QStackedWidget(centre);
    m_whole->addWidget(sides);
    m_whole->addWidget(m_firstRun);
    rightSide->setSizes({letter * 70, letter * 24});
    auto *column = new QVBoxLayout(centre);
    column->addWidget(m_banner);
    column->addWidget(m_unfinished);
    column->addWidget(m_notice);
    column->addWidget(m_whole, 1);
    setCentralWidget(centre);
}

QWidget *MainWindow::makeForm()
{
    m_right = new QStackedWidget(this);
    auto *nothing = new ToneText(Tone::Muted, QPalette::Window, m_right);
    nothing->setAlignment(Qt::AlignCenter);
    nothing->setText(tr("Choose a repository on the left, edit one by its ID, or open a draft."));
    RegistryOperations &operations = m_connection.operations();
    m_loginTest = new LoginTest(m_editor, operations.loginTurns, m_tools.clock);
    m_form = new AccessForm(m_editor, m_prompts, m_right,
        FormExtras{&operations.clusters, [this] { m_tasks->askUploadCommand(); }, false, m_loginTest});
    m_loginTest->setParent(this); // now, so that it goes after the form
    m_right->addWidget(nothing);
    m_right->addWidget(m_form);
    return m_right;
}

void MainWindow::wireActions()
{
    connect(m_actions.practice, &QAction::triggered, this, [this] { startPractice(); });
    connect(m_actions.refresh, &QAction::triggered, &m_listing, &RegistryListing::refresh);
    connect(m_actions.openPlan, &QAction::triggered, m_drafts, &Drafts::open);
    connect(m_actions.saveDraft, &QAction::triggered, m_drafts, &Drafts::save);
    connect(m_actions.quit, &QAction::triggered, this, &QWidget::close);
    connect(m_actions.editById, &QAction::triggered, this, &MainWindow::askForId);
    connect(m_actions.find, &QAction::triggered, m_pane, &RegistryPane::focusFind);
    connect(m_actions.toList, &QAction::triggered, m_pane, &RegistryPane::focusList);
    connect(
        m_actions.toForm, &QAction::triggered, m_form, [this] { m_form->setFocus(Qt::ShortcutFocusReason); });
    connect(m_actions.toResults, &QAction::triggered, m_results, &ResultPanel::focusLines);
    connect(m_actions.about, &QAction::triggered, this, &MainWindow::sayAbout);
    connect(m_notice, &NoticeBar::pressed, m_notice, &QWidget::hide);
    connect(m_drafts, &Drafts::said, m_notice, &NoticeBar::say);
}

void MainWindow::wireConnections()
{
    connect(m_actions.connectTo, &QAction::triggered, m_desk, &ConnectionDesk::add);
    connect(m_actions.connections, &QAction::triggered, m_desk, &ConnectionDesk::showAll);
    connect(m_actions.disconnect, &QAction::triggered, m_desk, &ConnectionDesk::disconnectNow);
    connect(m_banner, &NoticeBar::pressed, m_desk, &ConnectionDesk::disconnectNow);
    connect(m_titleMenu, &QMenu::aboutToShow, this, &MainWindow::fillConnectionMenu);
    connect(m_desk, &ConnectionDesk::said, m_notice, &NoticeBar::say);
    connect(m_desk, &ConnectionDesk::changed, this, [this] {
        m_state->setBusy(m_desk->busyWith());
        refreshFirstRun();
    });
    connect(m_firstRun, &FirstRunPage::addWanted, m_actions.connectTo, &QAction::trigger);
    connect(m_firstRun, &FirstRunPage::importWanted, m_actions.importConnections, &QAction::trigger);
    connect(m_firstRun, &FirstRunPage::practiceWanted, m_actions.practice, &QAction::trigger);
    connect(m_actions.importConnections, &QAction::triggered, m_desk, &ConnectionDesk::import);
}

void MainWindow::wireModels()
{
    connect(&m_editor, &AccessEditor::opened, this, [this] {
        m_pane->setShown(m_editor.registryId());
        m_notice->hide();
        refreshTitle();
    });
    connect(&m_editor, &AccessEditor::changed, this, &MainWindow::refreshTitle);
    connect(&m_editor, &AccessEditor::recordChanged, m_results, &ResultPanel::take);
    connect(&m_editor, &AccessEditor::registryRead, &m_listing, &RegistryListing::replace);
    connect(m_loginTest, &LoginTest::ended, m_results, &ResultPanel::takeLoginTest);
    connect(m_loginTest, &LoginTest::ended, this, &MainWindow::refreshActions);
    connect(&m_listing, &RegistryListing::itemsChanged, this, &MainWindow::takeListed);
    connect(&m_listing, &RegistryListing::stateChanged, this, &MainWindow::refreshActions);
    connect(&m_connection, &LiveConnection::changed, this, &MainWindow::refreshConnection);
}

void MainWindow::wireList()
{
    connect(m_pane, &RegistryPane::chosen, this, &MainWindow::openRegistry);
    connect(m_pane, &RegistryPane::connectWanted, this, &MainWindow::askForConnection);
    connect(m_pane, &RegistryPane::practiceWanted, m_actions.practice, &QAction::trigger);
    connect(m_pane, &RegistryPane::editByIdWanted, m_actions.editById, &QAction::trigger);
    m_pane->addListActions(m_tasks->forSelection());
    connect(m_pane, &RegistryPane::selectionChanged, m_tasks, &RegistryActions::refresh);
    connect(&m_connection, &LiveConnection::changed, m_tasks, &RegistryActions::refresh);
    connect(m_tasks, &RegistryActions::recordChanged, m_results, &ResultPanel::takeOperation);
}

void MainWindow::wireHistory()
{
    m_actions.history->setEnabled(m_history);
    connect(m_actions.history, &QAction::triggered, this, &MainWindow::showHistory);
    connect(
        m_ages, &CredentialAges::changed, m_pane, [this] { m_pane->setCredentialAges(m_ages->changes()); });
    if (!m_history)
        return;
    m_editor.setHistory(m_history);
    connect(m_tasks, &RegistryActions::recordChanged, this, [this](const OperationRecord &record) {
        const Account *account = m_editor.account();
        if (record.end != OperationRecord::End::Open && account)
            m_history->record(historyOf(record, *account, m_title->text()));
    });
    connect(m_history, &History::failed, this, [this](HistoryError error) {
        m_notice->say(tr("What was done could not be kept. %1").arg(historyErrorText(error)));
    });
}

void MainWindow::refreshTitle()
{
    const bool open = m_editor.stage() != AccessEditor::Stage::Closed;
    m_right->setCurrentIndex(open ? 1 : 0);
    setWindowTitle(open
            ? tr("%1[*] — HSS Registry Access").arg(m_editor.title().replace(u"[*]"_s, u"[ * ]"_s))
            : tr("HSS Registry Access[*]"));
    setWindowModified(m_guard->wouldAsk());
    refreshActions();
    refreshFirstRun();
}

void MainWindow::wireRotation()
{
    QPushButton *discard = m_unfinished->addButton(tr("Discard…"));
    discard->setObjectName(u"discardRotation"_s);
    connect(m_actions.rotate, &QAction::triggered, m_rotation, &RotationDesk::rotate);
    connect(m_unfinished, &NoticeBar::pressed, m_rotation, &RotationDesk::goOn);
    connect(discard, &QPushButton::clicked, m_rotation, &RotationDesk::discard);
    connect(m_rotation, &RotationDesk::unfinishedChanged, this, &MainWindow::showUnfinished);
    connect(m_rotation, &RotationDesk::sent, &m_listing, &RegistryListing::refresh);
    connect(m_drafts, &Drafts::rotationWanted, this, [this] {
        if (!m_rotation->isFree()) // the person was told, and the plan stays open
            return;
        Drafts::OpenedPlan opened = m_drafts->takePlan();
        m_rotation->rotatePlan(std::move(opened.plan), opened.fileName, opened.folder);
    });
    m_rotation->lookForUnfinished();
}

//! It is offered, and never starts by itself.
void MainWindow::showUnfinished()
{
    const QString text = m_rotation->unfinished();
    m_unfinished->setVisible(!text.isEmpty());
    if (!text.isEmpty())
        m_unfinished->say(text);
}

//! Only while nothing else is there to be shown. The focus goes along.
void MainWindow::refreshFirstRun()
{
    const bool nothing = !m_connection.settings() && m_editor.stage() == AccessEditor::Stage::Closed
        && m_editor.typed().isEmpty() && !m_desk->hasStored();
    QWidget *wanted = nothing ? m_firstRun : m_whole->widget(0);
    if (m_whole->currentWidget() == wanted)
        return;
    const bool hadFocus = m_whole->isAncestorOf(focusWidget());
    m_whole->setCurrentWidget(wanted);
    if (hadFocus && nothing)
        m_firstRun->setFocus(Qt::OtherFocusReason);
    else if (hadFocus)
        m_pane->focusList();
}

void MainWindow::refreshActions()
{
    const bool connected = m_connection.settings();
    m_actions.disconnect->setEnabled(connected);
    m_actions.practice->setEnabled(!m_connection.isPractice());
    m_actions.refresh->setEnabled(connected && m_listing.state() != RegistryListing::State::Loading);
    m_actions.saveDraft->setEnabled(!m_editor.typed().isEmpty());
    m_actions.toResults->setEnabled(!m_results->isHidden());
    const QString noRotation = m_rotation->obstacle();
    m_actions.rotate->setEnabled(noRotation.isEmpty());
    m_actions.rotate->setToolTip(noRotation.isEmpty()
            ? tr("Give one or many repositories a new login: test it, send it, prove it")
            : noRotation);
    m_actions.toForm->setEnabled(m_editor.stage() != AccessEditor::Stage::Closed);
}

void MainWindow::refreshConnection()
{
    const ConnectionSettings *now = m_connection.settings();
    m_title->setText(!now   ? tr("No connection")
            : now->practice ? tr("Practice service")
                            : connectionTitle(*now));
    m_editor.setConnectionName(m_title->text());
    m_loginTest->setNetwork(now ? networkOf(*now) : NetworkSettings());
    const Account *account = m_editor.account();
    m_ages->setPlace(
        account ? historyEndpoint(*account) : QString(), account ? account->projectId : QString());
    m_title->setAccessibleName(tr("Connection: %1").arg(m_title->text()));
    m_banner->setVisible(m_connection.isPractice());
    if (m_connection.isPractice())
        m_banner->say(
            tr("This is the practice service, built into this program. Nothing leaves this computer, and "
               "nothing is changed in Huawei Cloud."));
    refreshActions();
    refreshFirstRun();
}

} // namespace hssreg
