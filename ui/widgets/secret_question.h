#pragma once

#include "app/support/call_scope.h"
#include "app/support/secret.h"

#include <QDialog>
#include <QPointer>

#include <functional>
#include <optional>

namespace hssreg {

//! `co_await question.conclusion()`: a person gives a secret in a dialog, or does not; or the scope ends, and the dialog
//! goes. `Dialog` is a QDialog with `Secret secret() const`.
template <typename Dialog> class SecretQuestion final : public AwaitedCall<std::optional<Secret>> {
public:
    //! `make` makes the dialog when it is to open.
    SecretQuestion(std::function<Dialog *()> make, CallScope &scope)
        : AwaitedCall(scope)
        , m_make(std::move(make))
    {
    }
    ~SecretQuestion() { drop(); }
    void cancel() override
    {
        drop();
        conclude(std::nullopt);
    }

private:
    void start() override
    {
        m_dialog = m_make();
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(m_dialog, &QDialog::finished, &m_context, [this](int result) {
            std::optional<Secret> given;
            if (result == QDialog::Accepted)
                given = m_dialog->secret();
            conclude(std::move(given));
        });
        // The window under it may go without a word.
        QObject::connect(m_dialog, &QObject::destroyed, &m_context, [this] { conclude(std::nullopt); });
        m_dialog->open();
    }
    void drop()
    {
        if (!m_dialog)
            return;
        m_dialog->disconnect(&m_context);
        m_dialog->close();
    }

    std::function<Dialog *()> m_make;
    QPointer<Dialog> m_dialog;
    QObject m_context;
};

} // namespace hssreg
