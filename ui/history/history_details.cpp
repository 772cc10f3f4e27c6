#include "ui/history/history_details.h"

#include "app/history/history_words.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(HistoryDetails)
};

} // namespace

QString historyTime(const HistoryRecord &record)
{
    const QDateTime local = record.when.toLocalTime();
    return local.date().toString(Qt::ISODate) + u' ' + local.time().toString(u"HH:mm:ss"_s);
}

QString historyDetails(const HistoryRecord &record)
{
    QStringList lines{Words::tr("%1: %2", "an action and its result")
                          .arg(actionWord(record.action), historyResult(record))};
    const auto say = [&lines](const QString &text, const QString &value) {
        if (!value.isEmpty())
            lines.append(text.arg(visible(value)));
    };
    say(u"%1"_s, historyProof(record));
    for (const ChangedMember &member : record.changed)
        lines.append(changedText(member));
    say(Words::tr("When: %1"), historyTime(record));
    say(Words::tr("Repository: %1"), record.registryName);
    say(Words::tr("Repository ID: %1"), record.registryId);
    say(Words::tr("Connection: %1"), record.connection);
    say(Words::tr("Endpoint: %1"), record.endpoint);
    say(Words::tr("Project: %1"), record.projectId);
    say(Words::tr("Enterprise project: %1"), record.enterpriseProjectId);
    say(Words::tr("Request ID: %1"), record.requestId);
    if (record.attempts > 0)
        lines.append(Words::tr("Attempts: %1").arg(record.attempts));
    if (record.duration.count() > 0)
        lines.append(Words::tr("Took: %1 ms").arg(record.duration.count()));
    return lines.join(u'\n');
}

} // namespace hssreg
