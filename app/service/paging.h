#pragma once

#include "app/access/query_rules.h"
#include "app/service/service_exchange.h"

#include <QSet>

#include <functional>

namespace hssreg {

//! One page of a list.
template <typename T> struct Page {
    QList<T> items; //!< data_list
    qint64 total = 0; //!< total_num
};

//! How a list is asked for and read.
template <typename T> struct ListCall {
    std::function<HttpRequest(int offset, int limit)> request;
    Result<Page<T>, ServiceReport> (*read)(const HttpOutcome &, const Redaction &) = nullptr;
    QString (*key)(const T &) = nullptr; //!< what tells one item from another
    int limit = limitRange.most; //!< the most the lists of HSS give at once
    int offsetLimit = offsetRange.most; //!< the most they take
};

//! All pages of a list, each item once. A page that brings nothing new ends it too: a service that ignores the
//! offset would never end. The exchange and the scope must outlive it.
template <typename T>
[[nodiscard]] QCoro::Task<Result<QList<T>, ServiceReport>> allPages(
    ServiceExchange &exchange, ListCall<T> call, Deadline deadline, CallScope &scope)
{
    Operation operation(deadline, scope);
    QList<T> all;
    QSet<QString> seen;
    for (int offset = 0; offset <= call.offsetLimit;) {
        HttpRequest request = call.request(offset, call.limit);
        const Exchange end = co_await exchange.send(std::move(request), operation);
        const Result<Page<T>, ServiceReport> page = readReport(end, operation.redaction, call.read);
        if (!page.ok())
            co_return Result<QList<T>, ServiceReport>(page.error());
        const qsizetype before = all.size();
        for (const T &item : page.value().items) {
            const QString key = call.key(item);
            if (!seen.contains(key)) {
                seen.insert(key);
                all.append(item);
            }
        }
        // by what came, not by what was asked for: a service may give less at once
        offset += int(page.value().items.size());
        if (all.size() == before || offset >= page.value().total)
            break;
    }
    co_return Result<QList<T>, ServiceReport>(all);
}

} // namespace hssreg
