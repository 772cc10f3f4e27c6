#include "ui/registry/upload_dialog.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/editor/access_editor.h"
#include "app/editor/upload_commands.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/registry/clipboard_guard.h"
#include "ui/registry/copy_row.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/on_screen.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/secret_line.h"
#include "ui/widgets/tone_text.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

using State = UploadCommands::State;

UploadDialog::UploadDialog(
    UploadCommands &commands, ClipboardGuard &guard, const AccessEditor &editor, QWidget *parent)
    : QDialog(parent)
    , m_commands(commands)
    , m_guard(guard)
    , m_notice(new MessageLine(QPalette::Window, this))
{
    setWindowTitle(tr("Upload command of the scan component"));
    auto *column = new QVBoxLayout(this);
    auto *what = new ToneText(Tone::Muted, QPalette::Window, this);
    what->setText(
        tr("HSS makes the commands with which the scan component is uploaded to this repository. The "
           "password goes to HSS in the address of the request and comes back in the commands; this "
           "program neither logs nor keeps either."));
    column->addWidget(what);
    auto *rows = new QFormLayout;
    rows->setRowWrapPolicy(QFormLayout::WrapLongRows);
    column->addLayout(rows);
    m_address = addLine(*rows, Field::RegistryAddr, editor);
    m_namespace = addLine(*rows, Field::Namespace, editor);
    m_username = addLine(*rows, Field::RegistryUsername, editor);
    addPassword(*rows, editor);
    addAnswers(*rows);
    addNotices(*column);
    addButtons(*column);
    connect(&m_commands, &UploadCommands::changed, this, &UploadDialog::refresh);
    connect(&m_guard, &ClipboardGuard::cleared, this,
        [this] { m_notice->setMessage(u"info"_s, Tone::Muted, tr("The clipboard was cleared.")); });
    m_password->line()->setFocus();
    refresh();
}

UploadDialog::~UploadDialog()
{
    m_commands.disconnect(this);
    m_commands.forget();
    m_password->clear();
}

QLineEdit *UploadDialog::addLine(QFormLayout &rows, Field field, const AccessEditor &editor)
{
    auto *line = new QLineEdit(editor.text(field), this);
    line->setObjectName(QString(u"upload_"_s + entryFor(field).name));
    line->setAccessibleName(fieldLabel(field));
    line->setToolTip(fieldHelp(field));
    rows.addRow(fieldLabel(field), line);
    connect(line, &QLineEdit::textChanged, this, &UploadDialog::refresh);
    return line;
}

void UploadDialog::addPassword(QFormLayout &rows, const AccessEditor &editor)
{
    m_password = new SecretEdit(u"upload_password"_s, fieldLabel(Field::RegistryPassword), this);
    if (const Secret *typed = editor.typed().password())
        m_password->setSecret(typed->reveal());
    auto *label = new QLabel(fieldLabel(Field::RegistryPassword), this);
    label->setBuddy(m_password->line());
    rows.addRow(label, m_password);
    connect(m_password, &SecretEdit::edited, this, &UploadDialog::refresh);
}

void UploadDialog::addAnswers(QFormLayout &rows)
{
    const auto add = [this, &rows](const QString &name, const QString &label, const QString &help) {
        auto *row = new CopyRow(name, label, this);
        row->setToolTip(help);
        rows.addRow(label, row);
        return row;
    };
    m_command = add(u"upload_command"_s, tr("Upload command"), tr("Uploads the scan component"));
    m_url = add(u"upload_url"_s, tr("Download address"), tr("Where the images of the scan component are"));
    m_pull = add(u"upload_pull"_s, tr("Pull command"), tr("Pulls the images of the scan component from SWR"));
    connect(
        m_command, &CopyRow::copyWanted, this, [this] { copy(m_commands.answer().command.reveal(), true); });
    connect(m_url, &CopyRow::copyWanted, this, [this] { copy(m_commands.answer().downloadUrl, false); });
    connect(
        m_pull, &CopyRow::copyWanted, this, [this] { copy(m_commands.answer().pullCommand.reveal(), true); });
}

void UploadDialog::addNotices(QVBoxLayout &column)
{
    m_busy = new QProgressBar(this);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Asking HSS"));
    m_notice->setObjectName(u"uploadNotice"_s);
    column.addWidget(m_busy);
    column.addWidget(m_notice);
    resize(onScreen(*this, {fontMetrics().averageCharWidth() * 95, fontMetrics().lineSpacing() * 22}));
}

void UploadDialog::addButtons(QVBoxLayout &column)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_ask = buttons->addButton(tr("&Get commands"), QDialogButtonBox::ActionRole);
    m_ask->setObjectName(u"upload_ask"_s);
    m_ask->setDefault(true);
    connect(m_ask, &QPushButton::clicked, this, &UploadDialog::ask);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column.addStretch(1);
    column.addWidget(buttons);
}

void UploadDialog::ask()
{
    if (!problem().isEmpty())
        return;
    UploadCommandQuery query;
    query.address = m_address->text();
    query.nameSpace = m_namespace->text();
    query.username = m_username->text();
    query.password = Secret(m_password->secretView());
    m_commands.ask(std::move(query));
}

//! What is wrong with what was typed, first thing first; empty when HSS can be asked.
QString UploadDialog::problem() const
{
    const std::pair<Field, QString> lines[] = {{Field::RegistryAddr, m_address->text()},
        {Field::Namespace, m_namespace->text()}, {Field::RegistryUsername, m_username->text()}};
    QList<Problem> found;
    for (const auto &[field, text] : lines)
        found += checkValue(field, text);
    found += checkValue(Field::RegistryPassword, m_password->secretView());
    for (const Problem &problem : found) {
        if (problem.level == Level::Error)
            return problemText(problem);
    }
    return m_commands.isOnline() ? QString() : tr("There is no connection.");
}

void UploadDialog::refresh()
{
    const QString wrong = problem();
    m_busy->setVisible(m_commands.state() == State::Asking);
    m_ask->setEnabled(wrong.isEmpty() && m_commands.state() != State::Asking);
    showAnswer();
    if (m_commands.state() == State::Failed)
        m_notice->setMessage(u"failed"_s, Tone::Bad,
            tr("%1 %2", "what happened, and what to do")
                .arg(visible(reportText(m_commands.report())), visible(adviceText(m_commands.report()))));
    else if (!wrong.isEmpty())
        m_notice->setMessage(u"info"_s, Tone::Muted, wrong);
    else
        m_notice->setMessage({}, Tone::Plain, {});
}

void UploadDialog::showAnswer()
{
    const bool answered = m_commands.state() == State::Answered;
    const UploadCommand &answer = m_commands.answer();
    m_command->setShown(answered ? masked(answer.command.reveal()) : QString());
    m_url->setShown(answered ? visible(answer.downloadUrl, 300) : QString());
    m_pull->setShown(answered ? masked(answer.pullCommand.reveal()) : QString());
    if (answered && !m_wasAnswered)
        m_command->setFocus(Qt::OtherFocusReason);
    m_wasAnswered = answered;
}

//! Only where the password stands just as it was typed can it be covered; else the whole is. An address that is
//! percent-encoded or a quoted shell word would show it after all.
QString UploadDialog::masked(QStringView command) const
{
    if (command.isEmpty())
        return {};
    const QStringView password = m_password->secretView();
    const qsizetype at = password.isEmpty() ? -1 : command.indexOf(password);
    if (at < 0)
        return tr("(may have the password in it: copied as it is, not shown)");
    QString shown = visible(command.left(at), 600);
    shown += u"••••••••"_s;
    const QStringView rest = command.mid(at + password.size());
    shown += rest.contains(password) ? QString(u'…') : visible(rest, 600);
    return shown;
}

void UploadDialog::copy(QStringView text, bool isSecret)
{
    if (!isSecret) {
        QGuiApplication::clipboard()->setText(text.toString());
        m_notice->setMessage(u"done"_s, Tone::Good, tr("Copied."));
        return;
    }
    m_guard.put(text);
    m_notice->setMessage(u"done"_s, Tone::Good,
        tr("Copied, with the password. The clipboard is cleared in %n s.", nullptr,
            int(ClipboardGuard::stay.count())));
}

} // namespace hssreg
