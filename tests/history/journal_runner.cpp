// A process that runs a plan of COUNT items through a journal, or goes on with one that is there:
// `journal_runner FILE COUNT [--hold] [--without-rights] [--file-limit BYTES] [--full-from-then-on]`.
// Prints `b` when the run has begun or is gone on with, `i N` when an intent and `d N` when an outcome is on the disk;
// or the error's number with a minus. --hold: does nothing then but to keep the file until its input ends.
// --full-from-then-on: no file may grow any more once the run has begun.

#include "tests/history/journal_fixture.h"
#include "tests/history/process_limits.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cstdio>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t inFlight = 16;

void say(const char *what, int number)
{
    std::printf("%s %d\n", what, number);
    std::fflush(stdout);
}

int fail(HistoryError error)
{
    std::printf("%d\n", -1 - int(error));
    std::fflush(stdout);
    return 1;
}

struct Runner {
    std::optional<HistoryError> begin(int count)
    {
        const auto left = finished(journal.unfinished(scope));
        if (!left.ok())
            return left.error();
        if (left.value())
            return std::nullopt;
        return errorOf(finished(journal.begin(runOf(), itemsUpTo(count), scope)));
    }

    // Several at once, so that they share commits.
    std::optional<HistoryError> runBatch(const std::vector<int> &numbers)
    {
        std::vector<QCoro::Task<Result<JournalDone, HistoryError>>> intents;
        for (const int number : numbers)
            intents.push_back(journal.intend(number, secondsLater(number), std::nullopt, scope));
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (const auto error = errorOf(finished(std::move(intents[i]))))
                return error;
            say("i", numbers[i]);
        }
        for (const int number : numbers) {
            journal.conclude(number, ItemStage::Accepted, resultOf(number));
            journal.conclude(number, ItemStage::Done, resultOf(number));
        }
        if (const auto error = errorOf(finished(journal.settled(scope))))
            return error;
        for (const int number : numbers)
            say("d", number);
        return std::nullopt;
    }

    std::optional<HistoryError> runAll()
    {
        const auto items = finished(journal.items(scope));
        if (!items.ok())
            return items.error();
        std::vector<int> batch;
        for (const JournalItem &item : items.value()) {
            if (item.stage != ItemStage::Done)
                batch.push_back(item.number);
            if (batch.size() == inFlight || (&item == &items.value().back() && !batch.empty())) {
                if (const auto error = runBatch(std::exchange(batch, {})))
                    return error;
            }
        }
        return errorOf(finished(journal.finish(scope)));
    }

    SystemClock clock;
    Journal journal;
    CallScope scope;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3 || (arguments.contains(u"--without-rights"_s) && !giveUpRights()))
        return 2;
    const qsizetype limit = arguments.indexOf(u"--file-limit"_s);
    if (limit > 0 && !limitFiles(arguments.value(limit + 1).toLongLong()))
        return 2;
    const QString &path = arguments.at(1);
    Runner runner{{}, {path, runner.clock}, {}};
    if (const auto error = runner.begin(arguments.at(2).toInt()))
        return fail(*error);
    const qint64 largest = std::max(QFileInfo(path).size(), QFileInfo(path + u"-wal"_s).size());
    if (arguments.contains(u"--full-from-then-on"_s) && !limitFiles(largest))
        return 2;
    std::puts("b");
    std::fflush(stdout);
    if (arguments.contains(u"--hold"_s)) {
        while (std::getchar() != EOF) { }
        return 0;
    }
    const auto error = runner.runAll();
    return error ? fail(*error) : 0;
}
