#pragma once

#include <QCoro/QCoroTask>
#include <QEventLoop>

#include <optional>

namespace hssreg {

//! Runs the event loop until a task has ended, and gives its result. (QCoro::waitFor wants a result that can be
//! made from nothing.)
template <typename T> T finished(QCoro::Task<T> task)
{
    std::optional<T> result;
    QEventLoop loop;
    const auto wait = [&]() -> QCoro::Task<> {
        result.emplace(co_await std::move(task));
        loop.quit();
    };
    const QCoro::Task<> waiting = wait();
    if (!result)
        loop.exec();
    return std::move(*result);
}

} // namespace hssreg
