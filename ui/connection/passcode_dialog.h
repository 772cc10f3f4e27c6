#pragma once

#include "app/support/secret.h"

#include <QDialog>

class QPushButton;

namespace hssreg {

class MessageLine;
class SecretEdit;

//! Asks for the six digits that a virtual MFA device shows now.
class PasscodeDialog final : public QDialog {
    Q_OBJECT
public:
    //! `user` is who signs in, as they call themselves.
    explicit PasscodeDialog(const QString &user, QWidget *parent = nullptr);

    //! The digits, without the blank that some devices show in the middle; while the dialog says it was accepted.
    [[nodiscard]] Secret secret() const;

    void done(int result) override;

private:
    void layOut(const QString &user);
    void check();

    SecretEdit *m_code;
    MessageLine *m_problem;
    QPushButton *m_signIn;
};

} // namespace hssreg
