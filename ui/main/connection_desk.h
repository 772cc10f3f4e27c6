#pragma once

#include "app/practice/practice_options.h"
#include "ui/connection/connection_tools.h"

#include <QObject>

#include <functional>
#include <optional>

class QAction;
class QMenu;
class QWidget;

namespace hssreg {

class AccessEditor;
class ConnectionDialog;
class ConnectionsDialog;
class LiveConnection;
class UnsentGuard;

//! What a person does with connections in the window: add one, choose another, leave. Asks before a change that was
//! not sent would be lost.
class ConnectionDesk final : public QObject {
    Q_OBJECT
public:
    //! The window's own objects it works on. All must outlive it.
    struct Window {
        QWidget &widget; //!< dialogs open over it
        LiveConnection &connection;
        AccessEditor &editor;
        UnsentGuard &guard;
    };
    //! Refers to the tools. Owned by the window's widget.
    ConnectionDesk(const ConnectionTools &tools, const Window &window);

    //! Asks for a connection; for another one when there is one.
    void add();
    void showAll();
    //! Offers what other tools of this computer know.
    void import();
    //! Connects with a stored one, which is then the current one.
    void use(const QString &name);
    //! What the program does at its start: the current one, if there is any.
    void useCurrent();
    void startPractice(const PracticeOptions &options);
    void disconnectNow();

    //! Whether any is stored. A file that can not be read counts: its connections are not gone.
    [[nodiscard]] bool hasStored() const;
    //! What it is doing before there is a connection; empty: nothing.
    [[nodiscard]] const QString &busyWith() const { return m_busy; }
    //! One entry for each stored connection, the one in use marked, before `before`.
    void fillMenu(QMenu &menu, QAction *before);

Q_SIGNALS:
    //! Another connection is stored, or busyWith() is something else.
    void changed();
    //! Something the person has to know, in words.
    void said(const QString &text);

private:
    void openImport(QWidget &over, ConnectionsDialog *list);
    void openDialog(
        const ConnectionProfile &profile, const std::optional<ResolveError> &why, const QString &notice);
    void taken(const ConnectionDialog &dialog);
    QCoro::Task<> resolve(ConnectionProfile profile);
    void connectWith(ConnectionSettings settings);
    void leave(const QString &what, const std::function<void()> &goOn);
    void noteCurrent(const QString &name);
    void setBusy(const QString &what);

    const ConnectionTools &m_tools;
    Window m_window;
    ConnectionSettings m_last; // of this session; without secrets
    std::optional<ConnectionSettings> m_wanted; // while the person is asked about unsent changes
    QString m_busy;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
