#include "ui/rotation/run_view.h"

#include "app/rotation/rotation_run.h"
#include "ui/form/status_pill.h"
#include "ui/rotation/cell_table.h"
#include "ui/rotation/item_words.h"
#include "ui/rotation/run_table.h"
#include "ui/widgets/steady_combo_box.h"
#include "ui/widgets/wrap_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

using Filter = RunTable::Filter;

RunView::RunView(RotationRun &run, const RotationSites &sites, RunTable &table, const QString &name,
    bool details, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_sites(sites)
    , m_table(table)
    , m_filter(new SteadyComboBox(this))
{
    for (StatusPill *&pill : m_pills)
        pill = new StatusPill(this);
    makeFilter(name);
    makeView(name);
    if (details) {
        m_details = new QPlainTextEdit(this);
        m_details->setObjectName(name + u"Details"_s);
        m_details->setAccessibleName(tr("Details of the selected repository"));
        m_details->setReadOnly(true);
        m_details->setTabChangesFocus(true);
    }
    layOut();
    connect(&m_table, &RunTable::ticked, this, &RunView::refresh);
    refresh();
}

void RunView::makeFilter(const QString &name)
{
    m_filter->setObjectName(name + u"Filter"_s);
    m_filter->setAccessibleName(tr("Which repositories are shown"));
    for (const auto &[text, filter] :
        {std::pair(tr("Show all"), Filter::All), std::pair(tr("Failed"), Filter::Failed),
            std::pair(tr("Unknown"), Filter::Unknown), std::pair(tr("On their way"), Filter::OnTheirWay),
            std::pair(tr("Accepted, not proved"), Filter::Accepted), std::pair(tr("Proved"), Filter::Proved),
            std::pair(tr("Waiting"), Filter::Waiting)})
        m_filter->addItem(text, int(filter));
    connect(m_filter, &QComboBox::currentIndexChanged, this,
        [this] { m_table.setFilter(Filter(m_filter->currentData().toInt())); });
}

void RunView::makeView(const QString &name)
{
    m_view = makeCellView(
        m_table.table(), name + u"Rows"_s, tr("Repositories of the rotation"), {24, 24, 10, 0, 16, 9}, this);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this](const QModelIndex &now) {
            if (now.isValid())
                m_current = currentItem(*m_view);
            showDetails();
        });
    connect(
        m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunView::selectionChanged);
    connect(&m_table.table(), &QAbstractItemModel::modelReset, this, [this] {
        const int row = m_table.table().rowOf(m_current);
        if (row >= 0)
            m_view->setCurrentIndex(m_table.table().index(row, 0));
    });
}

void RunView::layOut()
{
    auto *pillRow = new WrapRow(Qt::AlignLeft);
    for (StatusPill *pill : m_pills)
        pillRow->addWidget(pill);
    auto *filter = new QWidget(this); // at the right, on the line of the last pill
    filter->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *label = new QLabel(tr("Sho&w"), filter);
    label->setBuddy(m_filter);
    auto *row = new QHBoxLayout(filter);
    row->setContentsMargins(0, 0, 0, 0);
    row->addStretch(1);
    row->addWidget(label);
    row->addWidget(m_filter);
    pillRow->addWidget(filter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(pillRow);
    if (!m_details) {
        column->addWidget(m_view, 1);
        return;
    }
    auto *both = new QSplitter(Qt::Vertical, this);
    both->setChildrenCollapsible(false);
    both->addWidget(m_view);
    both->addWidget(m_details);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 1);
    column->addWidget(both, 1);
}

//! A pill that counts nothing is grey.
void RunView::refresh()
{
    const QSignalBlocker blocker(m_filter); // the table is shown on two pages
    m_filter->setCurrentIndex(m_filter->findData(int(m_table.filter())));
    const RotationProgress now = m_run.progress();
    const auto show = [this](Pill pill, const QString &icon, Tone tone, int count, const QString &text) {
        m_pills[pill]->setStatus(icon, count > 0 ? tone : Tone::Muted, text);
    };
    show(Proved, u"done"_s, Tone::Good, now.proved, tr("%n proved", nullptr, now.proved));
    show(Proving, u"status-connecting"_s, Tone::Busy, now.proving,
        tr("%n accepted, waiting for proof", nullptr, now.proving));
    show(Accepted, u"status-unknown"_s, Tone::Busy, now.accepted,
        tr("%n accepted, not proved in time", nullptr, now.accepted));
    show(Failed, u"failed"_s, Tone::Bad, now.failed, tr("%n failed", nullptr, now.failed));
    show(Unknown, u"status-unknown"_s, Tone::Busy, now.unknown, tr("%n unknown", nullptr, now.unknown));
    show(Waiting, u"info"_s, Tone::Muted, 0, tr("%n waiting", nullptr, now.waiting));
    m_pills[Proving]->setVisible(now.proving > 0 || m_run.stage() != RotationRun::Stage::Ended);
    m_pills[Accepted]->setVisible(now.accepted > 0);
    m_pills[Waiting]->setVisible(now.waiting > 0 || m_run.stage() != RotationRun::Stage::Ended);
    showDetails();
}

void RunView::showDetails()
{
    if (!m_details)
        return;
    const int item = currentItem(*m_view);
    const QString text = item < 0 ? QString() : itemDetails(m_run, m_sites, item);
    if (m_details->toPlainText() != text)
        m_details->setPlainText(text);
}

void RunView::focusTable()
{
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_table.table().index(0, 0));
    m_view->setFocus(Qt::TabFocusReason);
}

std::vector<int> RunView::selected() const
{
    std::vector<int> items;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        items.push_back(m_table.table().item(index.row()));
    return items;
}

} // namespace hssreg
