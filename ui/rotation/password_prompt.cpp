#include "ui/rotation/password_prompt.h"

#include "app/support/text.h"
#include "ui/rotation/secret_dialog.h"

#include <QCoreApplication>
#include <QPointer>

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

//! A person answers, or the scope ends and the dialog goes.
class PasswordCall final : public AwaitedCall<std::optional<Secret>> {
public:
    PasswordCall(QWidget &over, SecretDialog::Words words, CallScope &scope)
        : AwaitedCall(scope)
        , m_over(over)
        , m_words(std::move(words))
    {
    }
    ~PasswordCall() { drop(); }
    void cancel() override
    {
        drop();
        conclude(std::nullopt);
    }

private:
    void start() override
    {
        m_dialog = new SecretDialog(m_words, &m_over);
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

    QWidget &m_over;
    SecretDialog::Words m_words;
    QPointer<SecretDialog> m_dialog;
    QObject m_context;
};

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
    PasswordCall call(m_window, wordsFor(name, repositories), scope);
    std::optional<Secret> given = co_await call.conclusion();
    if (given)
        keep(name, given->clone());
    co_return given;
}

} // namespace hssreg
