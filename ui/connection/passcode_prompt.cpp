#include "ui/connection/passcode_prompt.h"

#include "ui/connection/passcode_dialog.h"

#include <QApplication>

namespace hssreg {

namespace {

//! A person answers, or the scope ends and the dialog goes.
class PasscodeCall final : public AwaitedCall<std::optional<Secret>> {
public:
    PasscodeCall(QWidget *over, QString user, CallScope &scope)
        : AwaitedCall(scope)
        , m_over(over)
        , m_user(std::move(user))
    {
    }
    ~PasscodeCall() { drop(); }
    void cancel() override
    {
        drop();
        conclude(std::nullopt);
    }

private:
    void start() override
    {
        m_dialog = new PasscodeDialog(m_user, m_over);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        QObject::connect(m_dialog, &QDialog::finished, &m_context, [this](int result) {
            std::optional<Secret> given;
            if (result == QDialog::Accepted)
                given = m_dialog->passcode();
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

    QWidget *m_over;
    QString m_user;
    QPointer<PasscodeDialog> m_dialog;
    QObject m_context;
};

} // namespace

QCoro::Task<std::optional<Secret>> PasscodePrompt::passcode(QString user, CallScope &scope)
{
    QWidget *modal = QApplication::activeModalWidget();
    QWidget *over = modal ? modal : m_window.data();
    if (!over)
        co_return std::nullopt;
    PasscodeCall call(over, std::move(user), scope);
    co_return co_await call.conclusion();
}

} // namespace hssreg
