#include "ui/list/registry_delegate.h"

#include "app/access/registry_words.h"
#include "ui/list/cell.h"
#include "ui/list/registry_table.h"
#include "ui/widgets/status_icon.h"

#include <QPainter>

namespace hssreg {

namespace {

using Column = RegistryTable::Column;

Tone statusTone(AccessStatus status)
{
    switch (status) {
    case AccessStatus::Success: return Tone::Good;
    case AccessStatus::Fail: return Tone::Bad;
    case AccessStatus::Accessing: return Tone::Busy;
    case AccessStatus::Other: break;
    }
    return Tone::Muted;
}

} // namespace

void RegistryDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    painter->save();
    const Cell cell(*painter, option);
    const Tone tone = index.data(RegistryTable::EditableRole).toBool() ? Tone::Plain : Tone::Muted;
    const QRect inside = cell.inside();
    switch (Column(index.column())) {
    case Column::Repository: {
        const int half = inside.height() / 2;
        cell.text(inside.adjusted(0, 0, 0, -half), tone, option.text);
        cell.text(
            inside.adjusted(0, half, 0, 0), Tone::Muted, index.data(RegistryTable::AddressRole).toString());
        break;
    }
    case Column::Status: {
        const auto status = AccessStatus(index.data(RegistryTable::StatusRole).toInt());
        cell.signedText(inside, statusTone(status), statusIcon(status), option.text);
        break;
    }
    case Column::CredentialAge: {
        const bool old = index.data(RegistryTable::OldRole).toBool();
        cell.text(inside, old ? Tone::Busy : tone, option.text);
        break;
    }
    case Column::Images: cell.text(inside, tone, option.text, Qt::AlignRight); break;
    case Column::Type:
    case Column::Synced: cell.text(inside, tone, option.text); break;
    }
    painter->restore();
}

QSize RegistryDelegate::sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    int width = option.fontMetrics.horizontalAdvance(option.text);
    if (Column(index.column()) == Column::Repository) {
        const QString address = index.data(RegistryTable::AddressRole).toString();
        width = std::max(width, option.fontMetrics.horizontalAdvance(address));
    } else if (Column(index.column()) == Column::Status) {
        width += Cell::signWidth(option);
    }
    return Cell::room(option, width, 2);
}

} // namespace hssreg
