// The history of the real program: what it did is listed, exported and forgotten; and it never changes an outcome.

#include "tests/process/practice_place.h"
#include "tests/process/real_program.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto password = "Marker-Password-0815";
const QString dataFolder = u".local/share/hss-registry-access"_s;
const QString repository = u"ea325892-0c1d-4e2c-bca4-409b8853556b"_s;

} // namespace

class ProgramHistoryTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatWasDoneIsListed();
    void aRefusalIsListedToo();
    void onlySince_data();
    void onlySince();
    void itIsExported_data();
    void itIsExported();
    void anExportThatCanNotBeWrittenIsSaid();
    void aWrongDayIsNotRepeated();
    void itIsForgotten();
    void oneThatCanNotBeWrittenChangesNoOutcome();

private:
    [[nodiscard]] ProgramEnd update(const QTemporaryDir &home, const QString &id) const;

    PracticePlace m_place;
    QTemporaryDir m_home; // with an update that was taken and one that was not
};

ProgramEnd ProgramHistoryTest::update(const QTemporaryDir &home, const QString &id) const
{
    return run(QStringList{u"update"_s, id, u"--registry-username"_s, u"=robot"_s,
                   u"--registry-password-file"_s, m_place.file(u"new"_s, password), u"--output"_s, u"json"_s}
            + m_place.identity(),
        at(home));
}

void ProgramHistoryTest::initTestCase()
{
    const ProgramEnd taken = update(m_home, repository);
    QVERIFY2(taken.exitCode == 0, taken.said().constData());
    const ProgramEnd refused = update(m_home, u"00000000-0c1d-4e2c-bca4-409b8853556b"_s);
    QVERIFY2(refused.exitCode == 5, refused.said().constData());
}

void ProgramHistoryTest::whatWasDoneIsListed()
{
    const ProgramEnd listed = run({u"history"_s, u"--output"_s, u"json"_s}, at(m_home));
    QVERIFY2(listed.exitCode == 0, listed.said().constData());
    QCOMPARE(listed.objects().size(), 2);
    const QJsonObject record = listed.objects().last(); // the newest comes first
    QCOMPARE(record.value(u"action"_s).toString(), u"history"_s);
    QCOMPARE(record.value(u"operation"_s).toString(), u"update"_s);
    QCOMPARE(record.value(u"id"_s).toString(), repository);
    QCOMPARE(record.value(u"outcome"_s).toString(), u"updated"_s);
    QCOMPARE(record.value(u"http_status"_s).toInt(), 200);
    const QJsonArray changed = record.value(u"changed"_s).toArray();
    QVERIFY(!changed.isEmpty());
    for (const QJsonValue &member : changed) {
        const bool secret = member[u"field"_s].toString() == u"registry_password"_s;
        QCOMPARE(member.toObject().contains(u"new"_s), !secret);
    }
    const ProgramEnd text = run({u"history"_s}, at(m_home));
    QVERIFY2(text.exitCode == 0 && text.out.contains("REPOSITORY"), text.said().constData());
    QCOMPARE(text.out.trimmed().split('\n').size(), 3);
    const QByteArray all =
        listed.said() + text.said() + contentOf(m_home.filePath(dataFolder + u"/history.sqlite"_s));
    QVERIFY(!all.contains(password));
}

void ProgramHistoryTest::aRefusalIsListedToo()
{
    const ProgramEnd listed = run({u"history"_s, u"--output"_s, u"json"_s}, at(m_home));
    const QJsonObject record = listed.objects().value(0);
    QVERIFY2(record.value(u"outcome"_s).toString() == u"refused"_s, listed.said().constData());
    QVERIFY(!record.value(u"error_code"_s).toString().isEmpty());
    QVERIFY(!record.value(u"request_id"_s).isUndefined());
}

void ProgramHistoryTest::onlySince_data()
{
    QTest::addColumn<QString>("since");
    QTest::addColumn<int>("count");
    QTest::newRow("a day long ago") << u"2020-01-31"_s << 2;
    QTest::newRow("an hour ago") << QDateTime::currentDateTimeUtc().addSecs(-3600).toString(Qt::ISODate) << 2;
    QTest::newRow("tomorrow") << QDate::currentDate().addDays(2).toString(Qt::ISODate) << 0;
}

void ProgramHistoryTest::onlySince()
{
    QFETCH(const QString, since);
    QFETCH(const int, count);
    const ProgramEnd listed = run({u"history"_s, u"--since"_s, since, u"--output"_s, u"json"_s}, at(m_home));
    QVERIFY2(listed.exitCode == 0, listed.said().constData());
    QCOMPARE(listed.objects().size(), count);
    const ProgramEnd text = run({u"history"_s, u"--since"_s, since}, at(m_home));
    QCOMPARE(text.out.isEmpty(), count == 0);
    QCOMPARE(text.err.contains("Nothing was done"), count == 0);
}

void ProgramHistoryTest::itIsExported_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("CSV") << u"h.csv"_s << QByteArray("when,connection,endpoint");
    QTest::newRow("JSON") << u"h.json"_s << QByteArray(R"("operation":"update")");
    QTest::newRow("JSON Lines") << u"h.jsonl"_s << QByteArray(R"("operation":"update")");
    QTest::newRow("HTML") << u"h.html"_s << QByteArray("<table");
}

void ProgramHistoryTest::itIsExported()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, holds);
    const QTemporaryDir folder;
    const QString file = folder.filePath(name);
    const ProgramEnd end = run({u"history"_s, u"--export"_s, file, u"--output"_s, u"json"_s}, at(m_home));
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.result().value(u"exported"_s).toInt(), 2);
    const QByteArray content = contentOf(file);
    QVERIFY2(content.contains(holds), content.constData());
    QVERIFY(content.contains(repository.toLatin1()));
    QVERIFY(!content.contains(password));
    if (name.endsWith(u".json"_s))
        QCOMPARE(QJsonDocument::fromJson(content).array().size(), 2);
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(file) & others));
}

void ProgramHistoryTest::anExportThatCanNotBeWrittenIsSaid()
{
    const QTemporaryDir folder;
    const ProgramEnd end =
        run({u"history"_s, u"--export"_s, folder.filePath(u"no/such/folder.csv"_s)}, at(m_home));
    QVERIFY2(end.exitCode == 2 && !end.err.isEmpty(), end.said().constData());
}

void ProgramHistoryTest::aWrongDayIsNotRepeated()
{
    const ProgramEnd end = run({u"history"_s, u"--since"_s, u"Marker-Day"_s}, at(m_home));
    QVERIFY2(end.exitCode == 2 && end.err.contains("--since"), end.said().constData());
    QVERIFY(!end.said().contains("Marker-Day"));
}

void ProgramHistoryTest::itIsForgotten()
{
    const QTemporaryDir home;
    QCOMPARE(update(home, repository).exitCode, 0);
    QCOMPARE(run({u"history"_s, u"--output"_s, u"json"_s}, at(home)).objects().size(), 1);
    const ProgramEnd forgotten = run({u"history"_s, u"--forget"_s, u"--output"_s, u"json"_s}, at(home));
    QVERIFY2(forgotten.exitCode == 0, forgotten.said().constData());
    QCOMPARE(forgotten.result().value(u"forgotten"_s).toBool(), true);
    QVERIFY(run({u"history"_s, u"--output"_s, u"json"_s}, at(home)).objects().isEmpty());
    QVERIFY(!contentOf(home.filePath(dataFolder + u"/history.sqlite"_s)).contains(repository.toLatin1()));
}

// A file stands where its folder would be.
void ProgramHistoryTest::oneThatCanNotBeWrittenChangesNoOutcome()
{
    const QTemporaryDir home;
    QDir(home.path()).mkpath(u".local/share"_s);
    written(home, dataFolder, "in the way");
    const ProgramEnd taken = update(home, repository);
    QVERIFY2(taken.exitCode == 0, taken.said().constData());
    QCOMPARE(taken.objects().size(), 1);
    QCOMPARE(taken.result().value(u"outcome"_s).toString(), u"updated"_s);
    QVERIFY2(taken.err.contains("could not be kept in the history"), taken.said().constData());
    const ProgramEnd refused = update(home, u"00000000-0c1d-4e2c-bca4-409b8853556b"_s);
    QVERIFY2(refused.exitCode == 5, refused.said().constData());
    const ProgramEnd listed = run({u"history"_s}, at(home));
    QVERIFY2(listed.exitCode != 0 && !listed.err.isEmpty(), listed.said().constData());
}

QTEST_GUILESS_MAIN(ProgramHistoryTest)
#include "tst_program_history.moc"
