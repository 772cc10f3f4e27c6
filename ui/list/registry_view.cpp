#include "ui/list/registry_view.h"

#include "ui/list/registry_delegate.h"
#include "ui/list/registry_table.h"

#include <QEvent>
#include <QHeaderView>

#include <algorithm>
#include <array>

namespace hssreg {

using Column = RegistryTable::Column;

namespace {

constexpr int leastNameLetters = 16; // of a name or an address, before another column has to go
constexpr int measuredRows = 100; // whose widths decide that of a column, beside those that are seen
// The first are the last to go.
constexpr std::array sparedColumns{Column::CredentialAge, Column::Type, Column::Synced, Column::Images};

} // namespace

RegistryView::RegistryView(QWidget *parent)
    : QTreeView(parent)
{
    setItemDelegate(new RegistryDelegate(this));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setAlternatingRowColors(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMinimumWidth(fontMetrics().averageCharWidth() * 2 * leastNameLetters);
}

void RegistryView::setRegistries(QAbstractItemModel &model)
{
    setModel(&model);
    setSortingEnabled(true);
    sortByColumn(int(Column::Repository), Qt::AscendingOrder);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setResizeContentsPrecision(measuredRows);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    header()->setSectionResizeMode(int(Column::Repository), QHeaderView::Stretch);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(&model, &QAbstractItemModel::modelReset, this, &RegistryView::fitColumns);
    connect(&model, &QAbstractItemModel::dataChanged, this, &RegistryView::fitColumns);
    connect(header(), &QHeaderView::sortIndicatorChanged, this, &RegistryView::sortedBy);
}

void RegistryView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void RegistryView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange && model())
        fitColumns();
}

void RegistryView::fitColumns()
{
    const auto width = [this](Column column) {
        return std::max(sizeHintForColumn(int(column)), header()->sectionSizeHint(int(column)));
    };
    int room =
        viewport()->width() - fontMetrics().averageCharWidth() * leastNameLetters - width(Column::Status);
    for (const Column spared : sparedColumns) {
        room -= width(spared);
        setColumnHidden(int(spared), room < 0);
    }
}

} // namespace hssreg
