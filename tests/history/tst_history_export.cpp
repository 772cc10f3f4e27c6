// What an export has: CSV that a spreadsheet takes as text, JSON, and HTML that shows what came from elsewhere as text.

#include "app/history/history_export.h"
#include "app/support/csv_cell.h"
#include "tests/history/history_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

HistoryRecord hostile()
{
    HistoryRecord record = recordOf(u"r1"_s);
    record.registryName = u"=HYPERLINK(\"http://x\")"_s;
    record.connection = u"<script>alert('x')</script>&amp;"_s;
    record.changed = {{Field::RegistryUsername, u"a,b"_s, u"robot$\u202eevil"_s},
        {Field::RegistryPassword, u"S3cret-marker"_s, u"S3cret-marker"_s}};
    return record;
}

} // namespace

class TestHistoryExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvCells_data();
    void csvCells();
    void csv();
    void json();
    void jsonLines();
    void html();
    void longHistoriesAreWhole();
    void theFileIsTheOwnersAndReplacedAtOnce();
    void whereItCanNotBeWritten();
};

void TestHistoryExport::csvCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    const auto row = [](const char *name, const QString &text, const QString &cell) {
        QTest::newRow(name) << text << cell;
    };
    row("plain", u"harbor"_s, u"harbor"_s);
    row("empty", {}, {});
    row("a comma", u"a,b"_s, u"\"a,b\""_s);
    row("a quote", u"a\"b"_s, u"\"a\"\"b\""_s);
    row("a line end", u"a\r\nb"_s, u"\"a\r\nb\""_s);
    row("a formula", u"=1+1"_s, u"'=1+1"_s);
    row("a plus", u"+49"_s, u"'+49"_s);
    row("a minus", u"-1"_s, u"'-1"_s);
    row("an at sign", u"@SUM(A1)"_s, u"'@SUM(A1)"_s);
    row("a tab", u"\t=1"_s, u"'\t=1"_s);
    row("a carriage return", u"\r=1"_s, u"\"'\r=1\""_s);
    row("a formula with a comma and quotes", u"=A(\"x\",1)"_s, u"\"'=A(\"\"x\"\",1)\""_s);
    row("an equals sign further on", u"a=1"_s, u"a=1"_s);
    row("an apostrophe", u"'a"_s, u"'a"_s);
    row("a line feed", u"\n=1"_s, u"\"'\n=1\""_s);
    row("an apostrophe before a formula", u"'=1"_s, u"''=1"_s);
}

void TestHistoryExport::csvCells()
{
    QFETCH(QString, text);
    QFETCH(QString, cell);
    QCOMPARE(csvCell(text), cell);
}

void TestHistoryExport::csv()
{
    OwnHistory own;
    own.history->record(hostile());
    const QString path = own.folder.filePath(u"out.csv"_s);
    QCOMPARE(finished(own.history->exportTo(path, {}, own.scope)).value(), 1);
    const QByteArray text = contents(path);
    QVERIFY(text.startsWith("\xef\xbb\xbfwhen,"));
    QCOMPARE(text.count("\r\n"), 2);
    QCOMPARE(text.count('\n'), 2);
    QVERIFY(text.contains(",\"'=HYPERLINK(\"\"http://x\"\")\","));
    QVERIFY(text.contains("2026-03-01T12:00:00Z"));
    QVERIFY(!text.contains("\u202e"));
    QVERIFY(!text.contains("S3cret-marker"));
}

void TestHistoryExport::json()
{
    OwnHistory own;
    own.history->record(recordOf(u"r1"_s, 1));
    own.history->record(hostile());
    const QString path = own.folder.filePath(u"out.json"_s);
    QCOMPARE(finished(own.history->exportTo(path, {}, own.scope)).value(), 2);
    QVERIFY(!contents(path).contains("S3cret-marker"));
    const QJsonArray array = QJsonDocument::fromJson(contents(path)).array();
    QCOMPARE(array.size(), 2);
    const QJsonObject object = array.at(1).toObject();
    QCOMPARE(object.value(u"action"_s).toString(), u"history"_s);
    QCOMPARE(object.value(u"operation"_s).toString(), u"update"_s);
    QCOMPARE(object.value(u"registry_name"_s).toString(), hostile().registryName);
    QCOMPARE(object.value(u"changed"_s).toArray(),
        (QJsonArray{QJsonObject{{u"field"_s, u"registry_username"_s}, {u"old"_s, u"a,b"_s},
                        {u"new"_s, u"robot$\u202eevil"_s}},
            QJsonObject{{u"field"_s, u"registry_password"_s}}}));
    QVERIFY(object.value(u"error_code"_s).isNull());
    QVERIFY(object.value(u"proof"_s).isNull());
    QCOMPARE(object.value(u"http_status"_s).toInt(), 200);
    QCOMPARE(object.value(u"duration_ms"_s).toInt(), 214);
}

void TestHistoryExport::jsonLines()
{
    OwnHistory own;
    own.history->record(recordOf(u"r1"_s, 1));
    own.history->record(recordOf(u"r2"_s, 2));
    const QString path = own.folder.filePath(u"out.JSONL"_s);
    HistoryQuery one;
    one.registryId = u"r2"_s;
    QCOMPARE(finished(own.history->exportTo(path, one, own.scope)).value(), 1);
    QCOMPARE(contents(path).count('\n'), 1);
    QVERIFY(contents(path).startsWith("{\"action\":\"history\",\"when\":\"2026-03-01T12:02:00.000Z\","));
    QVERIFY(QJsonDocument::fromJson(contents(path)).isObject());
}

void TestHistoryExport::html()
{
    OwnHistory own;
    own.history->record(hostile());
    const QString path = own.folder.filePath(u"out.html"_s);
    QCOMPARE(finished(own.history->exportTo(path, {}, own.scope)).value(), 1);
    const QByteArray text = contents(path);
    QVERIFY(text.startsWith("<!DOCTYPE html>"));
    QVERIFY(!text.contains("<script"));
    QVERIFY(text.contains("&lt;script&gt;alert('x')&lt;/script&gt;&amp;amp;"));
    QVERIFY(!text.contains("\u202e"));
    QVERIFY(!text.contains("S3cret-marker"));
    QCOMPARE(text.count("<tr>"), 2);
}

void TestHistoryExport::longHistoriesAreWhole()
{
    OwnHistory own;
    for (int i = 0; i < 1203; ++i)
        own.history->record(recordOf(u"r%1"_s.arg(i), i / 100));
    const QString path = own.folder.filePath(u"out.json"_s);
    HistoryQuery page;
    page.limit = 3;
    QCOMPARE(finished(own.history->exportTo(path, page, own.scope)).value(), 1203);
    QSet<QString> ids;
    const QJsonArray array = QJsonDocument::fromJson(contents(path)).array();
    for (const QJsonValue &each : array)
        ids.insert(each[u"id"].toString());
    QCOMPARE(ids.size(), 1203);
}

void TestHistoryExport::theFileIsTheOwnersAndReplacedAtOnce()
{
    OwnHistory own;
    const QString path = own.folder.filePath(u"out.csv"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    QCOMPARE(finished(own.history->exportTo(path, {}, own.scope)).value(), 0);
    QVERIFY(!contents(path).contains("old"));
    QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
}

void TestHistoryExport::whereItCanNotBeWritten()
{
    OwnHistory own;
    const QString path = own.folder.filePath(u"not/there/out.csv"_s);
    QCOMPARE(errorOf(finished(own.history->exportTo(path, {}, own.scope))),
        std::optional(HistoryError::NotExported));
}

QTEST_GUILESS_MAIN(TestHistoryExport)
#include "tst_history_export.moc"
