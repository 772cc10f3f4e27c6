// A process that records: `history_writer FILE COUNT NAME [--without-rights]`. Prints the number of each record once
// it is confirmed, or the error's number with a minus. COUNT 0: until it is killed.

#include "tests/history/history_fixture.h"

#include <QCoreApplication>

#include <cstdio>

#include <unistd.h>

using namespace hssreg;

namespace {

constexpr uid_t nobody = 65534;

// The administrator may write everywhere.
bool giveUpRights()
{
    return geteuid() != 0 || (setgid(nobody) == 0 && setuid(nobody) == 0);
}

void say(int number)
{
    std::printf("%d\n", number);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc < 4 || (argc > 4 && !giveUpRights()))
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
