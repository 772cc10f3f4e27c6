#include "app/command/request_logs.h"

#include "app/support/text.h"

#include <fcntl.h>
#include <sys/stat.h>

namespace hssreg {

namespace {

using View = QLatin1StringView;

OrderedJson objectOf(const RequestFacts &facts)
{
    OrderedJson object;
    object.addText(View("time"), facts.when.toString(Qt::ISODateWithMs));
    object.addText(View("verb"), QString::fromLatin1(facts.verb)).addText(View("path"), facts.path);
    object.add(View("status"), facts.status == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(facts.status));
    object.addText(View("failure"), facts.failure).addText(View("request_id"), facts.requestId);
    object.add(View("attempt"), facts.attempt);
    object.add(View("duration_ms"), qint64(facts.duration.count()));
    return object;
}

QString lineOf(const RequestFacts &facts)
{
    const QString end = facts.status == 0 ? facts.failure : QString::number(facts.status);
    return QStringLiteral("%1 %2 → %3 (%4 ms)")
        .arg(QString::fromLatin1(facts.verb), visible(facts.path), end)
        .arg(facts.duration.count());
}

} // namespace

bool RequestLines::openFile(const QString &path)
{
    // by hand, because QFile would create it for everybody to read first
    const int descriptor = ::open(
        QFile::encodeName(path).constData(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    return descriptor >= 0
        && m_file.open(descriptor, QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered,
            QFileDevice::AutoCloseHandle);
}

void RequestLines::record(const RequestFacts &facts)
{
    m_output.detail(lineOf(facts));
    if (m_file.isOpen())
        m_file.write(objectOf(facts).toJson() + '\n');
}

} // namespace hssreg
