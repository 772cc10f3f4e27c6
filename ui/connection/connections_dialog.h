#pragma once

#include "ui/connection/connection_dialog.h"
#include "ui/widgets/tones.h"

#include <QIcon>

class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace hssreg {

//! All connections that are kept: choose the one to use, add, edit, copy, remove, try.
class ConnectionsDialog final : public QDialog {
    Q_OBJECT
public:
    //! Refers to the tools, which must outlive it.
    explicit ConnectionsDialog(const ConnectionTools &tools, QWidget *parent = nullptr);

    void done(int result) override;

Q_SIGNALS:
    //! This one is to be used from now on.
    void useWanted(const QString &name);
    void importWanted();
    //! What is kept is something else now.
    void changed();

public Q_SLOTS:
    //! Reads them again. Keeps the row.
    void reload();

private:
    // connections_dialog.cpp: what it is made of
    QPushButton *addButton(const char *name, const QString &text, void (ConnectionsDialog::*does)());
    void layOut();
    void fill(const StoredConnections &stored);
    void select(const QString &name);
    void refresh();
    void say(const QString &icon, Tone tone, const QString &text);
    [[nodiscard]] const ConnectionProfile *chosen() const;
    // connections_dialog_flows.cpp: what a person does
    void use();
    void add();
    void edit();
    void duplicate();
    void remove();
    void test();
    void openForm(const ConnectionProfile &profile, ConnectionOrigin origin);
    QCoro::Task<> copy(ConnectionProfile original, QString newName);
    QCoro::Task<> forget(ConnectionProfile profile);
    void takeOut(const ConnectionProfile &profile);
    QCoro::Task<> resolve(ConnectionProfile profile);
    void setBusy(const QString &what);
    [[nodiscard]] QString freeName(const QString &name) const;

    const ConnectionTools &m_tools;
    StoredConnections m_stored;
    bool m_readable = true;
    QIcon m_noSign; // as wide as a sign
    QTreeWidget *m_list;
    MessageLine *m_notice;
    TestPanel *m_test;
    QVBoxLayout *m_buttons;
    QPushButton *m_use;
    QList<QPushButton *> m_ofOne; // those that need a row
    QPushButton *m_addButton;
    QString m_busy;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
