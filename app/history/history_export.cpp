#include "app/history/history_export.h"

#include "app/access/access_fields.h"
#include "app/history/history_store.h"
#include "app/history/history_words.h"
#include "app/history/table_page.h"
#include "app/support/csv_cell.h"
#include "app/support/ordered_json.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QSaveFile>

#include <limits>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(HistoryExport)
};

using View = QLatin1StringView;

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue orNull(const std::optional<QString> &text)
{
    return text ? QJsonValue(*text) : QJsonValue(QJsonValue::Null);
}

QJsonArray changedArray(const HistoryRecord &record)
{
    QJsonArray changed;
    for (const ChangedMember &member : record.changed) {
        QJsonObject object{{u"field"_s, QString(entryFor(member.field).name)}};
        if (!entryFor(member.field).secret) {
            object.insert(u"old"_s, orNull(member.before));
            object.insert(u"new"_s, orNull(member.after));
        }
        changed.append(object);
    }
    return changed;
}

QByteArray objectOf(const HistoryRecord &record)
{
    OrderedJson object;
    for (const auto &[key, value] : historyMembers(record))
        object.add(key, value);
    return object.toJson();
}

QString changedLines(const HistoryRecord &record, const QString &between)
{
    QStringList texts;
    for (const ChangedMember &member : record.changed)
        texts.append(changedText(member));
    return texts.join(between);
}

//! The columns of CSV, which a person opens: the same facts as JSON, in words where there are any.
QStringList cellsOf(const HistoryRecord &record)
{
    const auto shown = [](const QString &text) { return visible(text); };
    return {record.when.toString(Qt::ISODate), shown(record.connection), shown(record.endpoint),
        shown(record.projectId), shown(record.enterpriseProjectId), shown(record.registryId),
        shown(record.registryName), historyActionName(record.action), changedLines(record, u"; "_s),
        shown(record.outcome), proofName(record.proof), shown(record.failReason),
        record.httpStatus == 0 ? QString() : QString::number(record.httpStatus), shown(record.errorCode),
        shown(record.requestId), QString::number(record.attempts), QString::number(record.duration.count())};
}

class Csv final : public HistoryFormat {
public:
    // The mark at the beginning tells spreadsheets that it is UTF-8.
    QByteArray head() override
    {
        return "\xef\xbb\xbf"
            + csvLine({u"when"_s, u"connection"_s, u"endpoint"_s, u"project_id"_s, u"enterprise_project_id"_s,
                u"id"_s, u"registry_name"_s, u"operation"_s, u"changed"_s, u"outcome"_s, u"proof"_s,
                u"fail_reason"_s, u"http_status"_s, u"error_code"_s, u"request_id"_s, u"attempts"_s,
                u"duration_ms"_s});
    }
    QByteArray record(const HistoryRecord &record) override { return csvLine(cellsOf(record)); }
    QByteArray foot() override { return {}; }
};

class Json final : public HistoryFormat {
public:
    QByteArray head() override { return "["; }
    QByteArray record(const HistoryRecord &record) override
    {
        return (std::exchange(m_first, false) ? "\n" : ",\n") + objectOf(record);
    }
    QByteArray foot() override { return "\n]\n"; }

private:
    bool m_first = true;
};

class JsonLines final : public HistoryFormat {
public:
    QByteArray head() override { return {}; }
    QByteArray record(const HistoryRecord &record) override { return objectOf(record) + '\n'; }
    QByteArray foot() override { return {}; }
};

class Html final : public HistoryFormat {
public:
    explicit Html(QDateTime now)
        : m_now(std::move(now))
    {
    }
    QByteArray head() override
    {
        const QString made =
            Words::tr("Made on %1 (UTC). Times are in UTC.").arg(m_now.toString(Qt::ISODate));
        return tablePageHead(Words::tr("History of HSS Registry Access"), {made},
            {Words::tr("When (UTC)"), Words::tr("Connection"), Words::tr("Project"), Words::tr("Repository"),
                Words::tr("Action"), Words::tr("Changed"), Words::tr("Result"), Words::tr("Proof"),
                Words::tr("Request ID")});
    }
    QByteArray record(const HistoryRecord &record) override
    {
        const QString repository = historyRepository(record);
        const QString id = visible(record.registryId);
        return tablePageRow({record.when.toString(Qt::ISODate), visible(record.connection),
            visible(record.projectId), repository == id ? id : repository + u'\n' + id,
            actionWord(record.action), changedLines(record, u"\n"_s), historyResult(record),
            historyProof(record), visible(record.requestId)});
    }
    QByteArray foot() override { return tablePageFoot(); }

private:
    QDateTime m_now;
};

// One page after the other, so that a long history needs no memory.
Result<int, HistoryError> writeAll(
    const HistoryStore &store, HistoryQuery query, HistoryFormat &format, QIODevice &device)
{
    query.limit = 500;
    query.olderThan.reset();
    int count = 0;
    bool written = device.write(format.head()) >= 0;
    for (bool more = true; more && written;) {
        const Result<HistoryPage, HistoryError> page = store.find(query);
        if (!page.ok())
            return page.error();
        for (const HistoryRecord &record : page.value().records)
            written = written && device.write(format.record(record)) >= 0;
        count += int(page.value().records.size());
        more = page.value().more;
        if (more) {
            const HistoryRecord &last = page.value().records.constLast();
            query.olderThan = HistoryQuery::Place{last.when, last.number};
        }
    }
    if (!written || device.write(format.foot()) < 0)
        return HistoryError::NotExported;
    return count;
}

} // namespace

QList<std::pair<QLatin1StringView, QJsonValue>> historyMembers(const HistoryRecord &record)
{
    return {{View("action"), u"history"_s}, {View("when"), record.when.toString(Qt::ISODateWithMs)},
        {View("operation"), historyActionName(record.action)},
        {View("connection"), orNull(record.connection)}, {View("endpoint"), orNull(record.endpoint)},
        {View("project_id"), orNull(record.projectId)},
        {View("enterprise_project_id"), orNull(record.enterpriseProjectId)},
        {View("id"), orNull(record.registryId)}, {View("registry_name"), orNull(record.registryName)},
        {View("changed"), changedArray(record)}, {View("outcome"), record.outcome},
        {View("proof"), orNull(proofName(record.proof))}, {View("fail_reason"), orNull(record.failReason)},
        {View("http_status"),
            record.httpStatus == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(record.httpStatus)},
        {View("error_code"), orNull(record.errorCode)}, {View("request_id"), orNull(record.requestId)},
        {View("attempts"), record.attempts}, {View("duration_ms"), qint64(record.duration.count())}};
}

std::unique_ptr<HistoryFormat> historyFormatFor(const QString &path, const QDateTime &now)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"html"_s || suffix == u"htm"_s)
        return std::make_unique<Html>(now);
    if (suffix == u"json"_s)
        return std::make_unique<Json>();
    if (suffix == u"jsonl"_s)
        return std::make_unique<JsonLines>();
    return std::make_unique<Csv>();
}

Result<int, HistoryError> exportHistory(
    const HistoryStore &store, HistoryQuery query, const QString &path, const QDateTime &now)
{
    const std::unique_ptr<HistoryFormat> format = historyFormatFor(path, now);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return HistoryError::NotExported;
    const Result<int, HistoryError> count = writeAll(store, std::move(query), *format, file);
    if (count.ok() && !file.commit())
        return HistoryError::NotExported;
    return count;
}

} // namespace hssreg
