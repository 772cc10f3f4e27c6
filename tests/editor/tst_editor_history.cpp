// What the editor keeps in the history: one record for each submit, whatever became of it, with its proof, without
// the password.

#include "app/editor/access_editor.h"

#include "app/history/history_log.h"
#include "app/service/hss_client.h"
#include "app/service/network.h"
#include "tests/support/fake_clock.h"
#include "tests/support/script_server.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Kept final : HistoryLog {
    QUuid record(HistoryRecord record) override
    {
        record.key = QUuid::createUuid();
        records.append(record);
        return record.key;
    }
    void amend(QUuid key, Proof proof, const QString &failReason) override
    {
        for (HistoryRecord &record : records) {
            if (record.key == key) {
                record.proof = proof;
                record.failReason = failReason;
            }
        }
    }
    QList<HistoryRecord> records;
};

const QByteArray before = R"({"total_num":1,"data_list":[{"id":"r1","registry_name":"harbor-prod",
    "registry_type":"Harbor","api_version":"V2","protocol":"https","registry_addr":"harbor.example.com",
    "registry_username":"admin","connect_cluster_id":"c1","get_scan_image_channel":"Swr","status":"success",
    "latest_sync_time":1000}]})";

RegistryInfo shown()
{
    RegistryInfo info;
    info.id = u"r1"_s;
    info.name = u"harbor-prod"_s;
    info.type = u"Harbor"_s;
    info.access[Field::ApiVersion] = u"V2"_s;
    info.access[Field::Protocol] = u"https"_s;
    info.access[Field::RegistryAddr] = u"harbor.example.com"_s;
    info.access[Field::RegistryUsername] = u"admin"_s;
    info.access[Field::ConnectClusterId] = u"c1"_s;
    info.access[Field::GetScanImageChannel] = u"Swr"_s;
    info.status = u"success"_s;
    info.latestSyncTime = 1000;
    return info;
}

} // namespace

class TestEditorHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everySubmitIsKept_data();
    void everySubmitIsKept();
};

void TestEditorHistory::everySubmitIsKept_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("afterwards"); // what replaces "admin",… in the list that is read back
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<Proof>("proof");
    QTest::addColumn<QString>("failReason");
    QTest::newRow("accepted and proved") << 200 << QByteArray(R"("success","latest_sync_time":9000)")
                                         << u"updated"_s << Proof::Connected << QString();
    QTest::newRow("accepted, and the login failed")
        << 200 << QByteArray(R"("fail","fail_reason":"REQUEST_API_ERROR","latest_sync_time":1000)")
        << u"updated"_s << Proof::Failed << u"REQUEST_API_ERROR"_s;
    QTest::newRow("refused") << 400 << QByteArray() << u"refused"_s << Proof::NotLooked << QString();
}

void TestEditorHistory::everySubmitIsKept()
{
    QFETCH(int, status);
    QFETCH(QByteArray, afterwards);
    QFETCH(QString, outcome);
    QFETCH(Proof, proof);
    QFETCH(QString, failReason);
    bool sent = false;
    ScriptServer server([&](const SeenRequest &request) -> ServerScript {
        if (request.verb == "PUT") {
            sent = true;
            return {sendBytes(answerBytes(status))};
        }
        QByteArray list = before;
        if (sent)
            list.replace("\"admin\"", "\"robot\"")
                .replace(R"("success",
    "latest_sync_time":1000)",
                    afterwards);
        return {sendBytes(answerBytes(200, list, "Content-Type: application/json\r\n"))};
    });
    Network network({NetworkSettings::Proxy::None, {}, {}});
    FakeClock clock;
    GivenCredential token{TokenCredential{Secret(u"MIIToken")}};
    HssClient client(network, clock, Account{server.url(), u"p1"_s, {}}, token);
    Kept kept;
    AccessEditor editor(clock);
    editor.setHistory(&kept);
    editor.setConnectionName(u"prod"_s);
    editor.setClient(&client, 20s);
    editor.open(shown());
    editor.setText(Field::RegistryUsername, u"robot"_s);
    editor.setPassword(u"S3cret-marker");
    editor.submit();
    QTRY_VERIFY(!kept.records.isEmpty());
    QTRY_COMPARE(editor.stage(), AccessEditor::Stage::Editing);
    QCOMPARE(kept.records.size(), 1);
    const HistoryRecord &record = kept.records.constFirst();
    QCOMPARE(record.connection, u"prod"_s);
    QCOMPARE(record.endpoint, historyEndpoint(client.account()));
    QCOMPARE(record.projectId, u"p1"_s);
    QCOMPARE(record.registryId, u"r1"_s);
    QCOMPARE(record.registryName, u"harbor-prod"_s);
    QCOMPARE(record.outcome, outcome);
    QCOMPARE(record.httpStatus, status);
    QCOMPARE(record.proof, proof);
    QCOMPARE(record.failReason, failReason);
    QVERIFY(record.changed
        == (QList<ChangedMember>{{Field::RegistryUsername, u"admin"_s, u"robot"_s},
            {Field::RegistryPassword, std::nullopt, std::nullopt}}));
    QCOMPARE(changedCredential(record), outcome == u"updated"_s);
}

QTEST_GUILESS_MAIN(TestEditorHistory)
#include "tst_editor_history.moc"
