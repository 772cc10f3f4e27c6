#include "ui/connection/import_dialog.h"

#include "app/support/text.h"
#include "ui/icons/icon.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/on_screen.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/tone_text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

enum Column { NameColumn, SourceColumn, WhatColumn, WordColumn, ColumnCount };

} // namespace

ImportDialog::ImportDialog(const ConnectionTools &tools, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_model(new QStandardItemModel(0, ColumnCount, this))
    , m_list(new QTreeView(this))
    , m_place(new QComboBox(this))
    , m_details(new ToneText(Tone::Muted, QPalette::Window, this))
    , m_keychain(new MessageLine(QPalette::Window, this))
    , m_result(new MessageLine(QPalette::Window, this))
    , m_import(new QPushButton(tr("&Import"), this))
{
    setWindowTitle(tr("Import connections"));
    m_import->setObjectName(u"importChosen"_s);
    m_import->setDefault(true);
    m_result->setObjectName(u"importResult"_s);
    makeList();
    layOut();
    fill();
    connect(m_model, &QStandardItemModel::itemChanged, this, &ImportDialog::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportDialog::showDetails);
    refresh();
    m_list->setFocus();
    lookForKeychain();
}

void ImportDialog::makeList()
{
    m_model->setHorizontalHeaderLabels({tr("Take over as"), tr("Found in"), tr("What"), tr("To be known")});
    m_list->setObjectName(u"candidates"_s);
    m_list->setAccessibleName(tr("Connections of other tools"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked
        | QAbstractItemView::SelectedClicked);
    const int letter = fontMetrics().averageCharWidth();
    m_list->header()->resizeSection(NameColumn, letter * 24);
    m_list->header()->resizeSection(SourceColumn, letter * 36);
    m_list->header()->resizeSection(WhatColumn, letter * 34);
}

void ImportDialog::layOut()
{
    auto *help = new ToneText(Tone::Muted, QPalette::Window, this);
    help->setText(
        tr("Found on this computer. Tick what is to be taken over; F2 changes its name. The files and "
           "variables themselves stay as they are."));
    m_place->setObjectName(u"importPlace"_s);
    m_place->addItem(
        tr("Keychain (%1)").arg(visible(m_tools.keychain.name(), 60)), int(SecretPlace::Kind::Keychain));
    m_place->addItem(tr("This session only"), int(SecretPlace::Kind::Session));
    auto *places = new QFormLayout;
    places->setRowWrapPolicy(QFormLayout::WrapLongRows);
    places->addRow(tr("Keep their &secrets in"), m_place);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    buttons->addButton(m_import, QDialogButtonBox::ActionRole);
    connect(m_import, &QPushButton::clicked, this, [this] { take(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(help);
    column->addWidget(m_list, 1);
    column->addWidget(m_details);
    column->addLayout(places);
    column->addWidget(m_keychain);
    column->addWidget(m_result);
    column->addWidget(buttons);
    resize(onScreen(*this, {fontMetrics().averageCharWidth() * 146, fontMetrics().height() * 24}));
}

void ImportDialog::fill()
{
    m_found = findImports(m_tools.imports);
    for (const ImportCandidate &candidate : m_found)
        addRow(candidate);
    if (m_found.empty()) {
        m_result->setMessage(u"info"_s, Tone::Plain,
            tr("Nothing was found: no variables of the SDK, no ~/.huaweicloud/credentials, no KooCLI "
               "profile, "
               "no clouds.yaml."));
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void ImportDialog::addRow(const ImportCandidate &candidate)
{
    auto *name = new QStandardItem(visible(candidate.name, 80));
    name->setCheckable(candidate.usable);
    name->setEditable(candidate.usable);
    if (candidate.usable)
        name->setCheckState(Qt::Unchecked); // else there would be a box that can not be ticked
    else
        name->setData(tr("%1, can not be taken over").arg(name->text()), Qt::AccessibleTextRole);
    auto *source = new QStandardItem(tr("%1: %2", "kind of source, file or variables")
                                         .arg(importSourceLabel(candidate.source), visible(candidate.from)));
    auto *what = new QStandardItem(visible(candidate.masked));
    auto *word = new QStandardItem(visible(candidate.problem));
    if (!candidate.problem.isEmpty())
        word->setIcon(themedIcon(candidate.usable ? u"warning"_s : u"error"_s));
    for (QStandardItem *item : {source, what, word}) {
        item->setEditable(false);
        item->setToolTip(plainToolTip(item->text()));
    }
    m_model->appendRow({name, source, what, word});
    if (!candidate.usable) {
        for (QStandardItem *item : {name, source, what})
            item->setForeground(palette().brush(QPalette::Disabled, QPalette::Text));
    }
}

//! The columns are too narrow for a path and a sentence.
void ImportDialog::showDetails()
{
    const int row = m_list->currentIndex().row();
    if (row < 0)
        return;
    QStringList lines;
    for (const Column column : {SourceColumn, WhatColumn, WordColumn}) {
        const QString text = m_model->item(row, column)->text();
        if (!text.isEmpty())
            lines.append(text);
    }
    m_details->setText(lines.join(u'\n'));
    m_list->setAccessibleDescription(lines.join(u' '));
}

void ImportDialog::refresh()
{
    showDetails();
    m_import->setEnabled(!m_isBusy && !chosen().isEmpty());
    m_list->setEnabled(!m_isBusy);
}

void ImportDialog::setBusy(bool busy)
{
    m_isBusy = busy;
    if (busy)
        m_result->setMessage(u"status-connecting"_s, Tone::Busy, tr("Keeping the connections…"));
    refresh();
}

QList<int> ImportDialog::chosen() const
{
    QList<int> rows;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QStandardItem *name = m_model->item(row, NameColumn);
        if (name->isCheckable() && name->checkState() == Qt::Checked)
            rows.append(row);
    }
    return rows;
}

void ImportDialog::setWord(int row, const QString &icon, const QString &text)
{
    QStandardItem *word = m_model->item(row, WordColumn);
    word->setIcon(themedIcon(icon));
    word->setText(text);
    word->setToolTip(plainToolTip(text));
}

QCoro::Task<> ImportDialog::lookForKeychain()
{
    const bool there = co_await isThere(m_tools.keychain, m_scope);
    if (m_scope.isClosed() || there)
        co_return;
    m_place->removeItem(m_place->findData(int(SecretPlace::Kind::Keychain)));
    m_keychain->setMessage(u"warning"_s, Tone::Busy, noKeychainText(m_tools.keychain));
}

QCoro::Task<> ImportDialog::take()
{
    const QList<int> rows = chosen();
    setBusy(true);
    int taken = 0;
    for (const int row : rows) {
        const QString trouble = co_await takeOne(row);
        if (m_scope.isClosed())
            co_return;
        if (!trouble.isEmpty()) {
            setWord(row, u"error"_s, trouble);
            continue;
        }
        ++taken;
        setWord(row, u"done"_s, tr("Taken over."));
        QStandardItem *name = m_model->item(row, NameColumn);
        name->setCheckable(false);
        name->setData({}, Qt::CheckStateRole);
        name->setEditable(false);
    }
    const bool all = taken == rows.size();
    m_result->setMessage(all ? u"done"_s : u"error"_s, all ? Tone::Good : Tone::Bad,
        tr("%1 of %2 taken over. What was left out says why.").arg(taken).arg(rows.size()));
    if (all)
        m_result->setMessage(u"done"_s, Tone::Good, tr("%n taken over.", nullptr, taken));
    setBusy(false);
    if (taken > 0)
        Q_EMIT changed();
}

//! Why it could not be; empty when it was.
QCoro::Task<QString> ImportDialog::takeOne(int row)
{
    ImportCandidate &candidate = m_found[std::size_t(row)];
    ConnectionProfile profile = candidate.profile;
    profile.name = m_model->item(row, NameColumn)->text().trimmed();
    const SecretPlace place{SecretPlace::Kind(m_place->currentData().toInt()), {}};
    for (const auto &[role, secret] : candidate.secrets)
        profile.places.insert_or_assign(role, place);
    if (const ConnectionStore::Done trouble = m_tools.store.add(profile))
        co_return storeErrorText(*trouble);
    for (const auto &[role, secret] : candidate.secrets) {
        Secret own = secret.clone();
        const SecretDone trouble = co_await m_tools.secrets.keep(profile, role, std::move(own), m_scope);
        if (!trouble)
            continue;
        const ConnectionStore::Done undone = m_tools.store.remove(profile.name);
        co_return undone ? storeErrorText(*undone) : secretTroubleText(*trouble);
    }
    co_return QString();
}

} // namespace hssreg
