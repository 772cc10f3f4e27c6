// Where `rotate` signs in: a plan that names an endpoint which is not the connection's own gets nothing without a word.
#include "tests/process/rotate_place.h"
#include "tests/process/scripted_service.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

ScriptedService::Answer done()
{
    return always({sendBytes(jsonAnswer(200, {}))});
}

int requests(const ScriptedService &service)
{
    return service.server().count("GET") + service.puts();
}

//! A plan of `r1`, with these members beside its ID.
QByteArray planWith(QJsonObject row)
{
    row.insert(u"id"_s, u"r1"_s);
    const QJsonObject defaults{{u"registry_password_from"_s, u"env:ROTATED_PASSWORD"_s}};
    return QJsonDocument(
        QJsonObject{{u"version"_s, 1}, {u"defaults"_s, defaults}, {u"repositories"_s, QJsonArray{row}}})
        .toJson();
}

//! A home in the folder, with the password and the token of a connection.
ProgramInput inputAt(const QTemporaryDir &folder)
{
    ProgramInput input = at(folder);
    input.environment.insert(u"ROTATED_PASSWORD"_s, rotatedPassword);
    input.environment.insert(u"KEPT_TOKEN"_s, QString::fromLatin1(ScriptedService::token()));
    return input;
}

ProgramEnd rotate(const QTemporaryDir &folder, const QString &plan, const QStringList &options)
{
    return run(
        QStringList{u"rotate"_s, plan, u"--skip-check"_s, u"--journal"_s, folder.filePath(u"journal"_s)}
            + options,
        inputAt(folder));
}

QString hostOf(const QUrl &url)
{
    return u"%1:%2"_s.arg(url.host()).arg(url.port());
}

} // namespace

class ProgramConsentTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherEndpointNeedsAWord_data();
    void anotherEndpointNeedsAWord();
    void theOwnEndpointNeedsNone();
    void aRegionOfTheVendorsNeedsNone();
    void aKeptConnectionKeepsToItsOwn();
    void everyHostIsNamedOnce();
};

void ProgramConsentTest::anotherEndpointNeedsAWord_data()
{
    QTest::addColumn<QStringList>("consent");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("without") << QStringList() << false;
    QTest::newRow("for somebody else") << QStringList{u"--consent-host"_s, u"127.0.0.1"_s} << false;
    QTest::newRow("for it") << QStringList{u"--consent-host"_s, u"THERE"_s} << true;
    QTest::newRow("for it among others")
        << QStringList{u"--consent-host"_s, u"THERE"_s, u"--consent-host=hss.example.com"_s} << true;
}

void ProgramConsentTest::anotherEndpointNeedsAWord()
{
    QFETCH(QStringList, consent);
    QFETCH(bool, allowed);
    const ScriptedService own(done());
    const ScriptedService other(done());
    const QUrl there = other.server().url();
    consent.replaceInStrings(u"THERE"_s, hostOf(there));
    const QTemporaryDir folder;
    const QString plan = written(folder, u"one.hssplan"_s, planWith({{u"endpoint"_s, there.toString()}}));
    const ProgramEnd end = rotate(folder, plan, consent + own.identity());
    QCOMPARE(requests(own), 0);
    QCOMPARE(other.puts(), allowed ? 1 : 0);
    QCOMPARE(requests(other) > 0, allowed);
    QVERIFY2(end.exitCode == (allowed ? 0 : 2), end.said().constData());
    QVERIFY2(allowed || end.err.contains(QByteArray("--consent-host " + hostOf(there).toUtf8())),
        end.err.constData());
    const ProgramEnd looked = rotate(folder, plan, consent + own.identity() + QStringList{u"--dry-run"_s});
    QVERIFY2(looked.exitCode == (allowed ? 0 : 2), looked.said().constData());
}

void ProgramConsentTest::theOwnEndpointNeedsNone()
{
    const ScriptedService own(done());
    const QTemporaryDir folder;
    const QString plan =
        written(folder, u"one.hssplan"_s, planWith({{u"endpoint"_s, own.server().url().toString()}}));
    const ProgramEnd end = rotate(folder, plan, own.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(own.puts(), 1);
}

// Only looked at: it sends nothing.
void ProgramConsentTest::aRegionOfTheVendorsNeedsNone()
{
    const QTemporaryDir folder;
    const QString plan = written(folder, u"one.hssplan"_s, planWith({{u"region"_s, u"eu-west-101"_s}}));
    const QStringList looked{u"--dry-run"_s, u"--project-id"_s, u"p1"_s, u"--token-file"_s,
        written(folder, u"token"_s, ScriptedService::token())};
    const ProgramEnd vendors = rotate(folder, plan, looked + QStringList{u"--region"_s, u"cn-north-4"_s});
    QVERIFY2(vendors.exitCode == 0, vendors.said().constData());
    const ProgramEnd ours =
        rotate(folder, plan, looked + QStringList{u"--endpoint"_s, u"https://hss.example.com"_s});
    QVERIFY2(ours.exitCode == 2, ours.said().constData());
    QVERIFY2(ours.err.contains("--consent-host hss.eu-west-101.myhuaweicloud.eu"), ours.err.constData());
}

void ProgramConsentTest::aKeptConnectionKeepsToItsOwn()
{
    const ScriptedService own(done());
    const ScriptedService other(done());
    const QTemporaryDir folder;
    const QStringList place{u"--endpoint"_s, own.server().url().toString(), u"--project-id"_s,
        u"0123456789abcdef0123456789abcdef"_s};
    const ProgramEnd kept = run(
        QStringList{u"connection"_s, u"add"_s, u"prod"_s, u"--secret-from"_s, u"env:KEPT_TOKEN"_s} + place,
        inputAt(folder));
    QVERIFY2(kept.exitCode == 0, kept.said().constData());
    QJsonObject row{{u"connection"_s, u"prod"_s}};
    const QString good = written(folder, u"good.hssplan"_s, planWith(row));
    row.insert(u"endpoint"_s, other.server().url().toString());
    const QString strange = written(folder, u"strange.hssplan"_s, planWith(row));
    const ProgramEnd refused = rotate(folder, strange, {});
    QVERIFY2(refused.exitCode == 2, refused.said().constData());
    QVERIFY2(refused.err.contains("--consent-host"), refused.err.constData());
    QCOMPARE(requests(other), 0);
    const ProgramEnd end = rotate(folder, good, {});
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(own.puts(), 1);
}

void ProgramConsentTest::everyHostIsNamedOnce()
{
    const ScriptedService own(done());
    const QTemporaryDir folder;
    const QString plan = written(folder, u"some.csv"_s,
        "id,endpoint,registry_password_from\n"
        "a,https://one.example.com,env:ROTATED_PASSWORD\n"
        "b,https://two.example.com:8443,env:ROTATED_PASSWORD\n"
        "c,https://one.example.com,env:ROTATED_PASSWORD\n");
    const ProgramEnd end = rotate(folder, plan, own.identity());
    QVERIFY2(end.exitCode == 2, end.said().constData());
    QVERIFY2(end.err.contains("--consent-host one.example.com --consent-host two.example.com:8443\n"),
        end.err.constData());
    QCOMPARE(end.err.count("one.example.com"), 1);
    QCOMPARE(requests(own), 0);
    QCOMPARE(rotate(folder, plan, QStringList{u"--consent-host="_s} + own.identity()).exitCode, 2);
}

QTEST_GUILESS_MAIN(ProgramConsentTest)
#include "tst_program_consent.moc"
