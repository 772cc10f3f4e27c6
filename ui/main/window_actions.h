#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QMenuBar;
class QToolBar;
class QWidget;

namespace hssreg {

//! Everything the window can be told to do, each with its words, its keys and its icon in one place. The window
//! connects them and keeps them enabled.
struct WindowActions {
    //! Owned by `window`, in which their keys work.
    explicit WindowActions(QWidget &window);

    //! The menus that bring their own actions.
    struct OwnMenus {
        QMenu &refreshByItself;
        QMenu &diagnostics;
    };
    //! `forRegistries`: what else can be done with repositories.
    void fillMenus(QMenuBar &bar, const OwnMenus &own, const QList<QAction *> &forRegistries) const;
    void fillToolBar(QToolBar &bar) const;

    QAction *connectTo;
    QAction *connections;
    QAction *importConnections;
    QAction *practice;
    QAction *disconnect;
    QAction *refresh;
    QAction *openPlan;
    QAction *saveDraft;
    QAction *quit;
    QAction *rotate;
    QAction *editById;
    QAction *find;
    QAction *toList;
    QAction *toForm;
    QAction *toResults;
    QAction *copyRequestId;
    QAction *history;
    QAction *about;
};

} // namespace hssreg
