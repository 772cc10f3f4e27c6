#pragma once

#include "app/connection/connection_profile.h"
#include "ui/connection/connection_rows.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace hssreg {

class KeptSecretInput;

//! The rows that say how to sign in: the way, and what that way needs.
class SignInRows final : public QObject {
    Q_OBJECT
public:
    //! Adds them; they live in `rows`.
    explicit SignInRows(ConnectionRows &rows);

    void fill(const ConnectionProfile &profile);
    void write(ConnectionProfile &profile) const;
    //! All of them, whether the way that is chosen needs them or not.
    [[nodiscard]] const QList<KeptSecretInput *> &secrets() const { return m_secrets; }
    //! Says below each secret what becomes of it.
    void refreshHelp();

Q_SIGNALS:
    void edited();

private:
    void makeToken();
    void makeKeys();
    void makeLogin();
    void refresh();
    QLineEdit *addLine(
        ConnectionPart part, const QString &name, const QString &label, const QString &help = {});
    KeptSecretInput *addSecret(SecretRole role, const QString &name, const QString &label);
    QCheckBox *addCheck(const QString &name, const QString &text);
    void touched(ConnectionPart part);
    [[nodiscard]] SignInWay way() const;

    //! A row, and when it is there.
    struct WayRow {
        SignInWay way;
        ConnectionRow *row;
        const QCheckBox *onlyWith = nullptr;
    };
    ConnectionRows &m_rows;
    SignInWay m_adding = SignInWay::Token; // whose rows are being made
    const QCheckBox *m_onlyWith = nullptr;
    QList<WayRow> m_wayRows;
    QList<KeptSecretInput *> m_secrets;
    QList<ConnectionRow *> m_secretRows; // in their order
    QComboBox *m_way;
    QLineEdit *m_accessKeyId = nullptr;
    QCheckBox *m_temporary = nullptr;
    QLineEdit *m_domain = nullptr;
    QLineEdit *m_user = nullptr;
    QCheckBox *m_passcode = nullptr;
    QLineEdit *m_userId = nullptr;
};

} // namespace hssreg
