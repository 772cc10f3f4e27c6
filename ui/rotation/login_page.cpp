#include "ui/rotation/login_page.h"

#include "app/support/text.h"
#include "ui/rotation/cell_table.h"
#include "ui/rotation/login_edit.h"
#include "ui/rotation/rotation_draft.h"

#include <QGroupBox>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString usernameNow(const RotationDraft &draft, int row)
{
    const RegistryInfo *known = draft.known(row);
    return known ? visible(known->access[Field::RegistryUsername].value_or(QString()), 200)
                 : LoginPage::tr("not known");
}

ShownCell newUsername(const RotationDraft &draft, int row)
{
    const QString name = draft.username(row);
    return name.isEmpty() ? ShownCell{LoginPage::tr("as it is"), Tone::Muted} : ShownCell{visible(name, 200)};
}

ShownCell newPassword(const RotationDraft &draft, int row)
{
    const PasswordChoice choice = draft.password(row);
    const QString where = visible(choice.where, 200);
    switch (choice.kind) {
    case PasswordChoice::Kind::Keep: return {LoginPage::tr("as it is"), Tone::Muted};
    case PasswordChoice::Kind::Typed:
        return draft.typed(row).isEmpty()
            ? ShownCell{LoginPage::tr("not typed yet"), Tone::Busy, u"warning"_s}
            : ShownCell{LoginPage::tr("typed")};
    case PasswordChoice::Kind::Keychain: return {LoginPage::tr("keychain: %1").arg(where)};
    case PasswordChoice::Kind::File: return {LoginPage::tr("file: %1").arg(where)};
    case PasswordChoice::Kind::Environment: return {LoginPage::tr("variable: %1").arg(where)};
    case PasswordChoice::Kind::InPlan: return {LoginPage::tr("in the plan file")};
    }
    return {};
}

QString titleForAll(int repositories)
{
    return repositories == 1 ? LoginPage::tr("For 1 repository")
                             : LoginPage::tr("For all %n repositories", nullptr, repositories);
}

} // namespace

LoginPage::LoginPage(RotationDraft &draft, QWidget *parent)
    : RotationPage(parent)
    , m_draft(draft)
    , m_one(new QRadioButton(tr("One login for &all"), this))
    , m_each(new QRadioButton(tr("One login for &each"), this))
    , m_box(new QGroupBox(this))
    , m_edit(new LoginEdit(draft, m_box))
{
    m_one->setObjectName(u"oneForAll"_s);
    m_each->setObjectName(u"oneForEach"_s);
    makeTable();
    layOut();
    connect(m_one, &QRadioButton::toggled, this, [this](bool one) {
        m_draft.setOneForAll(one);
        showRow();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &LoginPage::showRow);
    connect(&m_draft, &RotationDraft::rowChanged, this, &LoginPage::followDraft);
}

void LoginPage::makeTable()
{
    m_table = new CellTable(
        {{tr("Repository"), [this](int row) { return ShownCell{m_draft.name(row)}; }},
            {tr("User name now"), [this](int row) { return ShownCell{usernameNow(m_draft, row)}; }},
            {tr("New user name"), [this](int row) { return newUsername(m_draft, row); }},
            {tr("New password"), [this](int row) { return newPassword(m_draft, row); }}},
        this);
    m_view = makeCellView(
        *m_table, u"loginRows"_s, tr("Repositories and their new logins"), {0, 24, 24, 28}, this);
}

void LoginPage::layOut()
{
    auto *choices = new QHBoxLayout;
    choices->addWidget(m_one);
    choices->addWidget(m_each);
    choices->addStretch(1);
    auto *inside = new QVBoxLayout(m_box);
    inside->addWidget(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(choices);
    column->addWidget(m_box);
    column->addWidget(m_view, 1);
    setTabOrder(m_each, m_view); // each: first which one, then its login
    setTabOrder(m_view, m_edit);
}

QString LoginPage::title() const
{
    return tr("The new login");
}

QString LoginPage::obstacle() const
{
    const std::optional<RotationDraft::Gap> gap = m_draft.loginGap();
    return gap ? gap->text : QString();
}

void LoginPage::enter()
{
    m_table->show(m_draft.going());
    (m_draft.isOneForAll() ? m_one : m_each)->setChecked(true);
    const std::optional<RotationDraft::Gap> gap = m_draft.loginGap();
    const int row = gap && gap->row >= 0 ? m_table->rowOf(gap->row) : 0;
    m_view->setCurrentIndex(m_table->index(std::max(0, row), 0));
    showRow();
    m_edit->focusPassword();
}

//! The draft has it: what was typed does not stay in a control that nobody sees.
void LoginPage::leave()
{
    m_edit->forget();
}

void LoginPage::showRow()
{
    const bool all = m_draft.isOneForAll();
    const int row = all ? RotationDraft::all : currentItem(*m_view);
    m_edit->setEnabled(all || row >= 0);
    m_box->setTitle(all || row < 0 ? titleForAll(m_table->rowCount())
                                   : tr("For %1").arg(m_draft.name(row).replace(u'&', u"&&"_s)));
    if (all || row >= 0)
        m_edit->show(row);
    Q_EMIT changed();
}

void LoginPage::followDraft(int row)
{
    if (row == RotationDraft::all)
        m_table->refreshAll();
    else
        m_table->refresh({row});
    Q_EMIT changed();
}

} // namespace hssreg
