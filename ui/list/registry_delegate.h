#pragma once

#include <QStyledItemDelegate>

namespace hssreg {

//! Draws a row of RegistryTable: the name over the address, and the status with its icon and its word.
class RegistryDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace hssreg
