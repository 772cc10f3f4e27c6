#include "ui/list/registry_pane.h"

#include "app/editor/registry_listing.h"
#include "ui/list/filter_bar.h"
#include "ui/list/list_notice.h"
#include "ui/list/registry_filter.h"
#include "ui/list/registry_table.h"
#include "ui/list/registry_view.h"
#include "ui/widgets/sign.h"
#include "ui/widgets/tone_text.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace hssreg {

using namespace Qt::StringLiterals;

RegistryPane::RegistryPane(RegistryListing &listing, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_listing(listing)
    , m_table(new RegistryTable(listing, clock, this))
    , m_filter(new RegistryFilter(*m_table, this))
    , m_find(new QLineEdit(this))
    , m_choices(new FilterBar(this))
    , m_list(new RegistryView(this))
    , m_notice(new ListNotice(this))
    , m_pages(new QStackedWidget(this))
    , m_trouble(new QFrame(this))
    , m_troubleText(new ToneText(Tone::Plain, QPalette::Window, m_trouble))
    , m_counts(new ToneText(Tone::Muted, QPalette::Window, this))
{
    makeFind();
    wireModel();
    wireFilter();
    makeTrouble();
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_notice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_find);
    column->addWidget(m_choices);
    column->addWidget(m_trouble);
    column->addWidget(m_pages, 1);
    column->addWidget(makeFooter());
    connect(&m_listing, &RegistryListing::stateChanged, this, &RegistryPane::refreshState);
    refreshState();
}

void RegistryPane::setShown(const QString &id)
{
    m_shown = id;
    followShown();
}

void RegistryPane::focusFind()
{
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void RegistryPane::focusList()
{
    m_pages->currentWidget()->setFocus(Qt::ShortcutFocusReason);
}

void RegistryPane::makeFind()
{
    m_find->setObjectName(u"find"_s);
    m_find->setPlaceholderText(tr("Find by name, address, user, reason, … (Ctrl+F)"));
    m_find->setAccessibleName(tr("Find a repository"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
}

//! Before the view has the model: rows that go make the view move its selection, and that must be known as such.
void RegistryPane::wireModel()
{
    connect(m_filter, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        if (!m_settling)
            m_selected = selected();
        m_settling = true;
        m_scroll = m_list->verticalScrollBar()->value();
    });
    m_list->setObjectName(u"repositories"_s);
    m_list->setAccessibleName(tr("Repositories"));
    m_list->setRegistries(*m_filter);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &RegistryPane::settle);
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &RegistryPane::refreshCounts);
    connect(m_filter, &RegistryFilter::isLate, this, &RegistryPane::sayLate);
    connect(m_filter, &RegistryFilter::settled, this, &RegistryPane::takeAnswer);
    connect(
        m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RegistryPane::tellSelection);
}

void RegistryPane::wireFilter()
{
    connect(m_find, &QLineEdit::textChanged, this, &RegistryPane::filter);
    connect(m_choices, &FilterBar::changed, this, &RegistryPane::filter);
    connect(m_choices, &FilterBar::sortWanted, m_list, &QTreeView::sortByColumn);
    connect(m_list, &RegistryView::sortedBy, m_choices, &FilterBar::showSorting);
}

void RegistryPane::filter()
{
    m_goesOn = false;
    m_filter->want(m_choices->wanted(m_find->text()));
}

void RegistryPane::takeAnswer()
{
    const bool wasLate = std::exchange(m_late, false);
    refreshState();
    if (wasLate)
        speakCounts();
    if (std::exchange(m_goesOn, false) && m_find->hasFocus())
        goToFound();
}

void RegistryPane::showAll()
{
    m_find->clear();
    m_choices->clear();
}

//! The rows are others: what was selected and is still there is selected again, and the list is where it was.
void RegistryPane::settle()
{
    selectAgain();
    m_settling = false;
    followShown();
    refreshState();
    m_list->doItemsLayout(); // else the scroll bar does not know its range yet
    m_list->verticalScrollBar()->setValue(m_scroll);
    Q_EMIT selectionChanged();
}

void RegistryPane::selectAgain()
{
    if (m_selected.size() < 2)
        return; // the one that the form shows is followed anyway
    QItemSelection again;
    for (const QString &id : std::as_const(m_selected)) {
        const QModelIndex index = m_filter->mapFromSource(m_table->index(m_table->rowOf(id), 0));
        if (index.isValid())
            again.select(index, index);
    }
    m_list->selectionModel()->select(again, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QStringList RegistryPane::selected() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList ids;
    for (const QModelIndex &row : std::as_const(rows))
        ids.append(row.data(RegistryTable::IdRole).toString());
    return ids;
}

void RegistryPane::setCredentialAges(const QHash<QString, QDateTime> &changed)
{
    m_table->setCredentialAges(changed);
    refreshCounts();
}

void RegistryPane::addListActions(const QList<QAction *> &actions)
{
    m_list->addActions(actions);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

//! Over a list that could not be read again: it still shows what was read before.
void RegistryPane::makeTrouble()
{
    auto *sign = new Sign(QPalette::Window, m_trouble);
    sign->setSign(u"warning"_s, Tone::Bad);
    auto *again = new QPushButton(tr("Try again"), m_trouble);
    connect(again, &QPushButton::clicked, &m_listing, &RegistryListing::refresh);
    m_troubleText->setObjectName(u"listTrouble"_s);
    auto *row = new QHBoxLayout(m_trouble);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addWidget(m_troubleText, 1);
    row->addWidget(again, 0, Qt::AlignTop);
    m_trouble->hide();
}

QWidget *RegistryPane::makeFooter()
{
    auto *footer = new QWidget(this);
    m_counts->setObjectName(u"counts"_s);
    auto *byId = new QPushButton(tr("Edit by &ID…"), footer);
    byId->setObjectName(u"editById"_s);
    byId->setToolTip(tr("Edit a repository that you may not list, by its ID"));
    connect(byId, &QPushButton::clicked, this, &RegistryPane::editByIdWanted);
    connect(m_notice, &ListNotice::taken, this, [this](ListNotice::Offer offer) {
        switch (offer) {
        case ListNotice::Offer::Connect: Q_EMIT connectWanted(); break;
        case ListNotice::Offer::Practice: Q_EMIT practiceWanted(); break;
        case ListNotice::Offer::Retry: m_listing.refresh(); break;
        case ListNotice::Offer::EditById: Q_EMIT editByIdWanted(); break;
        case ListNotice::Offer::ShowAll: showAll(); break;
        case ListNotice::Offer::Stop: m_listing.cancel(); break;
        }
    });
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_counts, 1);
    row->addWidget(byId);
    return footer;
}

bool RegistryPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_find && event->type() == QEvent::KeyPress)
        return moveFromFind(static_cast<QKeyEvent *>(event)->key());
    return QWidget::eventFilter(watched, event);
}

//! Down and Enter go from what was typed to what was found; Escape shows all again.
bool RegistryPane::moveFromFind(int key)
{
    if (key == Qt::Key_Escape && !m_find->text().isEmpty()) {
        m_find->clear();
        return true;
    }
    if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    if (m_filter->isBusy()) { // what is still shown is not what was asked for
        m_goesOn = true;
        return true;
    }
    return goToFound();
}

bool RegistryPane::goToFound()
{
    if (m_filter->rowCount() == 0)
        return false;
    m_list->setFocus(Qt::TabFocusReason);
    if (m_list->selectionModel()->selectedRows().isEmpty())
        m_list->setCurrentIndex(m_filter->index(0, 0));
    return true;
}

//! One that is selected alone is shown in the form; several are for what is done with all of them.
void RegistryPane::tellSelection()
{
    if (m_settling)
        return;
    const QStringList ids = selected();
    Q_EMIT selectionChanged();
    if (ids.size() == 1 && ids.first() != m_shown)
        Q_EMIT chosen(ids.first());
}

void RegistryPane::followShown()
{
    if (m_list->selectionModel()->selectedRows().size() > 1)
        return;
    const int row = m_shown.isEmpty() ? -1 : m_table->rowOf(m_shown);
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_table->index(row, 0));
    if (!index.isValid())
        m_list->selectionModel()->clear();
    else if (!m_list->selectionModel()->isRowSelected(index.row(), {}))
        m_list->setCurrentIndex(index);
}

} // namespace hssreg
