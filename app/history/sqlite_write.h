#pragma once

#include "app/history/sqlite_file.h"
#include "app/history/sqlite_thread.h"

#include <QPointer>

#include <functional>

namespace hssreg {

//! Something to be written that nobody waits for, in one commit with its neighbours. `File` is the kind of file that
//! the thread was given.
template <typename File> class SqliteWrite final : public SqliteJob {
public:
    using Write = std::function<std::optional<HistoryError>(File &)>;
    using Written = std::function<void(const std::optional<HistoryError> &)>;

    //! `written` is told what became of it unless `owner` is gone.
    SqliteWrite(QObject &owner, Write write, Written written)
        : m_owner(&owner)
        , m_write(std::move(write))
        , m_written(std::move(written))
    {
    }
    bool canShare() const override { return true; }
    std::optional<HistoryError> work(SqliteFile &file, const QDateTime &) override
    {
        return m_write(static_cast<File &>(file));
    }
    void fail(HistoryError error) override { m_error = error; }
    void deliver() override
    {
        if (m_owner)
            m_written(m_error);
    }

private:
    QPointer<QObject> m_owner;
    Write m_write;
    Written m_written;
    std::optional<HistoryError> m_error;
};

} // namespace hssreg
