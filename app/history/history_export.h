#pragma once

#include "app/history/history_error.h"
#include "app/history/history_query.h"
#include "app/support/result.h"

#include <QJsonValue>
#include <QLatin1StringView>

#include <memory>
#include <utility>

class QIODevice;

namespace hssreg {

class HistoryStore;

//! The members of a record as JSON, in the order in which they are written: what the command line prints and the
//! exports have. `changed` is an array of {field, old, new}; of a secret field without old and new.
[[nodiscard]] QList<std::pair<QLatin1StringView, QJsonValue>> historyMembers(const HistoryRecord &record);

//! Records written as text in UTF-8, piece by piece.
class HistoryFormat {
public:
    HistoryFormat() = default;
    HistoryFormat(const HistoryFormat &) = delete;
    HistoryFormat &operator=(const HistoryFormat &) = delete;
    virtual ~HistoryFormat() = default;

    [[nodiscard]] virtual QByteArray head() = 0;
    [[nodiscard]] virtual QByteArray record(const HistoryRecord &record) = 0;
    [[nodiscard]] virtual QByteArray foot() = 0;
};

//! By the end of the file's name: `.html` and `.htm`; `.json`; `.jsonl`; else CSV. `now`: when it is made, in UTC.
[[nodiscard]] std::unique_ptr<HistoryFormat> historyFormatFor(const QString &path, const QDateTime &now);

//! Writes all records that fit to a file (0600), page by page; replaces it only when all are written.
[[nodiscard]] Result<int, HistoryError> exportHistory(
    const HistoryStore &store, HistoryQuery query, const QString &path, const QDateTime &now);

} // namespace hssreg
