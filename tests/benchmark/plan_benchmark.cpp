// Measures reading and checking plans, in JSON and in CSV, beside a plain read of the same file: plan_benchmark
// [ROWS…]. Each measurement runs in a process of its own, several times; the best counts, since others may be at work.

#include "app/rotation/plan_csv.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <ctime>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr int runs = 5;

PlanRow row(int number)
{
    const QString digits = QString::number(number);
    PlanRow row;
    row.id = u"ea325892-0000-4e2c-bca4-"_s + digits.rightJustified(12, u'0');
    row.registryName = u"harbor-"_s + digits;
    row.projectId = u"05a1f2d3c4b5a697887766554433e9e9"_s;
    row.change.set(Field::RegistryAddr, u"harbor-%1.example.com:8443"_s.arg(digits));
    row.change.set(Field::Protocol, u"https"_s);
    row.change.set(Field::GetScanImageChannel, u"Other"_s);
    row.change.set(Field::Namespace, u"security"_s);
    return row;
}

// As an operator would have it: a default login, and rows with what differs.
QByteArray plan(int rows, bool csv)
{
    PlanRow defaults;
    defaults.connection = u"prod"_s;
    defaults.passwordFrom = u"env:HSS_NEW_PASSWORD"_s;
    defaults.change.set(Field::RegistryUsername, u"robot$hss-scan"_s);
    std::vector<PlanRow> all;
    for (int i = 1; i <= rows; ++i)
        all.push_back(csv ? withDefaults(row(i), defaults) : row(i));
    return csv ? writeCsvPlan(all) : writePlan(defaults, all);
}

// A figure of this process in MiB; 0 where the system does not tell.
double memory(const QByteArray &figure)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(figure);
    return at < 0 ? 0 : text.mid(at + figure.size(), 20).simplified().split(' ').first().toDouble() / 1024;
}

struct Measured {
    double wall = 0; // ms
    double processor = 0; // ms
    double memory = 0; // MiB at most, beside what the process had before
    int findings = 0;
};

// What the child does: reads the file, and the plan in it when it is told so.
int measureHere(const QString &path, bool readsPlan)
{
    const double before = memory("VmRSS:");
    const std::clock_t processor = std::clock();
    QElapsedTimer time;
    time.start();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const QByteArray bytes = file.readAll();
    const Plan plan = readsPlan ? readPlanFile(bytes) : Plan();
    const double wall = double(time.nsecsElapsed()) / 1e6;
    QTextStream(stdout) << wall << ' ' << 1000.0 * double(std::clock() - processor) / CLOCKS_PER_SEC << ' '
                        << memory("VmHWM:") - before << ' ' << plan.findings.size() << Qt::endl;
    return 0;
}

Measured measure(const QString &path, const QString &what)
{
    Measured best;
    for (int run = 0; run < runs; ++run) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {what, path});
        child.waitForFinished(-1);
        const QByteArrayList figures = child.readAllStandardOutput().simplified().split(' ');
        if (figures.size() != 4)
            qFatal("a measurement failed");
        const Measured now{
            figures[0].toDouble(), figures[1].toDouble(), figures[2].toDouble(), figures[3].toInt()};
        if (run == 0 || now.processor < best.processor)
            best = now;
    }
    return best;
}

void compare(int rows, bool csv, QTextStream &out)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"plan"_s);
    const QByteArray text = plan(rows, csv);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("no file could be written");
    file.close();
    const Measured plain = measure(path, u"plain"_s);
    const Measured read = measure(path, u"plan"_s);
    const double size = double(text.size()) / (1024 * 1024);
    const auto number = [](double value) { return QString::number(value, 'f', 1); };
    out << rows << " rows in " << (csv ? "CSV" : "JSON") << ", " << number(size) << " MiB, " << read.findings
        << " findings\n  plain read: " << number(plain.wall) << " ms (processor " << number(plain.processor)
        << " ms), " << number(plain.memory) << " MiB\n  read and checked: " << number(read.wall)
        << " ms (processor " << number(read.processor) << " ms), " << number(read.memory)
        << " MiB\n  that is " << number(read.processor / plain.processor) << " times the processor's time, "
        << number(read.memory / plain.memory) << " times the memory, and " << number(read.memory / size)
        << " times the file" << Qt::endl;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = application.arguments().sliced(1);
    if (arguments.size() == 2 && (arguments[0] == "plain"_L1 || arguments[0] == "plan"_L1))
        return measureHere(arguments[1], arguments[0] == "plan"_L1);
    QTextStream out(stdout);
    if (arguments.isEmpty())
        arguments = {u"10000"_s, u"100000"_s};
    for (const QString &rows : std::as_const(arguments)) {
        compare(rows.toInt(), false, out);
        compare(rows.toInt(), true, out);
    }
    return 0;
}
