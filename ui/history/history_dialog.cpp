#include "ui/history/history_dialog.h"

#include "app/access/access_update.h"
#include "app/history/history.h"
#include "app/support/text.h"
#include "ui/history/history_details.h"
#include "ui/history/history_table.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/on_screen.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/steady_combo_box.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

HistoryDialog::HistoryDialog(History &history, Prompts &prompts, QWidget *parent)
    : QDialog(parent, Qt::Window)
    , m_prompts(prompts)
    , m_listing(history)
    , m_model(new HistoryTable(m_listing, this))
    , m_typing(new QTimer(this))
{
    setWindowTitle(tr("History"));
    setObjectName(u"history"_s);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeFilter());
    column->addWidget(makeTable(), 1);
    column->addWidget(makeKeeping());
    column->addWidget(makeButtons());
    wireListing();
    ask();
    m_table->setFocus();
    const int letter = fontMetrics().averageCharWidth();
    resize(onScreen(*this, {letter * 128, fontMetrics().height() * 36}));
}

HistoryDialog::~HistoryDialog() = default;

void HistoryDialog::wireListing()
{
    connect(m_model, &QAbstractItemModel::modelReset, this, &HistoryDialog::selectAgain);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &HistoryDialog::showSelected);
    connect(&m_listing, &HistoryListing::stateChanged, this, &HistoryDialog::showState);
    connect(&m_listing, &HistoryListing::itemsReset, this, &HistoryDialog::showState);
    connect(&m_listing, &HistoryListing::keepDaysChanged, this, &HistoryDialog::showKeeping);
    connect(&m_listing, &HistoryListing::refused, this, &HistoryDialog::sayError);
    connect(&m_listing, &HistoryListing::forgotten, this, [this] { say(tr("The history was forgotten.")); });
    connect(&m_listing, &HistoryListing::exported, this, [this](int count, const QString &path) {
        const QString name = visible(QFileInfo(path).fileName(), 200);
        say(count == 1 ? tr("1 record was written to %1.").arg(name)
                       : tr("%n records were written to %1.", nullptr, count).arg(name));
    });
    m_typing->setSingleShot(true);
    m_typing->setInterval(150);
    connect(m_typing, &QTimer::timeout, this, &HistoryDialog::ask);
    connect(m_find, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_outcome, &QComboBox::currentIndexChanged, this, &HistoryDialog::ask);
    connect(m_keep, &QComboBox::activated, this, &HistoryDialog::chooseKeeping);
    connect(m_forget, &QPushButton::clicked, this, &HistoryDialog::askToForget);
    connect(m_export, &QPushButton::clicked, this, &HistoryDialog::chooseExport);
    connect(m_again, &QPushButton::clicked, &m_listing, &HistoryListing::refresh);
    connect(m_putBack, &QPushButton::clicked, this, [this] {
        if (const HistoryRecord *record = selected())
            Q_EMIT putBackWanted(*record);
    });
}

void HistoryDialog::ask()
{
    HistoryQuery query;
    query.find = m_find->text();
    query.outcome = m_outcome->currentData().toString();
    m_listing.setQuery(query);
}

void HistoryDialog::selectAgain()
{
    const int row = m_model->rowOf(m_selected);
    m_table->setCurrentIndex(m_model->index(row < 0 ? 0 : row, 0));
    showSelected();
}

const HistoryRecord *HistoryDialog::selected() const
{
    return m_model->record(m_table->currentIndex().row());
}

void HistoryDialog::showSelected()
{
    const HistoryRecord *record = selected();
    m_selected = record ? record->key : QUuid();
    m_details->setPlainText(record ? historyDetails(*record) : QString());
    m_putBack->setEnabled(record && !valuesBefore(*record).isEmpty());
    m_putBack->setToolTip(m_putBack->isEnabled()
            ? tr("Fills the form with the values that were there before, without secrets. Nothing is sent.")
            : tr("This record has no earlier values that could be put back."));
}

bool HistoryDialog::isFiltered() const
{
    return !m_listing.query().find.simplified().isEmpty() || !m_listing.query().outcome.isEmpty();
}

void HistoryDialog::showState()
{
    const bool failed = m_listing.state() == HistoryListing::State::Failed;
    const bool empty = m_listing.state() == HistoryListing::State::Ready && m_listing.items().isEmpty();
    if (failed)
        m_state->setMessage(u"error"_s, Tone::Bad, historyErrorText(m_listing.error()));
    else if (empty)
        m_state->setMessage(u"info"_s, Tone::Muted,
            isFiltered() ? tr("No record fits.")
                         : tr("Nothing was done from this computer yet, or it was forgotten."));
    else
        m_state->setMessage({}, Tone::Plain, {});
    m_again->setVisible(failed);
    m_export->setEnabled(!m_listing.items().isEmpty() && !failed);
    m_forget->setEnabled(!failed || m_listing.error() == HistoryError::Damaged);
    m_keep->setEnabled(!failed);
}

void HistoryDialog::showKeeping()
{
    const int days = m_listing.keepDays();
    int index = m_keep->findData(days);
    if (index < 0) { // set by another program
        m_keep->addItem(days == 1 ? tr("1 day") : tr("%n days", nullptr, days), days);
        index = m_keep->count() - 1;
    }
    m_keep->setCurrentIndex(index);
}

//! Keeping for a shorter time removes records at once, so it is asked about.
void HistoryDialog::chooseKeeping(int index)
{
    const int days = m_keep->itemData(index).toInt();
    const int now = m_listing.keepDays();
    if (days == now)
        return;
    if (days == 0 || (now != 0 && days > now)) {
        m_listing.setKeepDays(days);
        return;
    }
    m_prompts.ask(this,
        {tr("Keep the history for a shorter time?"),
            tr("Records older than that are removed from this computer now. They can not be brought back."),
            m_keep->itemText(index), tr("Remove older records"), tr("Keep them")},
        [this, days](bool goOn) {
            if (goOn)
                m_listing.setKeepDays(days);
            else
                showKeeping();
        });
}

void HistoryDialog::askToForget()
{
    m_prompts.ask(this,
        {tr("Forget the history?"),
            tr("All records of what was done from this computer are removed for good, and the ages of the "
               "credentials "
               "are not known any more. Nothing changes in HSS."),
            {}, tr("Forget everything"), tr("Keep it")},
        [this](bool goOn) {
            if (goOn)
                m_listing.forgetAll();
        });
}

void HistoryDialog::chooseExport()
{
    auto *dialog = new QFileDialog(this, tr("Export the history"), u"history.csv"_s,
        tr("CSV for spreadsheets (*.csv);;JSON (*.json);;JSON Lines (*.jsonl);;HTML to print (*.html)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::filterSelected, dialog,
        [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1)); });
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, &m_listing, &HistoryListing::exportTo);
    dialog->open();
}

void HistoryDialog::say(const QString &text)
{
    m_said->setMessage(u"done"_s, Tone::Good, text);
}

void HistoryDialog::sayError(HistoryError error)
{
    m_said->setMessage(u"error"_s, Tone::Bad, historyErrorText(error));
    showKeeping();
}

} // namespace hssreg
