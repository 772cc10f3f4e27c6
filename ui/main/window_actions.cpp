#include "ui/main/window_actions.h"

#include "ui/icons/icon.h"
#include "ui/main/tool_bar_fit.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QWidget>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(WindowActions)
};

QAction *make(QWidget &window, const char *name, const QString &text, const QKeySequence &keys,
    const QString &icon = {})
{
    auto *action = new QAction(text, &window);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(keys);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    window.addAction(action); // so that its keys work while no menu is open
    return action;
}

} // namespace

WindowActions::WindowActions(QWidget &w)
    : connectTo(make(w, "connectTo", Words::tr("&Connect…"), QKeySequence(Words::tr("Ctrl+T")), u"connect"_s))
    , connections(make(w, "connections", Words::tr("&All connections…"), QKeySequence(Words::tr("Ctrl+L"))))
    , importConnections(make(w, "importConnections", Words::tr("I&mport connections…"), QKeySequence()))
    , practice(make(w, "practice", Words::tr("Try it with the &practice service"),
          QKeySequence(Words::tr("Ctrl+P")), u"practice"_s))
    , disconnect(make(w, "disconnect", Words::tr("&Disconnect"), QKeySequence(Words::tr("Ctrl+Shift+T")),
          u"disconnect"_s))
    , refresh(make(w, "refresh", Words::tr("&Refresh"), QKeySequence(QKeySequence::Refresh), u"refresh"_s))
    , openPlan(make(w, "openPlan", Words::tr("&Open plan…"), QKeySequence(QKeySequence::Open), u"open"_s))
    , saveDraft(make(w, "saveDraft", Words::tr("&Save draft…"), QKeySequence(QKeySequence::Save), u"save"_s))
    , quit(make(w, "quit", Words::tr("&Quit"), QKeySequence(Words::tr("Ctrl+Q"))))
    , rotate(make(w, "rotate", Words::tr("Rotate c&redentials…"), QKeySequence(Words::tr("Ctrl+Shift+R")),
          u"rotate"_s))
    , editById(make(w, "editById", Words::tr("Edit by &ID…"), QKeySequence(Words::tr("Ctrl+I")), u"by-id"_s))
    , find(make(w, "find", Words::tr("&Find a repository"), QKeySequence(QKeySequence::Find), u"find"_s))
    , toList(make(w, "toList", Words::tr("Go to &repositories"), QKeySequence(Words::tr("Ctrl+1"))))
    , toForm(make(w, "toForm", Words::tr("Go to f&orm"), QKeySequence(Words::tr("Ctrl+2"))))
    , toResults(make(w, "toResults", Words::tr("Go to re&sults"), QKeySequence(Words::tr("Ctrl+3"))))
    , copyRequestId(make(w, "copyRequestId", Words::tr("Copy re&quest ID"),
          QKeySequence(Words::tr("Ctrl+Shift+C")), u"copy"_s))
    , history(make(w, "history", Words::tr("&History…"), QKeySequence(Words::tr("Ctrl+H")), u"history"_s))
    , about(make(w, "about", Words::tr("&About HSS Registry Access"), QKeySequence()))
{
    connections->setToolTip(Words::tr("Choose, add, edit, remove or try a connection"));
    connectTo->setToolTip(Words::tr("Connect to HSS in a region or at an endpoint"));
    openPlan->setToolTip(Words::tr("Open a plan or a draft for review; nothing is sent"));
    saveDraft->setToolTip(Words::tr("Save what was typed, without secrets"));
    history->setToolTip(Words::tr("What was done from this computer"));
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
}

void WindowActions::fillMenus(QMenuBar &bar, const OwnMenus &own, const QList<QAction *> &forRegistries) const
{
    QMenu *file = bar.addMenu(Words::tr("&File"));
    file->addActions({openPlan, saveDraft});
    file->addSeparator();
    file->addAction(quit);
    QMenu *connection = bar.addMenu(Words::tr("Conn&ection"));
    connection->addActions({connectTo, connections, importConnections, practice, disconnect});
    connection->addSeparator();
    connection->addAction(refresh);
    connection->addMenu(&own.refreshByItself);
    QMenu *repository = bar.addMenu(Words::tr("Repositor&y"));
    repository->addActions({find, editById});
    repository->addSeparator();
    repository->addAction(rotate);
    repository->addActions(forRegistries);
    repository->addSeparator();
    repository->addActions({toList, toForm, toResults});
    repository->addSeparator();
    repository->addActions({copyRequestId, history});
    QMenu *help = bar.addMenu(Words::tr("&Help"));
    help->addMenu(&own.diagnostics);
    help->addSeparator();
    help->addAction(about);
}

void WindowActions::fillToolBar(QToolBar &bar) const
{
    bar.addAction(refresh);
    bar.addSeparator();
    bar.addActions({rotate, openPlan, saveDraft});
    bar.addSeparator();
    bar.addAction(history);
    new ToolBarFit(bar, {history, saveDraft, openPlan, refresh, rotate}); // the bar's
}

} // namespace hssreg
