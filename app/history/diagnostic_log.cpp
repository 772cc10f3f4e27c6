#include "app/history/diagnostic_log.h"

#include "app/support/text.h"

#include <QStringList>
#include <QSysInfo>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString lineOf(const RequestFacts &facts)
{
    const QString end = facts.status == 0 ? facts.failure : QString::number(facts.status);
    return u"%1 %2 %3 -> %4, attempt %5, %6 ms, request %7"_s.arg(facts.when.toString(Qt::ISODateWithMs),
        QString::fromLatin1(facts.verb), visible(facts.path), visible(end, 100),
        QString::number(facts.attempt), QString::number(facts.duration.count()),
        facts.requestId.isEmpty() ? u"-"_s : visible(facts.requestId, 200));
}

} // namespace

void DiagnosticLog::setOn(bool on)
{
    m_on = on;
    if (on)
        return;
    m_facts.clear();
    m_dropped = 0;
}

void DiagnosticLog::record(const RequestFacts &facts)
{
    if (!m_on)
        return;
    if (m_facts.size() == most) {
        m_facts.pop_front();
        ++m_dropped;
    }
    m_facts.push_back(facts);
}

QString DiagnosticLog::text() const
{
    QStringList lines{u"HSS Registry Access %1, Qt %2, %3 (%4)"_s.arg(QString::fromLatin1(HSSREG_VERSION),
        QString::fromLatin1(qVersion()), QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())};
    if (m_dropped > 0)
        lines.append(u"%1 older requests were dropped"_s.arg(m_dropped));
    for (const RequestFacts &facts : m_facts)
        lines.append(lineOf(facts));
    return lines.join(u'\n') + u'\n';
}

} // namespace hssreg
