#pragma once

#include "app/rotation/plan_passwords.h"

#include <QWidget>

#include <map>

namespace hssreg {

//! Has the passwords that were typed on the track, and asks for the others with a dialog.
class PasswordPrompt final : public PasswordAsker {
public:
    //! Asks over `window`, which must outlive it and its flows.
    explicit PasswordPrompt(QWidget &window)
        : m_window(window)
    {
    }

    //! What `prompt:NAME` means from now on; an empty one is forgotten.
    void keep(const QString &name, Secret password);
    //! Null: it was not typed.
    [[nodiscard]] const Secret *typed(const QString &name) const;

    QCoro::Task<std::optional<Secret>> ask(QString name, int repositories, CallScope &scope) override;

private:
    QWidget &m_window;
    std::map<QString, Secret> m_typed;
};

} // namespace hssreg
