#include "ui/rotation/secret_dialog.h"

#include "ui/widgets/secret_edit.h"
#include "ui/widgets/secret_line.h"
#include "ui/widgets/tone_text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

SecretDialog::SecretDialog(const Words &words, QWidget *parent)
    : QDialog(parent)
    , m_secret(new SecretEdit(u"askedSecret"_s, QString(words.label).remove(u'&'), this))
    , m_take(new QPushButton(words.button, this))
{
    setWindowTitle(words.title);
    m_take->setObjectName(u"takeSecret"_s);
    m_take->setDefault(true);
    m_take->setEnabled(false);
    layOut(words);
    connect(m_secret, &SecretEdit::edited, m_take,
        [this] { m_take->setEnabled(!m_secret->secretView().isEmpty()); });
    m_secret->line()->setFocus();
}

Secret SecretDialog::secret() const
{
    return Secret(m_secret->secretView());
}

//! Whoever listens takes the secret while the base class says so; then it goes.
void SecretDialog::done(int result)
{
    QDialog::done(result);
    m_secret->clear();
}

void SecretDialog::layOut(const Words &words)
{
    auto *text = new ToneText(Tone::Plain, QPalette::Window, this);
    text->setText(words.text);
    auto *label = new QLabel(words.label, this);
    label->setBuddy(m_secret->line());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_take, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(text);
    column->addWidget(label);
    column->addWidget(m_secret);
    column->addStretch(1);
    column->addWidget(buttons);
    const int width = fontMetrics().averageCharWidth() * 60;
    resize(width, column->totalHeightForWidth(width));
}

} // namespace hssreg
