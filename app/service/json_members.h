#pragma once

#include "app/service/answer.h"
#include "app/service/paging.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLatin1StringView>

#include <optional>

namespace hssreg {

//! A whole number of 32 bits; nothing when the member is absent, something else or too large.
[[nodiscard]] std::optional<int> intOf(const QJsonObject &object, QLatin1StringView name);
//! A whole number of 64 bits, such as a time in milliseconds.
[[nodiscard]] std::optional<qint64> longOf(const QJsonObject &object, QLatin1StringView name);
//! A text; empty when the member is absent or something else.
[[nodiscard]] QString stringOf(const QJsonObject &object, QLatin1StringView name);
//! A text as a secret. The JSON library's own copy is out of reach; the one made here is overwritten.
[[nodiscard]] Secret secretOf(const QJsonObject &object, QLatin1StringView name);

//! The items of a list in an answer, and how many there are in all. Items that are no objects are passed over.
struct ListMembers {
    QJsonArray items;
    qint64 total = 0;
};
[[nodiscard]] Result<ListMembers, ServiceReport> readList(const HttpOutcome &outcome,
    const Redaction &redaction, QLatin1StringView listName = QLatin1StringView("data_list"),
    QLatin1StringView totalName = QLatin1StringView("total_num"));

//! A page of such a list: `itemOf` makes an item of its object.
template <typename T>
[[nodiscard]] Result<Page<T>, ServiceReport> readPage(const HttpOutcome &outcome, const Redaction &redaction,
    T (*itemOf)(const QJsonObject &), QLatin1StringView listName = QLatin1StringView("data_list"),
    QLatin1StringView totalName = QLatin1StringView("total_num"))
{
    const Result<ListMembers, ServiceReport> list = readList(outcome, redaction, listName, totalName);
    if (!list.ok())
        return list.error();
    Page<T> page;
    page.total = list.value().total;
    for (const QJsonValue item : list.value().items) {
        if (item.isObject())
            page.items.append(itemOf(item.toObject()));
    }
    return page;
}

} // namespace hssreg
