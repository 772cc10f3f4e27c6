#include "app/command/plan_input.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace hssreg {

namespace {

// one more than readPlanFile() takes, so that it says what is wrong with a file that is too large
constexpr qint64 mostBytes = mostPlanBytes + 1;

bool isInput(const QString &file)
{
    return file == QStringLiteral("-");
}

Finding findingOf(const PlanFinding &found)
{
    Finding finding = findingOf(found.problem, found.id);
    if (found.row > 0)
        finding.row = found.row;
    if (found.position.line > 0) {
        finding.line = found.position.line;
        finding.column = found.position.column;
    }
    return finding;
}

} // namespace

std::optional<QByteArray> readPlanBytes(const QString &file, QIODevice &input)
{
    QFile named(file);
    if (!isInput(file) && (QFileInfo(file).isDir() || !named.open(QIODevice::ReadOnly)))
        return std::nullopt;
    QIODevice &device = isInput(file) ? input : named;
    QByteArray bytes;
    // a pipe gives what it has at the moment, so until there is no more
    for (QByteArray block = device.read(mostBytes); !block.isEmpty() && bytes.size() < mostBytes;
         block = device.read(mostBytes - bytes.size()))
        bytes += block;
    return bytes;
}

QString planFolder(const QString &file)
{
    return isInput(file) ? QDir::currentPath() : QFileInfo(file).absolutePath();
}

QList<Finding> findingsOf(const QList<PlanFinding> &found)
{
    QList<Finding> findings;
    findings.reserve(found.size());
    for (const PlanFinding &each : found)
        findings.append(findingOf(each));
    return findings;
}

} // namespace hssreg
