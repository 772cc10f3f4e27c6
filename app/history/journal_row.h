#pragma once

#include "app/history/journal_item.h"

#include <QVariantList>

class QSqlQuery;

namespace hssreg {

// How an item lies in the tables of a journal: one place that knows its columns.

//! `waiting`, `sending`, `accepted`, `done`.
[[nodiscard]] QString stageName(ItemStage stage);
[[nodiscard]] ItemStage stageNamed(const QString &name);

//! Puts an item there, with itemValues(); what happened to it is not looked at.
[[nodiscard]] QString itemStatement();
[[nodiscard]] QVariantList itemValues(const JournalItem &item);

//! Notes that an item is going to be sent. Changes no row if the item is not there.
[[nodiscard]] QString intentStatement();
[[nodiscard]] QVariantList intentValues(
    int number, const QDateTime &at, const std::optional<StatusBefore> &before);

//! Notes what became of an item. Changes no row if the item is not there.
[[nodiscard]] QString resultStatement();
[[nodiscard]] QVariantList resultValues(int number, ItemStage stage, const ItemResult &result);

//! All items with what happened to them, by number: rows for readItem().
[[nodiscard]] QString itemsStatement();
[[nodiscard]] JournalItem readItem(const QSqlQuery &row);

} // namespace hssreg
