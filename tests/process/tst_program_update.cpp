// `update` against the real practice service: what is sent, what is proved, what stops it, what it says.

#include "tests/process/real_program.h"
#include "tests/process/scripted_service.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto harborProd = "ea325892-0c1d-4e2c-bca4-409b8853556b"_L1;
constexpr auto harborEu = "7c41d0aa-52e6-4b0f-8a35-6d1f0e9b2c78"_L1;
constexpr auto swrPrivate = "d3570e9b-41ac-4f6d-8e12-5a9bc07f64e1"_L1;

const QStringList &resultKeys()
{
    static const QStringList keys{u"access_status"_s, u"action"_s, u"advice"_s, u"attempts"_s, u"changed"_s,
        u"duration_ms"_s, u"error_code"_s, u"http_status"_s, u"id"_s, u"message"_s, u"outcome"_s,
        u"project_id"_s, u"proof"_s, u"request_id"_s};
    return keys;
}

QStringList changed(const ProgramEnd &end)
{
    QStringList names;
    for (const QJsonValue &name : end.result().value("changed"_L1).toArray())
        names.append(name.toString());
    return names;
}

} // namespace

class ProgramUpdateTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void updateSaysWhatBecameOfIt_data();
    void updateSaysWhatBecameOfIt();
    void updateForPeople();
    void passwordsComeFromWhereTheyAreSaidToBe_data();
    void passwordsComeFromWhereTheyAreSaidToBe();
    void whatIsWrongIsFoundAndNothingIsSent_data();
    void whatIsWrongIsFoundAndNothingIsSent();
    void warningsDoNotStopIt();
    void theNamespaceGoesAlong();
    void repositoriesOfSwrAreNotEdited();
    void dryRunWorksOffline_data();
    void dryRunWorksOffline();
    void dryRunForPeople();
    void ifUnchangedSendsWhatIsStillTheSame();
    void ifUnchangedStopsAtADifference_data();
    void ifUnchangedStopsAtADifference();
    void ifUnchangedNeedsAFileOfShow_data();
    void ifUnchangedNeedsAFileOfShow();
    void whoMayNotListMayUpdate();
    void whatCanNotBeComparedIsNotSent();
    void aThrottledUpdateWaitsAndIsSentAgain();
    void aSlowServiceMeetsTheDeadline();

private:
    [[nodiscard]] QStringList update(const QString &id, const QStringList &options) const;

    QTemporaryDir m_folder;
    std::unique_ptr<PracticeProgram> m_practice;
};

void ProgramUpdateTest::initTestCase()
{
    m_practice = std::make_unique<PracticeProgram>(QStringList{u"--repositories"_s, u"7"_s});
}

QStringList ProgramUpdateTest::update(const QString &id, const QStringList &options) const
{
    return QStringList{u"update"_s, id} + options + m_practice->identity()
        + QStringList{u"--output"_s, u"json"_s};
}

void ProgramUpdateTest::updateSaysWhatBecameOfIt_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("wait");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("proof");
    QTest::addColumn<QString>("status");
    QTest::addColumn<int>("code");
    const QString id = harborProd;
    QTest::newRow("without a wait") << id << u"one"_s << u"p1"_s << QString() << u"updated"_s << QString()
                                    << QString() << 0;
    QTest::newRow("proved") << id << u"two"_s << u"p2"_s << u"--wait"_s << u"updated"_s << u"connected"_s
                            << u"success"_s << 0;
    QTest::newRow("a wrong password") << id << u"three"_s << u"wrong-password"_s << u"--wait=30"_s
                                      << u"updated"_s << u"failed"_s << u"fail"_s << 5;
    QTest::newRow("not exercised") << id << u"not-exercised"_s << u"p4"_s << u"--wait=30"_s << u"updated"_s
                                   << u"not_exercised"_s << u"success"_s << 0;
    QTest::newRow("still connecting") << id << u"five"_s << u"p5"_s << u"--wait=1"_s << u"updated"_s
                                      << u"accepted"_s << u"accessing"_s << 9;
    QTest::newRow("no such repository") << u"no-such-id"_s << u"six"_s << u"p6"_s << u"--wait"_s
                                        << u"refused"_s << QString() << QString() << 5;
}

void ProgramUpdateTest::updateSaysWhatBecameOfIt()
{
    QFETCH(QString, id);
    QFETCH(QString, username);
    QFETCH(QString, password);
    QFETCH(QString, wait);
    QStringList options{u"--registry-username"_s, username, u"--registry-password-env"_s, u"NEW"_s};
    if (!wait.isEmpty())
        options.append(wait);
    QFETCH(QString, outcome);
    QFETCH(QString, proof);
    QFETCH(QString, status);
    QFETCH(int, code);
    const ProgramEnd end = run(update(id, options), {{{u"NEW"_s, password}}, {}, {}});
    QVERIFY2(end.exitCode == code, end.said().constData());
    QCOMPARE(end.objects().size(), 1);
    const QJsonObject result = end.result();
    QCOMPARE(result.keys(), resultKeys());
    QCOMPARE(result.value("action"_L1).toString(), u"update"_s);
    QCOMPARE(result.value("project_id"_L1).toString(), m_practice->projectId());
    QCOMPARE(result.value("id"_L1).toString(), id);
    QCOMPARE(result.value("outcome"_L1).toString(), outcome);
    QCOMPARE(result.value("proof"_L1).toString(), proof);
    QCOMPARE(result.value("proof"_L1).isNull(), proof.isEmpty());
    QCOMPARE(result.value("access_status"_L1).toString(), status);
    QCOMPARE(result.value("attempts"_L1).toInt(), 1);
    QCOMPARE(changed(end), (QStringList{u"registry_username"_s, u"registry_password"_s}));
    QVERIFY(!result.value("request_id"_L1).toString().isEmpty());
    QCOMPARE(result.value("message"_L1).isNull(), code == 0 || code == 9);
}

void ProgramUpdateTest::updateForPeople()
{
    const QStringList arguments = QStringList{u"update"_s, harborProd, u"--registry-username"_s, u"people"_s,
                                      u"--registry-password-env"_s, u"NEW"_s, u"--wait"_s}
        + m_practice->identity();
    const ProgramEnd end = run(arguments, {{{u"NEW"_s, u"secret-of-people"_s}}, {}, {}});
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.out.count('\n'), 2);
    QVERIFY2(end.out.startsWith("Updated"), end.out.constData());
    QCOMPARE(end.err.count('\n'), 1);
    const ProgramEnd quiet =
        run(arguments + QStringList{u"--quiet"_s}, {{{u"NEW"_s, u"secret-of-people"_s}}, {}, {}});
    QVERIFY2(quiet.exitCode == 0 && quiet.err.isEmpty(), quiet.said().constData());
}

void ProgramUpdateTest::passwordsComeFromWhereTheyAreSaidToBe_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QString>("sent");
    const QString file = u"--registry-password-file"_s;
    QTest::newRow("a file") << QStringList{file, written(m_folder, u"p1"_s, "plain")} << ""_ba << u"plain"_s;
    QTest::newRow("one line end is dropped")
        << QStringList{file, written(m_folder, u"p2"_s, "with blank \n\n")} << ""_ba << QString();
    QTest::newRow("one CRLF is dropped")
        << QStringList{file, written(m_folder, u"p3"_s, "crlf\r\n")} << ""_ba << u"crlf"_s;
    QTest::newRow("blanks are kept") << QStringList{file, written(m_folder, u"p4"_s, " edges ")} << ""_ba
                                     << u" edges "_s;
    QTest::newRow("standard input") << QStringList{file, u"-"_s} << "from input\n"_ba << u"from input"_s;
    QTest::newRow("the environment") << QStringList{u"--registry-password-env"_s, u"NEW"_s} << ""_ba
                                     << u"from env"_s;
    QTest::newRow("quotes and more") << QStringList{file, written(m_folder, u"p5"_s, "q\"\\/ü€😀")} << ""_ba
                                     << u"q\"\\/ü€😀"_s;
}

void ProgramUpdateTest::passwordsComeFromWhereTheyAreSaidToBe()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, input);
    QFETCH(QString, sent);
    const ScriptedService service(always({sendBytes(answerBytes(200))}));
    const ProgramEnd end = run(QStringList{u"update"_s, u"r1"_s} + options + service.identity(),
        {{{u"NEW"_s, u"from env"_s}}, input, {}});
    if (sent.isEmpty()) { // a line end is left in it: a control character, never sent
        QCOMPARE(end.exitCode, 3);
        QCOMPARE(service.puts(), 0);
        return;
    }
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(service.puts(), 1);
    const QJsonObject body = ProgramEnd{0, service.server().seen().last().body, {}, {}}.result();
    QCOMPARE(body.value("registry_password"_L1).toString(), sent);
    QCOMPARE(body.size(), 1);
}

void ProgramUpdateTest::whatIsWrongIsFoundAndNothingIsSent_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("problems"); // field:problem
    const QString id = harborProd;
    QTest::newRow("not a choice") << id << QStringList{u"--protocol"_s, u"HTTPS"_s}
                                  << QStringList{u"protocol:not_a_choice"_s};
    QTest::newRow("given empty") << id << QStringList{u"--registry-addr="_s}
                                 << QStringList{
                                        u"registry_addr:empty"_s, u"registry_password:password_missing"_s};
    QTest::newRow("too long") << id << QStringList{u"--connect-cluster-id"_s, QString(65, u'c')}
                              << QStringList{u"connect_cluster_id:too_long"_s};
    QTest::newRow("Other without a namespace") << id << QStringList{u"--get-scan-image-channel"_s, u"Other"_s}
                                               << QStringList{u"namespace:required"_s};
    QTest::newRow("an address that can be none")
        << id << QStringList{u"--registry-addr"_s, u"host:0"_s, u"--protocol"_s, u"https"_s}
        << QStringList{u"registry_addr:bad_port"_s, u"registry_password:password_missing"_s};
    QTest::newRow("an ID that can be none")
        << u"a/b"_s << QStringList{u"--namespace"_s, u"n"_s} << QStringList{u"id:bad_character"_s};
    QTest::newRow("a project that can be none")
        << id << QStringList{u"--namespace"_s, u"n"_s, u"--enterprise-project-id"_s, u"a,b"_s}
        << QStringList{u"enterprise_project_id:bad_character"_s};
    QTest::newRow("a password that is not there")
        << id << QStringList{u"--registry-password-env"_s, u"NOT_SET"_s}
        << QStringList{u"registry_password:secret_not_found"_s};
    QTest::newRow("an empty password")
        << id << QStringList{u"--registry-password-file"_s, written(m_folder, u"empty"_s, "\n")}
        << QStringList{u"registry_password:empty"_s};
    QTest::newRow("a long password") << id
                                     << QStringList{u"--registry-password-file"_s,
                                            written(m_folder, u"long"_s, QByteArray(129, 'p'))}
                                     << QStringList{u"registry_password:too_long"_s};
    QTest::newRow("nothing that has an effect")
        << id << QStringList{u"--namespace"_s, u"n"_s} << QStringList{u"namespace:no_effect"_s};
}

void ProgramUpdateTest::whatIsWrongIsFoundAndNothingIsSent()
{
    QFETCH(QString, id);
    QFETCH(QStringList, options);
    QFETCH(QStringList, problems);
    const ProgramEnd end = run(update(id, options));
    QVERIFY2(end.exitCode == 3, end.said().constData());
    QList<QJsonObject> objects = end.objects();
    const QJsonObject result = objects.takeLast();
    QCOMPARE(result.keys(), resultKeys());
    QCOMPARE(result.value("outcome"_L1).toString(), u"invalid"_s);
    QCOMPARE(result.value("attempts"_L1).toInt(), 0);
    const QJsonObject totals = objects.takeLast();
    QCOMPARE(totals.keys(), (QStringList{u"action"_s, u"errors"_s, u"rows"_s, u"warnings"_s}));
    QStringList found;
    for (const QJsonObject &object : std::as_const(objects)) {
        QCOMPARE(object.value("action"_L1).toString(), u"update"_s);
        QVERIFY(object.value("row"_L1).isNull() && object.value("line"_L1).isNull());
        found.append(object.value("field"_L1).toString() + u':' + object.value("problem"_L1).toString());
    }
    QCOMPARE(found, problems);
}

void ProgramUpdateTest::warningsDoNotStopIt()
{
    const QStringList options{u"--registry-username"_s, u"warned"_s};
    const ProgramEnd end = run(update(harborProd, options));
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.objects().first().value("problem"_L1).toString(), u"password_missing"_s);
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"updated"_s);
    QStringList words = update(harborProd, {u"--registry-username"_s, u"warned again"_s});
    words.resize(words.size() - 2);
    const ProgramEnd text = run(words);
    QCOMPARE(text.exitCode, 0);
    QVERIFY(text.err.contains("warning") && !text.out.contains("warning"));
    const ProgramEnd quiet = run(words + QStringList{u"--quiet"_s});
    QVERIFY(quiet.err.isEmpty() && !quiet.out.isEmpty());
}

void ProgramUpdateTest::theNamespaceGoesAlong()
{
    const ProgramEnd end = run(update(harborEu, {u"--get-scan-image-channel"_s, u"Other"_s}));
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(changed(end), (QStringList{u"namespace"_s, u"get_scan_image_channel"_s}));
}

void ProgramUpdateTest::repositoriesOfSwrAreNotEdited()
{
    const ProgramEnd end = run(update(swrPrivate, {u"--protocol"_s, u"https"_s}));
    QVERIFY2(end.exitCode == 3, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"invalid"_s);
}

void ProgramUpdateTest::dryRunWorksOffline_data()
{
    QTest::addColumn<QStringList>("place");
    QTest::addColumn<QString>("url");
    QTest::newRow("with a place") << QStringList{u"--endpoint"_s, u"https://hss.example.com"_s,
        u"--project-id"_s, u"p1"_s, u"--enterprise-project-id"_s,
        u"0"_s} << u"https://hss.example.com/v5/p1/image/registries/r1?enterprise_project_id=0"_s;
    QTest::newRow("with a region") << QStringList{u"--region"_s, u"eu-west-101"_s, u"--project-id"_s, u"p1"_s}
                                   << u"https://hss.eu-west-101.myhuaweicloud.eu/v5/p1/image/registries/r1"_s;
    QTest::newRow("without a place") << QStringList{} << QString();
}

void ProgramUpdateTest::dryRunWorksOffline()
{
    QFETCH(QStringList, place);
    QFETCH(QString, url);
    const QStringList arguments =
        QStringList{u"update"_s, u"r1"_s, u"--dry-run"_s, u"--registry-username"_s, u"me"_s,
            u"--registry-password-env"_s, u"NEW"_s, u"--output"_s, u"json"_s, u"--wait"_s}
        + place;
    const ProgramEnd end = run(arguments, {{{u"NEW"_s, u"Marker-Password"_s}}, {}, {}});
    QVERIFY2(end.exitCode == 0, end.said().constData());
    const QJsonObject result = end.result();
    QCOMPARE(result.value("outcome"_L1).toString(), u"planned"_s);
    QCOMPARE(result.value("attempts"_L1).toInt(), 0);
    const QJsonObject request = result.value("request"_L1).toObject();
    QCOMPARE(request.keys(), (QStringList{u"body"_s, u"curl"_s, u"headers"_s, u"method"_s, u"url"_s}));
    QCOMPARE(request.value("method"_L1).toString(), u"PUT"_s);
    if (!url.isEmpty())
        QCOMPARE(request.value("url"_L1).toString(), url);
    QVERIFY(request.value("body"_L1).toString().contains(u"\"me\""_s));
    QVERIFY(!end.said().contains("Marker-Password"));
    QCOMPARE(changed(end), (QStringList{u"registry_username"_s, u"registry_password"_s}));
}

void ProgramUpdateTest::dryRunForPeople()
{
    const ProgramEnd end = run({u"update"_s, u"r1"_s, u"--dry-run"_s, u"--registry-username"_s, u"me"_s,
                                   u"--registry-password-env"_s, u"NEW"_s, u"--region"_s, u"cn-north-4"_s,
                                   u"--project-id"_s, u"p1"_s},
        {{{u"NEW"_s, u"Marker-Password"_s}}, {}, {}});
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QVERIFY2(end.out.startsWith("PUT https://hss.cn-north-4.myhuaweicloud.com/v5/p1/image/registries/r1\n"),
        end.out.constData());
    QVERIFY(end.out.contains("\"registry_username\""));
    QVERIFY(!end.said().contains("Marker-Password"));
}

void ProgramUpdateTest::ifUnchangedSendsWhatIsStillTheSame()
{
    const QStringList show = QStringList{u"show"_s, harborEu} + m_practice->identity();
    const ProgramEnd shown = run(show + QStringList{u"--output"_s, u"json"_s});
    QCOMPARE(shown.exitCode, 0);
    const QString file = written(m_folder, u"shown.json"_s, shown.out);
    const QStringList options{u"--namespace"_s, u"other"_s, u"--if-unchanged"_s, file};
    const ProgramEnd first = run(update(harborEu, options));
    QVERIFY2(first.exitCode == 0, first.said().constData());
    const ProgramEnd second = run(update(harborEu, options));
    QVERIFY2(second.exitCode == 3, second.said().constData());
    QCOMPARE(second.result().value("outcome"_L1).toString(), u"changed_elsewhere"_s);
    QVERIFY2(second.result().value("message"_L1).toString().contains(u"“other”"_s), second.out.constData());
}

void ProgramUpdateTest::ifUnchangedStopsAtADifference_data()
{
    QTest::addColumn<QByteArray>("shown");
    QTest::addColumn<QByteArray>("list");
    const QByteArray same = R"({"action":"show","id":"r1","api_version":"V2","protocol":"https",)"
                            R"("registry_addr":"harbor.example.com","registry_username":"someone",)"
                            R"("connect_cluster_id":"c1","get_scan_image_channel":"Swr"})";
    QTest::newRow("another username") << same << ScriptedService::listAnswer();
    QTest::newRow("gone from the list") << same << jsonAnswer(200, R"({"total_num":0,"data_list":[]})");
}

void ProgramUpdateTest::ifUnchangedStopsAtADifference()
{
    QFETCH(QByteArray, shown);
    QFETCH(QByteArray, list);
    const ScriptedService service(always({sendBytes(answerBytes(200))}), always({sendBytes(list)}));
    const ProgramEnd end =
        run(QStringList{u"update"_s, u"r1"_s, u"--namespace"_s, u"n"_s, u"--if-unchanged"_s,
                written(m_folder, u"shown.json"_s, shown), u"--output"_s, u"json"_s}
            + service.identity());
    QVERIFY2(end.exitCode == 3, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"changed_elsewhere"_s);
    QVERIFY(!end.result().value("message"_L1).toString().isEmpty());
    QCOMPARE(service.puts(), 0);
}

void ProgramUpdateTest::ifUnchangedNeedsAFileOfShow_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("not there") << u"/no/such/file"_s;
    QTest::newRow("not JSON") << written(m_folder, u"text"_s, "id=r1");
    QTest::newRow("about another repository")
        << written(m_folder, u"other"_s, R"({"action":"show","id":"r2"})");
}

void ProgramUpdateTest::ifUnchangedNeedsAFileOfShow()
{
    QFETCH(QString, file);
    const ScriptedService service(always({sendBytes(answerBytes(200))}));
    const ProgramEnd end =
        run(QStringList{u"update"_s, u"r1"_s, u"--namespace"_s, u"n"_s, u"--if-unchanged"_s, file}
            + service.identity());
    QVERIFY2(end.exitCode == 2, end.said().constData());
    QVERIFY(service.server().seen().isEmpty());
}

void ProgramUpdateTest::whoMayNotListMayUpdate()
{
    const QByteArray noRights = jsonAnswer(400, R"({"error_code":"HSS.0013","error_description":"no"})");
    const ScriptedService service(always({sendBytes(answerBytes(200))}), always({sendBytes(noRights)}));
    const ProgramEnd end =
        run(QStringList{u"update"_s, u"r1"_s, u"--namespace"_s, u"n"_s, u"--output"_s, u"json"_s}
            + service.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"updated"_s);
    QCOMPARE(service.puts(), 1);
    QVERIFY(end.err.contains("HSS.0013"));
}

void ProgramUpdateTest::whatCanNotBeComparedIsNotSent()
{
    const QByteArray noRights = jsonAnswer(400, R"({"error_code":"HSS.0013","error_description":"no"})");
    const ScriptedService service(always({sendBytes(answerBytes(200))}), always({sendBytes(noRights)}));
    const QString shown = written(m_folder, u"shown.json"_s, R"({"action":"show","id":"r1"})");
    const ProgramEnd end = run(QStringList{u"update"_s, u"r1"_s, u"--namespace"_s, u"n"_s,
                                   u"--if-unchanged"_s, shown, u"--output"_s, u"json"_s}
        + service.identity());
    QVERIFY2(end.exitCode == 5, end.said().constData());
    QCOMPARE(end.result().value("error_code"_L1).toString(), u"HSS.0013"_s);
    QCOMPARE(service.puts(), 0);
}

void ProgramUpdateTest::aThrottledUpdateWaitsAndIsSentAgain()
{
    const PracticeProgram practice({u"--limit"_s, u"1"_s});
    const ProgramEnd end = run(
        QStringList{u"update"_s, harborProd, u"--registry-username"_s, u"patient"_s, u"--output"_s, u"json"_s}
        + practice.identity());
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"updated"_s);
}

void ProgramUpdateTest::aSlowServiceMeetsTheDeadline()
{
    const PracticeProgram practice({u"--latency"_s, u"30000"_s});
    const ProgramEnd end = run(QStringList{u"update"_s, harborProd, u"--registry-username"_s, u"slow"_s,
                                   u"--timeout"_s, u"2"_s, u"--output"_s, u"json"_s}
        + practice.identity());
    QVERIFY2(end.exitCode == 6, end.said().constData());
    QCOMPARE(end.result().value("outcome"_L1).toString(), u"unreachable"_s);
    QVERIFY2(end.took < std::chrono::seconds(15), QByteArray::number(qint64(end.took.count())).constData());
}

QTEST_GUILESS_MAIN(ProgramUpdateTest)
#include "tst_program_update.moc"
