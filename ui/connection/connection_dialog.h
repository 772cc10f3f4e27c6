#pragma once

#include "ui/connection/account_look_up.h"
#include "ui/connection/connection_tools.h"

#include <QDialog>
#include <QPointer>

class QPushButton;
class QScrollArea;

namespace hssreg {

class ConnectionForm;
class MessageLine;
class TestPanel;

//! Where the connection that a dialog begins with comes from.
enum class ConnectionOrigin {
    New, //!< filled in for the first time; kept unless somebody says not to
    Session, //!< of this session only; not kept unless somebody says so
    Stored, //!< in the file, where it stays
};

//! Asks how to reach HSS and as whom. Checks while it is being filled in, tries it on request, and keeps it with its
//! secrets where they are to live. A connection for the session only is written nowhere.
class ConnectionDialog final : public QDialog {
    Q_OBJECT
public:
    //! What the button that ends it is for.
    enum class Purpose { Connect, Edit };

    //! Refers to the tools, which must outlive it.
    ConnectionDialog(const ConnectionTools &tools, const ConnectionProfile &start, ConnectionOrigin origin,
        Purpose purpose, QWidget *parent = nullptr);
    ~ConnectionDialog() override;

    //! Says why the dialog is open, above the form.
    void setNotice(const QString &text);
    //! This secret has to be given again.
    void askFor(SecretRole role);

    //! Whether it is in the file now. Else settings() is all there is of it.
    [[nodiscard]] bool isKept() const;
    //! Under which name.
    [[nodiscard]] QString keptName() const;
    //! What was entered, with the secrets: while the dialog says that it was accepted.
    [[nodiscard]] ConnectionSettings settings() const;

    void accept() override;
    void done(int result) override;

private:
    // connection_dialog.cpp: what it is made of
    void layOut();
    [[nodiscard]] QScrollArea *makeScroll();
    void begin();
    void refresh();
    void setBusy(const QString &what);
    [[nodiscard]] QString nameFault() const;
    // connection_dialog_flows.cpp
    QCoro::Task<> lookAround();
    void startTest();
    QCoro::Task<> test();
    void startLookUp(LookUpKind kind);
    QCoro::Task<FoundItems> lookedUp(LookUpKind kind, CallScope &scope);
    QCoro::Task<> keep();
    QCoro::Task<SecretDone> keepSecrets(const ConnectionProfile &profile, std::map<SecretRole, Secret> typed);
    QCoro::Task<> dropOldSecrets(const ConnectionProfile &profile);
    void fail(const QString &text);

    const ConnectionTools &m_tools;
    ConnectionProfile m_start;
    ConnectionOrigin m_origin;
    Purpose m_purpose;
    StoredConnections m_others; // for names that are taken
    MessageLine *m_notice;
    ConnectionForm *m_form;
    TestPanel *m_test;
    MessageLine *m_summary;
    QPushButton *m_tryOut;
    QPushButton *m_connect;
    QPointer<LookUpDialog> m_lookUp;
    QString m_busy; // what is under way; empty: nothing
    QString m_nameFault; // as the form has it
    QString m_trouble; // why it could not be kept; until the next change
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
