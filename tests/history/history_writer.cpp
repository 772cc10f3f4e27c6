// A process that records: `history_writer FILE COUNT NAME [--without-rights | BYTES]`. Prints the number of each record
// once it is confirmed, or the error's number with a minus. COUNT 0: until it is killed. BYTES: no file may grow beyond.

#include "tests/history/history_fixture.h"
#include "tests/history/process_limits.h"

#include <QCoreApplication>

#include <cstdio>

using namespace hssreg;

namespace {

void say(int number)
{
    std::printf("%d\n", number);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 4)
        return 2;
    const long long limit = argc > 4 ? QByteArray(argv[4]).toLongLong() : 0;
    if (argc > 4 && !(limit > 0 ? limitFiles(limit) : giveUpRights()))
        return 2;
    const QCoreApplication app(argc, argv);
    const int count = QByteArray(argv[2]).toInt();
    const SystemClock clock;
    History history(QFile::decodeName(argv[1]), clock);
    CallScope scope;
    for (int number = 1; count == 0 || number <= count; ++number) {
        HistoryRecord record = recordOf(QString::fromLatin1(argv[3]), number);
        record.requestId = QString::number(number);
        history.record(record);
        const Result<HistoryDone, HistoryError> end = finished(history.settled(scope));
        if (!end.ok()) {
            say(-1 - int(end.error()));
            return 1;
        }
        say(number);
    }
    return 0;
}
