#pragma once

#include "app/connection/passcode_asker.h"

#include <QPointer>
#include <QWidget>

namespace hssreg {

//! Asks for the passcode of a virtual MFA device with a dialog over whatever the person is in.
class PasscodePrompt final : public PasscodeAsker {
public:
    //! Where to ask when no other dialog is open. Not owned; with none, nobody can be asked.
    void setWindow(QWidget *window) { m_window = window; }

    QCoro::Task<std::optional<Secret>> passcode(QString user, CallScope &scope) override;

private:
    QPointer<QWidget> m_window;
};

} // namespace hssreg
