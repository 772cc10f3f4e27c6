#include "ui/rotation/login_edit.h"

#include "app/access/problem_text.h"
#include "app/support/text.h"
#include "ui/connection/path_edit.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/secret_line.h"
#include "ui/widgets/steady_combo_box.h"
#include "ui/widgets/tone_text.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

using Kind = PasswordChoice::Kind;

LoginEdit::LoginEdit(RotationDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_username(new QLineEdit(this))
    , m_source(new SteadyComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_password(new SecretEdit(u"newPassword"_s, tr("New password"), m_pages))
    , m_entry(new QLineEdit(m_pages))
    , m_variable(new QLineEdit(m_pages))
    , m_path(new PathEdit(tr("File with the new password"), tr("Choose the file with the password"), m_pages))
    , m_nothing(new QWidget(m_pages))
    , m_problem(new MessageLine(QPalette::Window, this))
    , m_previous(new SecretEdit(u"previousPassword"_s, tr("Password until now"), this))
    , m_previousHelp(new ToneText(Tone::Muted, QPalette::Window, this))
{
    setFocusPolicy(Qt::NoFocus);
    makeInputs();
    makePages();
    layOut();
    wire();
    show(RotationDraft::all);
}

void LoginEdit::makeInputs()
{
    m_username->setObjectName(u"newUsername"_s);
    m_username->setAccessibleName(tr("New user name"));
    m_source->setObjectName(u"passwordSource"_s);
    m_source->setAccessibleName(tr("Where the new password comes from"));
    m_entry->setObjectName(u"keychainEntry"_s);
    m_entry->setAccessibleName(tr("Entry of the keychain"));
    m_entry->setPlaceholderText(tr("Name of the entry"));
    m_variable->setObjectName(u"passwordVariable"_s);
    m_variable->setAccessibleName(tr("Environment variable with the new password"));
    m_variable->setPlaceholderText(tr("Name of the variable"));
    m_path->line()->setObjectName(u"passwordFile"_s);
    m_problem->setObjectName(u"loginProblem"_s);
    m_password->showButton()->setText(tr("Show")); // two stand here: no letter is for them
    m_previous->showButton()->setText(tr("Show"));
    m_previousHelp->setText(tr("Optional. Kept in memory only, to put it back should HSS report a failure "
                               "after the update. Its user name "
                               "is the one that HSS has now."));
    m_previous->line()->setAccessibleDescription(m_previousHelp->text());
}

void LoginEdit::makePages()
{
    for (QWidget *page : {static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_entry),
             static_cast<QWidget *>(m_path), static_cast<QWidget *>(m_variable), m_nothing})
        m_pages->addWidget(page);
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LoginEdit::layOut()
{
    auto *password = new QWidget(this);
    auto *row = new QHBoxLayout(password);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_source);
    row->addWidget(m_pages, 1);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    const auto labelled = [this, form](const QString &text, QWidget *buddy, QWidget *field) {
        auto *label = new QLabel(text, this);
        label->setBuddy(buddy);
        form->addRow(label, field);
    };
    labelled(tr("&User name"), m_username, m_username);
    labelled(tr("New &password"), m_source, password);
    form->addRow(QString(), m_problem);
    labelled(tr("Pass&word until now"), m_previous->line(), m_previous);
    form->addRow(QString(), m_previousHelp);
}

void LoginEdit::wire()
{
    connect(m_username, &QLineEdit::textEdited, this, &LoginEdit::store);
    connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
        showPage();
        store();
    });
    connect(m_entry, &QLineEdit::textEdited, this, &LoginEdit::store);
    connect(m_variable, &QLineEdit::textEdited, this, &LoginEdit::store);
    connect(m_path, &PathEdit::edited, this, &LoginEdit::store);
    connect(m_password, &SecretEdit::edited, this, [this] {
        m_draft.setTyped(m_row, m_password->secretView());
        refresh();
    });
    connect(m_previous, &SecretEdit::edited, this,
        [this] { m_draft.setPrevious(m_row, m_previous->secretView()); });
}

void LoginEdit::show(int row)
{
    const QScopedValueRollback filling(m_filling, true);
    m_row = row;
    const PasswordChoice now = m_draft.password(row);
    m_username->setText(m_draft.username(row));
    m_username->setPlaceholderText(usernameHint());
    fillSources();
    m_source->setCurrentIndex(std::max(0, m_source->findData(int(now.kind))));
    m_entry->setText(now.kind == Kind::Keychain ? now.where : QString());
    m_variable->setText(now.kind == Kind::Environment ? now.where : QString());
    m_path->setPath(now.kind == Kind::File ? now.where : QString());
    m_password->setSecret(now.kind == Kind::Typed ? m_draft.typed(row) : QStringView());
    m_previous->setSecret(m_draft.previous(row));
    showPage();
    refresh();
}

void LoginEdit::fillSources()
{
    m_source->clear();
    m_source->addItem(tr("Typed here"), int(Kind::Typed));
    m_source->addItem(tr("Keychain"), int(Kind::Keychain));
    m_source->addItem(tr("File"), int(Kind::File));
    m_source->addItem(tr("Variable"), int(Kind::Environment));
    m_source->addItem(tr("Keep the present one"), int(Kind::Keep));
    if (m_draft.password(m_row).kind == Kind::InPlan)
        m_source->addItem(tr("As in the plan file"), int(Kind::InPlan));
}

QString LoginEdit::usernameHint() const
{
    const RegistryInfo *known = m_row == RotationDraft::all ? nullptr : m_draft.known(m_row);
    if (!known || !known->access[Field::RegistryUsername])
        return tr("Leave empty to keep the present one");
    return tr("Leave empty to keep %1").arg(visible(*known->access[Field::RegistryUsername], 100));
}

void LoginEdit::showPage()
{
    switch (choice().kind) {
    case Kind::Typed: m_pages->setCurrentWidget(m_password); break;
    case Kind::Keychain: m_pages->setCurrentWidget(m_entry); break;
    case Kind::File: m_pages->setCurrentWidget(m_path); break;
    case Kind::Environment: m_pages->setCurrentWidget(m_variable); break;
    case Kind::Keep:
    case Kind::InPlan: m_pages->setCurrentWidget(m_nothing); break;
    }
}

PasswordChoice LoginEdit::choice() const
{
    const auto kind = Kind(m_source->currentData().toInt());
    switch (kind) {
    case Kind::Keychain: return {kind, m_entry->text().trimmed()};
    case Kind::File: return {kind, m_path->path()};
    case Kind::Environment: return {kind, m_variable->text().trimmed()};
    case Kind::Keep:
    case Kind::Typed:
    case Kind::InPlan: break;
    }
    return {kind, {}};
}

void LoginEdit::store()
{
    if (m_filling)
        return;
    m_draft.setUsername(m_row, m_username->text());
    m_draft.setPassword(m_row, choice());
    if (choice().kind == Kind::Typed)
        m_draft.setTyped(m_row, m_password->secretView());
    refresh();
}

void LoginEdit::refresh()
{
    QStringList wrong;
    bool any = false;
    for (const Problem &problem : m_draft.loginProblems(m_row)) {
        wrong.append(visible(problemText(problem)));
        any = any || problem.level == Level::Error;
    }
    wrong.removeDuplicates();
    m_problem->setMessage(any ? u"error"_s : u"warning"_s, any ? Tone::Bad : Tone::Busy, wrong.join(u' '));
    m_username->setAccessibleDescription(wrong.join(u' '));
    m_password->line()->setAccessibleDescription(wrong.join(u' '));
}

void LoginEdit::focusPassword()
{
    if (choice().kind == Kind::Typed)
        m_password->line()->setFocus(Qt::TabFocusReason);
    else
        m_source->setFocus(Qt::TabFocusReason);
}

void LoginEdit::forget()
{
    m_password->clear();
    m_previous->clear();
}

} // namespace hssreg
