// A connection that is kept: its file, its secrets, what is left as it is, and trying it against the practice service.
#include "app/connection/connection_test.h"
#include "app/practice/practice_accounts.h"
#include "tests/ui/connection_dialog_fixture.h"
#include "ui/connection/passcode_dialog.h"
#include "ui/widgets/secret_line.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QTreeWidget>

using namespace hssreg;
using namespace Qt::StringLiterals;

class TestConnectionKeep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewConnectionNeedsAName();
    void everyWayIsKept_data();
    void everyWayIsKept();
    void withoutAKeychainItSaysSo();
    void whatCanNotBeKeptStaysInTheForm();
    void aStoredSecretIsLeft();
    void aSecretThatMovesLeavesTheKeychain();
    void theSessionsSecretIsAskedForAgain();
    void trying_data();
    void trying();
    void aTestCanBeStopped();
    void projectsAreLookedUp();
    void aRegionIsLookedUp();
    void aLookUpSaysWhatIsMissing();
    void noLetterIsUsedTwice_data();
    void noLetterIsUsedTwice();
    void tabGoesDownTheForm();
    void doubleTextFits();
};

void TestConnectionKeep::aNewConnectionNeedsAName()
{
    ShownDialog shown;
    QVERIFY(shown.shown);
    QVERIFY(!shown.place.store.add(sampleProfile(u"prod"_s)));
    shown.open(newProfile(), ConnectionOrigin::New); // reads the names anew
    shown.find<RegionEdit>("region").setEditText(u"cn-north-4"_s);
    shown.find("project").setText(sampleProfile({}).projectId);
    shown.type("token", u"MIItoken"_s);
    QVERIFY(!shown.find<QPushButton>("connect").isEnabled());
    QVERIFY(shown.find<QPushButton>("test").isEnabled()); // a name is no condition for trying
    shown.type("name", u"PROD"_s);
    QVERIFY(!shown.find<QPushButton>("connect").isEnabled());
    QVERIFY2(shown.saidAt("name").contains(u"PROD"_s), qPrintable(shown.saidAt("name")));
    shown.type("name", u"2"_s);
    QVERIFY(shown.find<QPushButton>("connect").isEnabled());
    QTest::keyClick(&shown.find<QWidget>("keep"), Qt::Key_Space);
    QVERIFY(!shown.find("name").isVisible());
    QVERIFY(shown.find<QPushButton>("connect").isEnabled());
}

void TestConnectionKeep::everyWayIsKept_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QStringList>("inputs");
    QTest::addColumn<int>("role");
    QTest::newRow("a token") << int(SignInWay::Token) << QStringList{u"token"_s} << int(SecretRole::Token);
    QTest::newRow("an access key") << int(SignInWay::AccessKey)
                                   << QStringList{u"accessKeyId"_s, u"secretKey"_s}
                                   << int(SecretRole::SecretKey);
    QTest::newRow("an IAM user") << int(SignInWay::IamPassword)
                                 << QStringList{u"domain"_s, u"user"_s, u"password"_s}
                                 << int(SecretRole::Password);
}

void TestConnectionKeep::everyWayIsKept()
{
    QFETCH(const int, way);
    QFETCH(const QStringList, inputs);
    QFETCH(const int, role);
    ShownDialog shown;
    shown.type("name", u"prod"_s);
    shown.find<RegionEdit>("region").setEditText(u"cn-north-4"_s);
    shown.find("project").setText(sampleProfile({}).projectId);
    shown.choose("signIn", way);
    for (const QString &input : inputs) {
        QVERIFY(shown.find<QWidget>(qPrintable(input)).isVisible());
        shown.type(qPrintable(input), u"V4lue-of-"_s + input);
    }
    QVERIFY2(shown.find<QPushButton>("connect").isEnabled(), qPrintable(shown.summary()));
    shown.save();
    QTRY_VERIFY(!shown.dialog->isVisible());
    const ConnectionProfile kept = shown.place.stored(u"prod"_s);
    QCOMPARE(int(kept.signIn), way);
    QCOMPARE(kept.region, u"cn-north-4"_s);
    QCOMPARE(shown.place.keychain.kept(kept, SecretRole(role)), QString(u"V4lue-of-"_s + inputs.last()));
    QCOMPARE(shown.place.keychain.secrets.size(), std::size_t(1));
    QFile file(shown.place.store.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(QByteArray("V4lue-of-" + inputs.last().toLatin1())));
    QVERIFY(shown.find<SecretLine>(qPrintable(inputs.last())).secretView().isEmpty());
}

void TestConnectionKeep::withoutAKeychainItSaysSo()
{
    ShownDialog shown(newProfile(), ConnectionOrigin::New, SecretTrouble::NoKeychain);
    auto &notice = shown.find<MessageLine>("noKeychain");
    QTRY_VERIFY(notice.isVisible());
    QVERIFY(notice.text().contains(u"Test keychain"_s));
    QVERIFY(shown.saidAt("token").contains(u"memory"_s)); // nobody touched it: nothing is wrong yet
    auto &places = shown.find<QComboBox>("tokenPlace");
    QCOMPARE(places.findData(int(SecretPlace::Kind::Keychain)), -1);
    shown.type("name", u"prod"_s);
    shown.find<RegionEdit>("region").setEditText(u"cn-north-4"_s);
    shown.find("project").setText(sampleProfile({}).projectId);
    shown.type("token", u"MIItoken"_s);
    shown.save();
    QTRY_VERIFY(!shown.dialog->isVisible());
    const ConnectionProfile kept = shown.place.stored(u"prod"_s);
    QCOMPARE(placeOf(kept, SecretRole::Token).kind, SecretPlace::Kind::Session);
    QVERIFY(shown.place.keychain.secrets.empty());
}

void TestConnectionKeep::whatCanNotBeKeptStaysInTheForm()
{
    ShownDialog shown(newProfile(), ConnectionOrigin::New, SecretTrouble::Denied);
    shown.type("name", u"prod"_s);
    shown.find<RegionEdit>("region").setEditText(u"cn-north-4"_s);
    shown.find("project").setText(sampleProfile({}).projectId);
    shown.type("token", u"MIItoken"_s);
    shown.save();
    QTRY_VERIFY2(
        shown.summary().contains(secretTroubleText(SecretTrouble::Denied)), qPrintable(shown.summary()));
    QVERIFY(shown.dialog->isVisible());
    QVERIFY(shown.place.names().isEmpty());
    QCOMPARE(shown.find<SecretLine>("token").secretView(), u"MIItoken");
    shown.place.keychain.trouble.reset();
    shown.save();
    QTRY_VERIFY(!shown.dialog->isVisible());
    QCOMPARE(shown.place.names(), QStringList{u"prod"_s});
}

void TestConnectionKeep::aStoredSecretIsLeft()
{
    const ConnectionProfile start = sampleProfile(u"prod"_s);
    ShownDialog shown(start, ConnectionOrigin::Stored);
    shown.place.keychain.secrets.insert_or_assign(secretKeyOf(start, SecretRole::Token), Secret(u"old"));
    QVERIFY(shown.find<SecretLine>("token").secretView().isEmpty()); // no mask as text
    QVERIFY2(shown.saidAt("token").contains(u"Leave empty"_s), qPrintable(shown.saidAt("token")));
    QVERIFY(shown.find<QPushButton>("connect").isEnabled());
    QVERIFY(!shown.find<QWidget>("keep").isVisible());
    shown.type("name", u"2"_s);
    shown.save();
    QTRY_VERIFY(!shown.dialog->isVisible());
    QCOMPARE(shown.place.names(), QStringList{u"prod2"_s});
    QCOMPARE(shown.place.keychain.kept(start, SecretRole::Token), u"old"_s); // the ID is the same
}

void TestConnectionKeep::aSecretThatMovesLeavesTheKeychain()
{
    const ConnectionProfile start = sampleProfile(u"prod"_s);
    ShownDialog shown(start, ConnectionOrigin::Stored);
    shown.place.keychain.secrets.insert_or_assign(secretKeyOf(start, SecretRole::Token), Secret(u"old"));
    qputenv("HSSREG_TEST_TOKEN", "from-the-environment");
    shown.choose("tokenPlace", int(SecretPlace::Kind::Environment));
    QVERIFY(!shown.find<QPushButton>("connect").isEnabled());
    shown.type("tokenVariable", u"HSSREG_TEST_TOKEN"_s);
    QVERIFY2(shown.find<QPushButton>("connect").isEnabled(), qPrintable(shown.summary()));
    shown.save();
    QTRY_VERIFY(!shown.dialog->isVisible());
    const SecretPlace place = placeOf(shown.place.stored(u"prod"_s), SecretRole::Token);
    QCOMPARE(secretPlaceText(place), u"env:HSSREG_TEST_TOKEN"_s);
    QVERIFY(shown.place.keychain.secrets.empty());
    qunsetenv("HSSREG_TEST_TOKEN");
}

void TestConnectionKeep::theSessionsSecretIsAskedForAgain()
{
    ConnectionProfile start = sampleProfile(u"prod"_s);
    start.places.insert_or_assign(SecretRole::Token, SecretPlace{SecretPlace::Kind::Session, {}});
    ShownDialog shown(start, ConnectionOrigin::Stored);
    QVERIFY(!shown.find<QPushButton>("connect").isEnabled()); // the program was started anew
    shown.type("token", u"MIItoken"_s);
    shown.save();
    QTRY_VERIFY(!shown.dialog->isVisible());
    shown.open(start, ConnectionOrigin::Stored);
    QTRY_VERIFY(shown.find<QPushButton>("connect").isEnabled()); // the session has it now
    QVERIFY(shown.saidAt("token").contains(u"Leave empty"_s));
}

void TestConnectionKeep::trying_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("failedStep");
    const QString right = QString(practice::userPassword);
    QTest::newRow("an access key") << int(SignInWay::AccessKey) << QString() << QString() << -1;
    QTest::newRow("a user") << int(SignInWay::IamPassword) << right << QString() << -1;
    QTest::newRow("a wrong password")
        << int(SignInWay::IamPassword) << u"wrong"_s << QString() << int(TestStep::Kind::SignIn);
    QTest::newRow("a user with a code")
        << int(SignInWay::IamPassword) << right << QString(practice::mfaPasscode) << -1;
    QTest::newRow("a wrong code") << int(SignInWay::IamPassword) << right << u"000000"_s
                                  << int(TestStep::Kind::SignIn);
}

void TestConnectionKeep::trying()
{
    QFETCH(const int, way);
    QFETCH(const QString, password);
    QFETCH(const QString, code);
    QFETCH(const int, failedStep);
    PracticeService practice;
    QVERIFY(practice.start());
    ShownDialog shown;
    shown.pointAt(practice);
    shown.choose("signIn", way);
    if (SignInWay(way) == SignInWay::AccessKey) {
        shown.type("accessKeyId", practice.accessKey());
        shown.type("secretKey", practice.secretKey());
    } else {
        shown.type("domain", practice.accountName());
        shown.type("user", code.isEmpty() ? practice.userName() : QString(practice::mfaUser));
        shown.type("password", password);
    }
    if (!code.isEmpty()) {
        QTest::mouseClick(&shown.find<QCheckBox>("passcode"), Qt::LeftButton, {}, QPoint(5, 5));
        shown.type("userId", QString(practice::mfaUserId));
    }
    auto &button = shown.find<QPushButton>("test");
    QVERIFY2(button.isEnabled(), qPrintable(shown.summary()));
    QTest::mouseClick(&button, Qt::LeftButton);
    if (!code.isEmpty()) {
        QTRY_VERIFY(shown.dialog->findChild<PasscodeDialog *>());
        auto *asked = shown.dialog->findChild<PasscodeDialog *>();
        auto *line = asked->findChild<SecretLine *>(u"code"_s);
        QTRY_COMPARE(QApplication::focusWidget(), line);
        QTest::keyClicks(line, code.first(3) + u' ');
        QVERIFY(!asked->findChild<QPushButton *>(u"signInNow"_s)->isEnabled());
        QTest::keyClicks(line, code.last(3));
        QTest::keyClick(line, Qt::Key_Return);
    }
    QTRY_VERIFY_WITH_TIMEOUT(button.isEnabled(), 15'000);
    const auto &result = shown.find<MessageLine>("testResult");
    QVERIFY2(result.isVisible() == (failedStep < 0), qPrintable(shown.step(int(TestStep::Kind::SignIn))));
    if (failedStep >= 0)
        QVERIFY2(shown.step(failedStep).startsWith(u"Failed: "_s), qPrintable(shown.step(failedStep)));
    QVERIFY(shown.place.names().isEmpty()); // trying keeps nothing
}

void TestConnectionKeep::aTestCanBeStopped()
{
    PracticeOptions slow;
    slow.latency = std::chrono::hours(1);
    PracticeService practice(slow);
    QVERIFY(practice.start());
    ShownDialog shown;
    shown.pointAt(practice);
    shown.type("token", practice.token());
    QTest::mouseClick(&shown.find<QPushButton>("test"), Qt::LeftButton);
    auto &stop = shown.find<QPushButton>("stopTest");
    QVERIFY(stop.isVisible() && !shown.find<QPushButton>("test").isEnabled());
    QTest::mouseClick(&stop, Qt::LeftButton);
    QVERIFY(!stop.isVisible());
    QVERIFY(shown.find<QPushButton>("test").isEnabled());
    QVERIFY(shown.find<MessageLine>("testResult").text().contains(u"stopped"_s));
}

void TestConnectionKeep::projectsAreLookedUp()
{
    PracticeService practice;
    QVERIFY(practice.start());
    ShownDialog shown;
    shown.pointAt(practice);
    shown.find("project").clear();
    shown.choose("signIn", int(SignInWay::AccessKey));
    shown.type("accessKeyId", practice.accessKey());
    shown.type("secretKey", practice.secretKey());
    QTest::mouseClick(&shown.find<QPushButton>("projectLookUp"), Qt::LeftButton);
    auto *dialog = shown.dialog->findChild<LookUpDialog *>();
    QVERIFY(dialog);
    auto *found = dialog->findChild<QTreeWidget *>(u"found"_s);
    QTRY_VERIFY_WITH_TIMEOUT(found->topLevelItemCount() > 0, 15'000);
    auto *find = dialog->findChild<QLineEdit *>(u"findInLookUp"_s);
    find->setFocus();
    QTest::keyClicks(find, u"no such project"_s);
    QVERIFY(!dialog->findChild<QPushButton *>(u"choose"_s)->isEnabled());
    find->clear();
    QTest::keyClicks(find, practice.projectId());
    QTest::keyClick(find, Qt::Key_Return);
    QCOMPARE(shown.find("project").text(), practice.projectId());
}

//! Before a region or a project is known: the service tells its regions to whoever may sign in.
void TestConnectionKeep::aRegionIsLookedUp()
{
    PracticeService practice;
    QVERIFY(practice.start());
    ShownDialog shown;
    shown.pointAt(practice);
    shown.find("endpoint").clear();
    shown.find("project").clear();
    shown.choose("signIn", int(SignInWay::IamPassword));
    shown.type("domain", practice.accountName());
    shown.type("user", practice.userName());
    shown.type("password", practice.userPassword());
    QTest::mouseClick(&shown.find<QPushButton>("regionLookUp"), Qt::LeftButton);
    auto *dialog = shown.dialog->findChild<LookUpDialog *>();
    QVERIFY(dialog);
    auto *found = dialog->findChild<QTreeWidget *>(u"found"_s);
    QTRY_COMPARE_WITH_TIMEOUT(found->topLevelItemCount(), 2, 15'000);
    QCOMPARE(found->topLevelItem(0)->text(0), u"CN North-Beijing4"_s);
    QVERIFY(found->hasFocus());
    QTest::keyClick(found, Qt::Key_Down);
    QTest::keyClick(found, Qt::Key_Return);
    QTRY_VERIFY(!shown.dialog->findChild<LookUpDialog *>());
    auto &region = shown.find<RegionEdit>("region");
    QVERIFY(!region.isFree());
    QCOMPARE(region.region(), u"eu-west-101"_s);
    QVERIFY(!shown.find("endpoint").isVisible());
}

void TestConnectionKeep::aLookUpSaysWhatIsMissing()
{
    ShownDialog shown;
    QTest::mouseClick(&shown.find<QPushButton>("enterpriseProjectLookUp"), Qt::LeftButton);
    auto *dialog = shown.dialog->findChild<LookUpDialog *>();
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QPushButton *>(u"tryAgain"_s)->isVisible());
    QVERIFY(dialog->findChild<MessageLine *>()->text().contains(u"sign-in"_s));
}

void TestConnectionKeep::noLetterIsUsedTwice_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("with a token") << int(SignInWay::Token);
    QTest::newRow("with an access key") << int(SignInWay::AccessKey);
    QTest::newRow("with a user") << int(SignInWay::IamPassword);
}

void TestConnectionKeep::noLetterIsUsedTwice()
{
    QFETCH(const int, way);
    ShownDialog shown;
    shown.find<RegionEdit>("region").setFree();
    shown.choose("signIn", way);
    shown.choose("proxy", int(ProxyUse::Url));
    shown.find("proxyUser").setText(u"somebody"_s);
    shown.find<QCheckBox>("temporaryKeys").setChecked(true);
    shown.find<QCheckBox>("passcode").setChecked(true);
    QHash<QString, QString> used;
    const auto use = [&used](const QString &text) {
        const QString key = QKeySequence::mnemonic(text).toString();
        if (!key.isEmpty() && used.contains(key))
            return QString(text + u" / "_s + used.value(key));
        if (!key.isEmpty())
            used.insert(key, text);
        return QString();
    };
    for (const auto *button : shown.dialog->findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            QCOMPARE(use(button->text()), QString());
    }
    for (const auto *label : shown.dialog->findChildren<QLabel *>()) {
        if (label->isVisible() && label->buddy())
            QCOMPARE(use(label->text()), QString());
    }
    QVERIFY(used.size() > 14);
}

void TestConnectionKeep::tabGoesDownTheForm()
{
    ShownDialog shown;
    shown.choose("signIn", int(SignInWay::IamPassword));
    shown.find("name").setFocus();
    QPoint before = shown.find("name").mapTo(shown.dialog.get(), QPoint(0, 0));
    QStringList visited;
    for (int i = 0; i < 40 && QApplication::focusWidget()->objectName() != "deadline"_L1; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *now = QApplication::focusWidget();
        visited.append(now->objectName());
        QPoint at = now->mapTo(shown.dialog.get(), QPoint(0, 0));
        QVERIFY2(at.y() >= before.y() - 8 || at.x() > before.x(), qPrintable(visited.join(u' ')));
        before = at;
    }
    QVERIFY2(visited.contains(u"deadline"_s) && visited.contains(u"password"_s)
            && visited.contains(u"projectLookUp"_s),
        qPrintable(visited.join(u' ')));
}

void TestConnectionKeep::doubleTextFits()
{
    const QFont before = QApplication::font();
    QFont large = before;
    large.setPointSizeF(before.pointSizeF() * 2);
    QApplication::setFont(large);
    {
        ShownDialog shown;
        shown.choose("signIn", int(SignInWay::IamPassword));
        const QSize least = shown.dialog->minimumSizeHint();
        QVERIFY2(least.width() <= 1366 && least.height() <= 768,
            qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
        const QWidget &form = *shown.find("project").window();
        const int inputs = shown.find("project").mapTo(&form, QPoint()).x();
        for (const char *name : {"name", "keep", "region", "passcode", "password"}) { // none below its label
            const auto &input = shown.find<QWidget>(name);
            QVERIFY2(input.isVisible() && input.mapTo(&form, QPoint()).x() >= inputs, name);
        }
    }
    QApplication::setFont(before);
}

QTEST_MAIN(TestConnectionKeep)
#include "tst_connection_keep.moc"
