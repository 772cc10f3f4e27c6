// Measures reading and checking a plan: plan_benchmark [ROWS…]. Prints rows, size, time and the memory it took at most.

#include "app/rotation/plan_file.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTextStream>

#include <ctime>

using namespace hssreg;

namespace {

// As an operator would write it: a default login, and rows with what differs.
QByteArray plan(int rows)
{
    QByteArray text =
        "{\n  \"version\": 1,\n  \"defaults\": { \"connection\": \"prod\", \"registry_username\": "
        "\"robot$hss-scan\",\n    \"registry_password_from\": \"env:HSS_NEW_PASSWORD\" },\n"
        "  \"repositories\": [\n";
    for (int i = 1; i <= rows; ++i) {
        const QByteArray number = QByteArray::number(i);
        text += "    { \"id\": \"ea325892-0000-4e2c-bca4-" + number.rightJustified(12, '0')
            + "\", \"registry_name\": \"harbor-" + number
            + "\", \"project_id\": \"05a1f2d3c4b5a697887766554433e9e9\"," + " \"registry_addr\": \"harbor-"
            + number + ".example.com:8443\", \"protocol\": \"https\","
            + " \"get_scan_image_channel\": \"Other\", \"namespace\": \"security\" }";
        text += i < rows ? ",\n" : "\n";
    }
    return text + "  ]\n}\n";
}

// The most memory that was in use so far, in MiB; 0 where the system does not tell.
double mostMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf("VmHWM:");
    return at < 0 ? 0 : text.mid(at + 6, 20).simplified().split(' ').first().toDouble() / 1024;
}

void measure(int rows, QTextStream &out)
{
    const QByteArray text = plan(rows);
    const double before = mostMemory();
    const std::clock_t processorBefore = std::clock();
    QElapsedTimer time;
    time.start();
    const Plan read = readPlan(text);
    const qint64 took = time.elapsed();
    const auto processor = qint64(1000 * (std::clock() - processorBefore) / CLOCKS_PER_SEC);
    out << rows << " rows, " << QString::number(double(text.size()) / (1024 * 1024), 'f', 1)
        << " MiB: " << took << " ms (processor: " << processor << " ms), " << qRound(mostMemory() - before)
        << " MiB more memory, " << read.rows.size() << " rows read, " << read.findings.size() << " findings"
        << Qt::endl;
}

} // namespace

int main(int argc, char **argv)
{
    QTextStream out(stdout);
    if (argc < 2) {
        measure(10'000, out);
        measure(100'000, out);
    }
    for (int i = 1; i < argc; ++i)
        measure(QByteArray(argv[i]).toInt(), out);
    return 0;
}
