#pragma once

#include "app/editor/registry_listing.h"
#include "app/history/diagnostic_log.h"
#include "app/history/history.h"
#include "app/history/journal.h"
#include "app/support/clock.h"
#include "tests/ui/connection_fixture.h"
#include "tests/ui/form_fixture.h"
#include "tests/ui/kept_notices.h"
#include "ui/main/live_connection.h"
#include "ui/main/main_window.h"

#include <QDialog>
#include <QTemporaryDir>
#include <QTreeView>

namespace hssreg {

//! A practice service that does not keep a test waiting.
[[nodiscard]] inline PracticeOptions quickPractice()
{
    PracticeOptions options;
    options.repositories = 7; // the seventh is one of SWR
    options.connecting = std::chrono::milliseconds(200);
    return options;
}

//! The whole window with all that main() builds, but for the prompts, which the test answers.
struct WholeWindow {
    WholeWindow()
    {
        place.asker.setWindow(&window);
        window.show();
        window.activateWindow();
        shown = QTest::qWaitForWindowActive(&window);
    }
    //! Connected to a practice service, with its list read.
    explicit WholeWindow(const PracticeOptions &options)
        : WholeWindow()
    {
        window.startPractice(options);
        shown = shown && QTest::qWaitFor([this] { return listing.state() == RegistryListing::State::Ready; });
    }
    //! The control with that object name; the test ends here when there is none.
    template <typename T = QWidget> [[nodiscard]] T &find(const char *name)
    {
        auto *found = window.findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is named %s", name);
        return *found;
    }
    template <typename T = QWidget> [[nodiscard]] T *dialog() { return window.findChild<T *>(); }
    //! The dialog, once it has the keys; null when none comes. (A window of which a dialog is a part counts as
    //! active with it, so waiting for that alone is not enough.)
    template <typename T> [[nodiscard]] T *openDialog()
    {
        const bool came = QTest::qWaitFor([this] {
            return dialog<T>() && QApplication::activeWindow() == dialog<T>() && QApplication::focusWidget();
        });
        return came ? dialog<T>() : nullptr;
    }
    [[nodiscard]] QTreeView &list() { return find<QTreeView>("repositories"); }
    [[nodiscard]] QTreeView &results() { return find<QTreeView>("results"); }
    //! A cell of the list as the person sees it.
    [[nodiscard]] QString listed(int row, int column)
    {
        return list().model()->index(row, column).data().toString();
    }
    [[nodiscard]] QString result(int row, int column)
    {
        return results().model()->index(row, column).data().toString();
    }
    //! Where the list has a repository; -1 when it does not show it.
    [[nodiscard]] int rowNamed(const QString &name)
    {
        for (int row = 0; row < list().model()->rowCount(); ++row) {
            if (listed(row, 0) == name)
                return row;
        }
        return -1;
    }
    //! Clicks a repository in the list.
    void choose(const QString &name)
    {
        const QModelIndex index = list().model()->index(rowNamed(name), 0);
        list().scrollTo(index);
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(index).center());
    }
    //! The name of the selected repository; empty when none is.
    [[nodiscard]] QString selected()
    {
        const QModelIndexList rows = list().selectionModel()->selectedRows();
        return rows.isEmpty() ? QString() : rows.first().data().toString();
    }
    //! Presses keys where the focus is.
    void press(QKeyCombination keys)
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : &window, keys.key(), keys.keyboardModifiers());
    }
    //! Types where the focus is.
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    [[nodiscard]] QString focusedName() const
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }

    SystemClock clock;
    QTemporaryDir folder; // of its history, its journal and its locks
    History history{folder.filePath(QStringLiteral("history.sqlite")), clock};
    RegistryListing listing{clock};
    AccessEditor editor{clock};
    HeldPrompts prompts;
    ConnectionPlace place{clock, prompts};
    DiagnosticLog diagnostics;
    LiveConnection connection{clock, listing, editor, &place.asker, &diagnostics};
    Journal journal{folder.filePath(QStringLiteral("rotation.sqlite")), clock};
    KeptNotices notices;
    MainWindow window{{editor, listing, connection, prompts, clock, place.tools, &history, &diagnostics,
        &journal, &notices, folder.filePath(QStringLiteral("locks"))}};
    bool shown = false;
};

} // namespace hssreg
