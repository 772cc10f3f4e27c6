#include "ui/connection/passcode_dialog.h"

#include "app/support/text.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/secret_line.h"
#include "ui/widgets/tone_text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype codeDigits = 6; // hss-api.md, section 4.1

bool isDigit(QChar letter)
{
    return letter >= u'0' && letter <= u'9';
}

} // namespace

PasscodeDialog::PasscodeDialog(const QString &user, QWidget *parent)
    : QDialog(parent)
    , m_code(new SecretEdit(u"code"_s, tr("Code"), this))
    , m_problem(new MessageLine(QPalette::Window, this))
    , m_signIn(new QPushButton(tr("&Sign in"), this))
{
    setWindowTitle(tr("Virtual MFA code"));
    m_signIn->setObjectName(u"signInNow"_s);
    m_signIn->setDefault(true);
    layOut(user);
    connect(m_code, &SecretEdit::edited, this, &PasscodeDialog::check);
    check();
}

Secret PasscodeDialog::secret() const
{
    std::vector<QChar, WipingAllocator<QChar>> digits;
    const QStringView typed = m_code->secretView();
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(digits), isDigit);
    return Secret(QStringView(digits.data(), qsizetype(digits.size())));
}

//! Whoever listens takes the code while the base class says so; then it goes.
void PasscodeDialog::done(int result)
{
    QDialog::done(result);
    m_code->clear();
}

void PasscodeDialog::layOut(const QString &user)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_signIn, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *who = new ToneText(Tone::Plain, QPalette::Window, this);
    who->setText(tr("%1 signs in with a virtual MFA device.").arg(visible(user, 100)));
    auto *label = new QLabel(tr("&Code of six digits"), this);
    label->setBuddy(m_code->line());
    auto *help = new ToneText(Tone::Muted, QPalette::Window, this);
    help->setText(
        tr("A code lives for about 30 seconds and is good once. When the present one is about to end, "
           "wait for the next."));
    m_code->line()->setAccessibleDescription(help->text());
    auto *column = new QVBoxLayout(this);
    for (QWidget *part : {static_cast<QWidget *>(who), static_cast<QWidget *>(label),
             static_cast<QWidget *>(m_code), static_cast<QWidget *>(m_problem), static_cast<QWidget *>(help)})
        column->addWidget(part);
    column->addStretch(1);
    column->addWidget(buttons);
    const int width = fontMetrics().averageCharWidth() * 60;
    resize(width, column->totalHeightForWidth(width)); // a dialog on its own would cut big text
}

void PasscodeDialog::check()
{
    const QStringView typed = m_code->secretView();
    const auto digits = std::count_if(typed.begin(), typed.end(), isDigit);
    const bool strange = std::any_of(
        typed.begin(), typed.end(), [](QChar letter) { return !isDigit(letter) && letter != u' '; });
    m_signIn->setEnabled(digits == codeDigits && !strange);
    const bool wrong = strange || digits > codeDigits;
    m_problem->setMessage(
        u"error"_s, Tone::Bad, wrong ? tr("The code has six digits and nothing else.") : QString());
}

} // namespace hssreg
