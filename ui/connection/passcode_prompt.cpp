#include "ui/connection/passcode_prompt.h"

#include "ui/connection/passcode_dialog.h"
#include "ui/widgets/secret_question.h"

#include <QApplication>

namespace hssreg {

QCoro::Task<std::optional<Secret>> PasscodePrompt::passcode(QString user, CallScope &scope)
{
    QWidget *modal = QApplication::activeModalWidget();
    QWidget *over = modal ? modal : m_window.data();
    if (!over)
        co_return std::nullopt;
    SecretQuestion<PasscodeDialog> question([&] { return new PasscodeDialog(user, over); }, scope);
    co_return co_await question.conclusion();
}

} // namespace hssreg
