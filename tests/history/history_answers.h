#pragma once

#include "app/history/history_error.h"
#include "app/support/result.h"

#include <QByteArray>
#include <QDir>
#include <QFile>

#include <optional>

namespace hssreg {

//! What went wrong, if anything did.
template <typename T> [[nodiscard]] std::optional<HistoryError> errorOf(const Result<T, HistoryError> &result)
{
    return result.ok() ? std::nullopt : std::optional(result.error());
}

//! All that the files of a folder hold.
[[nodiscard]] inline QByteArray bytesIn(const QString &folder)
{
    QByteArray all;
    const QDir files(folder);
    for (const QString &name : files.entryList(QDir::Files)) {
        QFile file(files.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace hssreg
