#include "ui/rotation/password_prompt.h"

#include "app/support/text.h"
#include "ui/rotation/secret_dialog.h"
#include "ui/widgets/secret_question.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PasswordPrompt)
};

SecretDialog::Words wordsFor(const QString &name, int repositories)
{
    const QString whose = name.isEmpty()
        ? Words::tr("The new login needs its password.")
        : Words::tr("The new login “%1” needs its password.").arg(visible(name, 200));
    const QString many = repositories == 1 ? Words::tr("It is for 1 repository.")
                                           : Words::tr("It is for %n repositories.", nullptr, repositories);
    return {Words::tr("New password"),
        Words::tr(
            "%1 %2 It is kept in memory until the rotation is closed.", "whose password, how many it is for")
            .arg(whose, many),
        Words::tr("&Password"), Words::tr("&Use it")};
}

} // namespace

void PasswordPrompt::keep(const QString &name, Secret password)
{
    if (password.isEmpty())
        m_typed.erase(name);
    else
        m_typed.insert_or_assign(name, std::move(password));
}

const Secret *PasswordPrompt::typed(const QString &name) const
{
    const auto found = m_typed.find(name);
    return found == m_typed.end() ? nullptr : &found->second;
}

QCoro::Task<std::optional<Secret>> PasswordPrompt::ask(QString name, int repositories, CallScope &scope)
{
    if (const Secret *known = typed(name))
        co_return known->clone();
    SecretQuestion<SecretDialog> question(
        [&] { return new SecretDialog(wordsFor(name, repositories), &m_window); }, scope);
    std::optional<Secret> given = co_await question.conclusion();
    if (given)
        keep(name, given->clone());
    co_return given;
}

} // namespace hssreg
