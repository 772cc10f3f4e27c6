#include "ui/registry/remove_dialog.h"

#include "app/access/registry_words.h"
#include "app/support/text.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/tone_text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

RemoveDialog::RemoveDialog(QList<RegistryInfo> registries, QWidget *parent)
    : QDialog(parent)
    , m_registries(std::move(registries))
    , m_typed(new QLineEdit(this))
    , m_remove(new QPushButton(tr("&Remove from HSS"), this))
{
    setWindowTitle(
        m_registries.size() == 1 ? tr("Remove a repository from HSS") : tr("Remove repositories from HSS"));
    m_typed->setObjectName(u"removeTyped"_s);
    m_remove->setObjectName(u"remove"_s);
    layOut();
    connect(m_typed, &QLineEdit::textChanged, this, &RemoveDialog::check);
    m_typed->setFocus();
    check();
}

QString RemoveDialog::wantedText() const
{
    return m_registries.size() == 1 ? shownName(m_registries.constFirst())
                                    : QString::number(m_registries.size());
}

void RemoveDialog::layOut()
{
    auto *column = new QVBoxLayout(this);
    auto *what = new ToneText(Tone::Plain, QPalette::Window, this);
    what->setText(
        m_registries.size() == 1 ? tr(
            "HSS will forget %1, its address and its login, and no longer scans its images. The repository "
            "itself is not touched.")
                                       .arg(shownName(m_registries.constFirst()))
                                 : tr("HSS will forget these %n repositories, their addresses and logins, "
                                      "and no longer scans their "
                                      "images. The repositories themselves are not touched.",
                                     nullptr, int(m_registries.size())));
    column->addWidget(what);
    addList(*column);
    auto *warning = new MessageLine(QPalette::Window, this);
    warning->setObjectName(u"removeWarning"_s);
    warning->setMessage(u"warning"_s, Tone::Busy,
        m_registries.size() == 1
            ? tr("This can not be undone: to connect it again, its password is needed.")
            : tr("This can not be undone: to connect them again, their passwords are needed."));
    column->addWidget(warning);
    auto *label = new QLabel(m_registries.size() == 1
            ? tr("&Type the name %1 to confirm:").arg(QString(wantedText()).replace(u'&', u"&&"_s))
            : tr("&Type how many there are (%1) to confirm:").arg(wantedText()),
        this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setBuddy(m_typed);
    column->addWidget(label);
    column->addWidget(m_typed);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_remove, QDialogButtonBox::AcceptRole);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true); // Enter is the safe answer
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    const int width = fontMetrics().averageCharWidth() * 100;
    resize(width, column->totalHeightForWidth(width));
}

void RemoveDialog::addList(QVBoxLayout &column)
{
    QStringList lines;
    for (const RegistryInfo &registry : std::as_const(m_registries)) {
        lines.append(tr("%1 — %2, %3", "name, address and ID of a repository")
                         .arg(shownName(registry),
                             visible(registry.access[Field::RegistryAddr].value_or(QString()), 200),
                             visible(registry.id, 100)));
    }
    auto *list = new QPlainTextEdit(lines.join(u'\n'), this);
    list->setObjectName(u"removeList"_s);
    list->setAccessibleName(tr("What will be removed"));
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    list->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const int shown = int(std::clamp<qsizetype>(lines.size(), 2, 10));
    list->setMinimumSize(fontMetrics().averageCharWidth() * 50, fontMetrics().lineSpacing() * (shown + 1));
    column.addWidget(list, 1);
}

void RemoveDialog::check()
{
    m_remove->setEnabled(m_typed->text().trimmed() == wantedText());
}

} // namespace hssreg
