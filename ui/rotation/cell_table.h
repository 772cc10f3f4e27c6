#pragma once

#include "ui/widgets/tones.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QStyledItemDelegate>

#include <functional>
#include <vector>

class QTreeView;

namespace hssreg {

//! What a cell shows: plain text, safe to show, in a tone, with an icon before it if it has one.
struct ShownCell {
    QString text;
    Tone tone = Tone::Plain;
    QString icon = {};
};

//! A table that asks for what it shows when it is shown, however many rows there are. A row shows an item, which has a
//! number; what is shown, and in which order, is the caller's.
class CellTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Role { ToneRole = Qt::UserRole + 1, IconRole };
    struct Column {
        QString title;
        std::function<ShownCell(int item)> cell;
    };

    explicit CellTable(std::vector<Column> columns, QObject *parent = nullptr);

    //! The first column gets boxes to tick.
    void setTicks(
        std::function<Qt::CheckState(int item)> state, std::function<void(int item, bool ticked)> tick);
    //! Which items can be ticked or edited; the others are grey. Without it, all.
    void setUsable(std::function<bool(int item)> usable) { m_usable = std::move(usable); }
    //! What is said beside the cells: a tool tip, as plain text.
    void setNote(std::function<QString(int item)> note) { m_note = std::move(note); }

    //! The items shown, in order. The rows that stay keep what a view remembers of them.
    void show(std::vector<int> items);
    //! What these items show may be something else.
    void refresh(const std::vector<int> &items);
    void refreshAll();
    [[nodiscard]] int item(int row) const { return m_items.at(std::size_t(row)); }
    //! -1: it is not shown.
    [[nodiscard]] int rowOf(int item) const { return m_rows.value(item, -1); }
    [[nodiscard]] const std::vector<int> &items() const { return m_items; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString spoken(int item) const;
    void reorder(std::vector<int> items);
    void take(std::vector<int> items);

    std::vector<Column> m_columns;
    std::function<Qt::CheckState(int)> m_state;
    std::function<void(int, bool)> m_tick;
    std::function<bool(int)> m_usable;
    std::function<QString(int)> m_note;
    std::vector<int> m_items;
    QHash<int, int> m_rows;
};

//! Draws the cells of a CellTable.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const override;
};

//! A view for such a table, in the manner of all tables of the program. `letters`: the width of each column; 0: what
//! is left.
[[nodiscard]] QTreeView *makeCellView(CellTable &table, const QString &objectName, const QString &name,
    const std::vector<int> &letters, QWidget *parent);
//! The item that the view's current row shows; -1 when there is none.
[[nodiscard]] int currentItem(const QTreeView &view);

} // namespace hssreg
