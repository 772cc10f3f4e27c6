// What the editor keeps in the history: one record for each submit, whatever became of it, with its proof, without
// the password.

#include "app/editor/access_editor.h"

#include "app/history/history_log.h"
#include "tests/editor/harbor_prod.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

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
    QTest::addColumn<QString>("registryStatus"); // that is read back afterwards
    QTest::addColumn<QString>("failReason");
    QTest::addColumn<qint64>("synced");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<Proof>("proof");
    QTest::newRow("accepted and proved")
        << 200 << u"success"_s << QString() << qint64(9000) << u"updated"_s << Proof::Connected;
    QTest::newRow("accepted, and the login failed")
        << 200 << u"fail"_s << u"REQUEST_API_ERROR"_s << qint64(1000) << u"updated"_s << Proof::Failed;
    QTest::newRow("refused") << 400 << u"success"_s << QString() << qint64(1000) << u"refused"_s
                             << Proof::NotLooked;
}

void TestEditorHistory::everySubmitIsKept()
{
    QFETCH(int, status);
    QFETCH(QString, registryStatus);
    QFETCH(QString, failReason);
    QFETCH(qint64, synced);
    QFETCH(QString, outcome);
    QFETCH(Proof, proof);
    RegistryInfo now = harbor();
    Kept kept;
    EditorAt online([&](const SeenRequest &request) -> ServerScript {
        if (request.verb != "PUT")
            return pageAnswer({jsonOf(now)});
        now.access[Field::RegistryUsername] = u"robot"_s;
        now.status = registryStatus;
        now.failReason = failReason;
        now.latestSyncTime = synced;
        return {sendBytes(answerBytes(status))};
    });
    AccessEditor &editor = online.editor;
    editor.setHistory(&kept);
    editor.setConnectionName(u"prod"_s);
    online.typeLogin();
    editor.submit();
    QTRY_VERIFY(!kept.records.isEmpty());
    QTRY_COMPARE(editor.stage(), AccessEditor::Stage::Editing);
    QCOMPARE(kept.records.size(), 1);
    const HistoryRecord &record = kept.records.constFirst();
    QCOMPARE(record.connection, u"prod"_s);
    QCOMPARE(record.endpoint, historyEndpoint(online.client.account()));
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
