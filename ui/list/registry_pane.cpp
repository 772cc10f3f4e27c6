#include "ui/list/registry_pane.h"

#include "app/editor/registry_listing.h"
#include "ui/list/list_notice.h"
#include "ui/list/registry_filter.h"
#include "ui/list/registry_table.h"
#include "ui/list/registry_view.h"
#include "ui/widgets/sign.h"
#include "ui/widgets/tone_text.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

RegistryPane::RegistryPane(RegistryListing &listing, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_listing(listing)
    , m_table(new RegistryTable(listing, clock, this))
    , m_filter(new RegistryFilter(this))
    , m_find(new QLineEdit(this))
    , m_list(new RegistryView(this))
    , m_notice(new ListNotice(this))
    , m_pages(new QStackedWidget(this))
    , m_trouble(new QFrame(this))
    , m_troubleText(new ToneText(Tone::Plain, QPalette::Window, m_trouble))
    , m_counts(new ToneText(Tone::Muted, QPalette::Window, this))
{
    makeFind();
    wireModel();
    makeTrouble();
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_notice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_find);
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
    m_find->setPlaceholderText(tr("Find a repository by name, address or user (Ctrl+F)"));
    m_find->setAccessibleName(tr("Find a repository"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->find(text);
        refreshState();
    });
}

//! Before the view has the model: rows that go make the view move its selection, and that must be known as such.
void RegistryPane::wireModel()
{
    m_filter->setSourceModel(m_table);
    connect(m_filter, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this] { m_settling = true; });
    connect(m_filter, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_settling = true;
        m_scroll = m_list->verticalScrollBar()->value();
    });
    m_list->setObjectName(u"repositories"_s);
    m_list->setAccessibleName(tr("Repositories"));
    m_list->setRegistries(*m_filter);
    const auto settled = [this] {
        m_settling = false;
        followShown();
        refreshState();
    };
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, settled);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, settled);
    connect(m_filter, &QAbstractItemModel::modelReset, this, [this, settled] {
        settled();
        m_list->doItemsLayout(); // else the scroll bar does not know its range yet
        m_list->verticalScrollBar()->setValue(m_scroll);
    });
    connect(m_filter, &QAbstractItemModel::dataChanged, this, &RegistryPane::refreshCounts);
    connect(
        m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RegistryPane::tellSelection);
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
        case ListNotice::Offer::ShowAll: m_find->clear(); break;
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
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if ((key != Qt::Key_Down && !enter) || m_filter->rowCount() == 0)
        return false;
    m_list->setFocus(Qt::TabFocusReason);
    if (m_list->selectionModel()->selectedRows().isEmpty())
        m_list->setCurrentIndex(m_filter->index(0, 0));
    return true;
}

void RegistryPane::tellSelection()
{
    if (m_settling)
        return;
    const QModelIndexList rows = m_list->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const QString id = rows.first().data(RegistryTable::IdRole).toString();
    if (id != m_shown)
        Q_EMIT chosen(id);
}

void RegistryPane::followShown()
{
    const int row = m_shown.isEmpty() ? -1 : m_table->rowOf(m_shown);
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_table->index(row, 0));
    if (!index.isValid())
        m_list->selectionModel()->clear();
    else if (!m_list->selectionModel()->isRowSelected(index.row(), {}))
        m_list->setCurrentIndex(index);
}

} // namespace hssreg
