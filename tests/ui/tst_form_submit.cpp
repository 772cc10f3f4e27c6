// The form while a change is sent: questions, lock, cancel, outcome. The service is a script on loopback.
#include "app/service/hss_client.h"
#include "app/service/network.h"
#include "tests/support/script_server.h"
#include "tests/ui/form_fixture.h"
#include "ui/widgets/secret_line.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ServerScript listOf(const RegistryInfo &info)
{
    QJsonObject object{{u"id"_s, info.id}, {u"registry_name"_s, info.name}, {u"registry_type"_s, info.type},
        {u"status"_s, info.status}, {u"latest_sync_time"_s, info.latestSyncTime.value_or(0)}};
    for (const Field field : bodyFields) {
        if (info.access[field])
            object.insert(entryFor(field).name, *info.access[field]);
    }
    const QJsonObject list{{u"total_num"_s, 1}, {u"data_list"_s, QJsonArray{object}}};
    return {sendBytes(answerBytes(200, QJsonDocument(list).toJson(), "Content-Type: application/json\r\n"))};
}

//! The form, online with a service that answers PUT and GET as scripted.
struct OnlineForm : FormInWindow {
    OnlineForm(ServerScript put, ServerScript list)
        : server([put = std::move(put), list = std::move(list)](
                     const SeenRequest &request) { return request.verb == "PUT" ? put : list; })
        , network({NetworkSettings::Proxy::None, {}, {}})
        , client(network, clock, Account{server.url(), u"p1"_s, {}}, source)
    {
        editor.setClient(&client, 20s);
        editor.open(sampleRegistry());
    }
    ~OnlineForm() { editor.setClient(nullptr, 20s); }
    void typeLogin()
    {
        auto &username = find<QLineEdit>("registry_username");
        username.setFocus();
        username.selectAll();
        QTest::keyClicks(&username, u"robot"_s);
        auto &password = find<SecretLine>("registry_password");
        password.setFocus();
        QTest::keyClicks(&password, u"S3cret-marker"_s);
    }

    ScriptServer server;
    Network network;
    GivenCredential source{TokenCredential{Secret(u"MIIToken")}};
    HssClient client;
};

const ServerScript accepts{sendBytes(answerBytes(200))};
const ServerScript refuses{sendBytes(answerBytes(
    400, R"({"error_code":"HSS.0013","error_msg":"no permission"})", "Content-Type: application/json\r\n"))};

} // namespace

class TestFormSubmit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enterSendsAndTheFormIsCleanAfterwards();
    void aRefusalLeavesTheFormAsTyped();
    void consentIsAskedInWords_data();
    void consentIsAskedInWords();
    void differencesAreShownWithBothValues();
    void theFormIsLockedWhileSending();
    void cancelGivesTheFormBack();
    void anotherRepositoryWithdrawsTheQuestion();
    void theProofCanBeStopped();
};

void TestFormSubmit::enterSendsAndTheFormIsCleanAfterwards()
{
    RegistryInfo after = sampleRegistry();
    OnlineForm shown(accepts, listOf(after));
    shown.typeLogin();
    QVERIFY(shown.find("update").isEnabled());
    QVERIFY(!shown.find("summary_why").isVisible());
    QSignalSpy records(&shown.editor, &AccessEditor::recordChanged);
    QTest::keyClick(&shown.find("registry_password"), Qt::Key_Return);
    QTRY_COMPARE(shown.server.count("PUT"), 1);
    QTRY_VERIFY(!records.isEmpty());
    QVERIFY(shown.find<SecretLine>("registry_password").secretView().isEmpty());
    QVERIFY(!shown.find("registry_username_put_back").isVisible());
    QVERIFY(!shown.find("update").isEnabled());
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Editing);
    QVERIFY(!shown.find("busy_bar").isVisible());
    QVERIFY(shown.server.seen().constLast().verb == "GET");
}

void TestFormSubmit::aRefusalLeavesTheFormAsTyped()
{
    OnlineForm shown(refuses, listOf(sampleRegistry()));
    shown.typeLogin();
    QTest::mouseClick(&shown.find("update"), Qt::LeftButton);
    QTRY_COMPARE(shown.server.count("PUT"), 1);
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Editing);
    QCOMPARE(shown.find<QLineEdit>("registry_username").text(), u"robot"_s);
    QCOMPARE(shown.find<SecretLine>("registry_password").secretView(), u"S3cret-marker");
    QVERIFY(shown.find("registry_username").isEnabled());
    QVERIFY(shown.find("update").isEnabled());
    QCOMPARE(shown.focusedName(), u"update"_s); // where it was
}

void TestFormSubmit::consentIsAskedInWords_data()
{
    QTest::addColumn<bool>("goOn");
    QTest::addColumn<int>("puts");
    QTest::newRow("send anyway") << true << 1;
    QTest::newRow("keep editing") << false << 0;
}

void TestFormSubmit::consentIsAskedInWords()
{
    QFETCH(const bool, goOn);
    OnlineForm shown(accepts, listOf(sampleRegistry()));
    auto &address = shown.find<QLineEdit>("registry_addr");
    address.setFocus();
    address.selectAll();
    QTest::keyClicks(&address, u"harbor2.example.com"_s);
    QTest::keyClick(&address, Qt::Key_Return);
    QTRY_VERIFY(shown.prompts.isOpen());
    const Prompt prompt = shown.prompts.asked.constFirst();
    QVERIFY(prompt.text.contains(u"harbor-prod"_s));
    QVERIFY(prompt.details.contains(u"stored password may go to another host"_s));
    QCOMPARE(QString(prompt.goOn).remove(u'&'), u"Send anyway"_s);
    QCOMPARE(QString(prompt.stop).remove(u'&'), u"Keep editing"_s);
    QVERIFY(!address.isEnabled());
    shown.prompts.answer(goOn);
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Editing);
    QTEST(shown.server.count("PUT"), "puts");
    QVERIFY(address.isEnabled());
    QCOMPARE(shown.focusedName(), u"registry_addr"_s);
    QCOMPARE(shown.prompts.asked.size(), 1);
    QCOMPARE(shown.prompts.withdrawn, 0);
}

void TestFormSubmit::differencesAreShownWithBothValues()
{
    RegistryInfo now = sampleRegistry();
    now.access[Field::ConnectClusterId] = u"cluster-of-somebody"_s;
    OnlineForm shown(accepts, listOf(now));
    shown.typeLogin();
    QTest::mouseClick(&shown.find("update"), Qt::LeftButton);
    QTRY_VERIFY(shown.prompts.isOpen());
    QCOMPARE(shown.server.count("PUT"), 0);
    const Prompt prompt = shown.prompts.asked.constFirst();
    QVERIFY(prompt.details.contains(u"Jump cluster"_s));
    QVERIFY(prompt.details.contains(u"HSS has now: cluster-of-somebody"_s));
    QVERIFY(prompt.details.contains(u"The form was filled with: cluster01"_s));
    QCOMPARE(QString(prompt.goOn).remove(u'&'), u"Send my change"_s);
    QCOMPARE(QString(prompt.stop).remove(u'&'), u"Stop and look"_s);
    shown.prompts.answer(false);
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Editing);
    QCOMPARE(shown.server.count("PUT"), 0);
    QCOMPARE(shown.find<QLineEdit>("connect_cluster_id").text(), u"cluster-of-somebody"_s);
    QCOMPARE(shown.find<QLineEdit>("registry_username").text(), u"robot"_s);
}

void TestFormSubmit::theFormIsLockedWhileSending()
{
    OnlineForm shown({hang()}, listOf(sampleRegistry()));
    shown.typeLogin();
    QTest::keyClick(&shown.find("registry_password"), Qt::Key_Return);
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Sending);
    QVERIFY(shown.find("busy_bar").isVisible());
    QVERIFY(shown.find<QLabel>("busy_word").text().contains(u"Sending"_s));
    for (const Field field : bodyFields)
        QVERIFY2(!shown.find(entryFor(field).name.data()).isEnabled(), entryFor(field).name.data());
    for (const char *name : {"update", "revert_all", "check_form", "preview_request"})
        QVERIFY2(!shown.find(name).isEnabled(), name);
    QCOMPARE(shown.focusedName(), u"busy_bar"_s); // where a second Enter cancels nothing
    QTest::keyClick(shown.focused(), Qt::Key_Return);
    QCOMPARE(shown.editor.stage(), AccessEditor::Stage::Sending);
    QTest::keyClick(shown.focused(), Qt::Key_Tab);
    QCOMPARE(shown.focusedName(), u"busy_cancel"_s);
    QTest::keyClick(shown.focused(), Qt::Key_Return);
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Editing);
    QVERIFY(shown.find("registry_username").isEnabled());
}

void TestFormSubmit::cancelGivesTheFormBack()
{
    OnlineForm shown(accepts, {hang()});
    shown.typeLogin();
    QTest::keyClick(&shown.find("registry_password"), Qt::Key_Return);
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Reading);
    QVERIFY(shown.find<QLabel>("busy_word").text().contains(u"Reading"_s));
    QTest::mouseClick(&shown.find("busy_cancel"), Qt::LeftButton);
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Editing);
    QVERIFY(!shown.find("busy_bar").isVisible());
    QCOMPARE(shown.server.count("PUT"), 0);
    QCOMPARE(shown.find<SecretLine>("registry_password").secretView(), u"S3cret-marker");
    QCOMPARE(shown.focusedName(), u"registry_password"_s);
}

void TestFormSubmit::anotherRepositoryWithdrawsTheQuestion()
{
    OnlineForm shown(accepts, listOf(sampleRegistry()));
    QTest::keyClicks(&shown.find("registry_addr"), u"x"_s);
    QTest::mouseClick(&shown.find("update"), Qt::LeftButton);
    QTRY_VERIFY(shown.prompts.isOpen());
    shown.editor.open(sampleRegistry());
    QCOMPARE(shown.prompts.withdrawn, 1);
    QVERIFY(!shown.prompts.isOpen());
    QVERIFY(shown.find("registry_addr").isEnabled());
    QCOMPARE(shown.server.count("PUT"), 0);
}

void TestFormSubmit::theProofCanBeStopped()
{
    RegistryInfo connecting = sampleRegistry();
    connecting.status = u"accessing"_s;
    // The read before the update answers; the one for the proof does not.
    OnlineForm shown(accepts, {});
    ScriptServer server([&connecting, count = 0](const SeenRequest &request) mutable -> ServerScript {
        if (request.verb == "PUT")
            return accepts;
        return count++ == 0 ? listOf(connecting) : ServerScript{hang()};
    });
    HssClient client(shown.network, shown.clock, Account{server.url(), u"p1"_s, {}}, shown.source);
    shown.editor.setClient(&client, 20s);
    shown.typeLogin();
    QTest::keyClick(&shown.find("registry_password"), Qt::Key_Return);
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Proving);
    QVERIFY(shown.find("registry_username").isEnabled()); // typing goes on meanwhile
    QVERIFY(shown.find("busy_bar").isVisible());
    QCOMPARE(shown.find<QPushButton>("busy_cancel").text().remove(u'&'), u"Stop waiting"_s);
    QCOMPARE(shown.focusedName(), u"registry_password"_s);
    QTest::mouseClick(&shown.find("busy_cancel"), Qt::LeftButton);
    QTRY_COMPARE(shown.editor.stage(), AccessEditor::Stage::Editing);
    QCOMPARE(server.count("PUT"), 1);
    shown.editor.setClient(nullptr, 20s);
}

QTEST_MAIN(TestFormSubmit)
#include "tst_form_submit.moc"
