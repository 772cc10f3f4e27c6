// Takes pictures of the dialogs of connections: hssreg-connection-screenshots FOLDER.
#include "app/practice/practice_accounts.h"
#include "app/practice/practice_service.h"
#include "tests/ui/connection_fixture.h"
#include "tests/ui/held_prompts.h"
#include "tests/ui/picture_looks.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/connections_dialog.h"
#include "ui/connection/import_dialog.h"
#include "ui/connection/passcode_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLocale>
#include <QPushButton>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

struct Desk {
    SystemClock clock;
    HeldPrompts prompts;
    ConnectionPlace place{clock, prompts};
};

ConnectionProfile userProfile()
{
    ConnectionProfile profile = sampleProfile(u"prod"_s);
    profile.signIn = SignInWay::IamPassword;
    profile.domain = u"example-account"_s;
    profile.user = u"hss-operator"_s;
    profile.passcode = true;
    profile.userId = QString(practice::mfaUserId);
    return profile;
}

bool takeNew(const QString &path, std::optional<SecretTrouble> trouble)
{
    Desk desk;
    desk.place.keychain.trouble = trouble;
    ConnectionDialog dialog(
        desk.place.tools, newProfile(), ConnectionOrigin::New, ConnectionDialog::Purpose::Connect);
    dialog.show();
    return grab(dialog, path);
}

bool takeStored(const QString &path)
{
    Desk desk;
    ConnectionDialog dialog(
        desk.place.tools, userProfile(), ConnectionOrigin::Stored, ConnectionDialog::Purpose::Edit);
    dialog.setNotice(u"Password: it was kept until the program ended. Enter it for this session."_s);
    dialog.show();
    return grab(dialog, path);
}

bool takeTest(const QString &path, const QString &secretKey)
{
    PracticeService practice;
    if (!practice.start())
        return false;
    Desk desk;
    ConnectionProfile profile = sampleProfile(u"practice"_s);
    profile.region.clear();
    profile.endpoint = practice.endpoint().toString();
    profile.projectId = practice.projectId();
    profile.proxy = ProxyUse::None;
    profile.signIn = SignInWay::AccessKey;
    profile.accessKeyId = practice.accessKey();
    desk.place.keychain.secrets.insert_or_assign(
        secretKeyOf(profile, SecretRole::SecretKey), Secret(secretKey));
    ConnectionDialog dialog(
        desk.place.tools, profile, ConnectionOrigin::Stored, ConnectionDialog::Purpose::Edit);
    dialog.show();
    auto *button = dialog.findChild<QPushButton *>(u"test"_s);
    button->click();
    return QTest::qWaitFor([button] { return button->isEnabled(); }, 15'000) && grab(dialog, path);
}

bool takeList(const QString &path, bool empty)
{
    Desk desk;
    for (const QString &name : empty ? QStringList() : QStringList{u"prod"_s, u"test"_s, u"customer A"_s}) {
        ConnectionProfile profile = sampleProfile(name);
        profile.signIn = name == "test"_L1 ? SignInWay::AccessKey : SignInWay::IamPassword;
        if (desk.place.store.add(profile))
            return false;
    }
    if (!empty && desk.place.store.setCurrent(u"prod"_s))
        return false;
    ConnectionsDialog dialog(desk.place.tools);
    dialog.show();
    return grab(dialog, path);
}

bool takeImport(const QString &path)
{
    Desk desk;
    desk.place.variables = {{u"HUAWEICLOUD_SDK_AK"_s, u"AKEXAMPLE0123456789A"_s},
        {u"HUAWEICLOUD_SDK_SK"_s, u"SkExample0123456789012345678901234567890"_s},
        {u"HUAWEICLOUD_SDK_PROJECT_ID"_s, sampleProfile({}).projectId}};
    QFile clouds(desk.place.home.filePath(u"clouds.yaml"_s));
    if (!clouds.open(QIODevice::WriteOnly)
        || clouds.write("clouds:\n  lab:\n    auth:\n      auth_url: https://iam.example.com/v3\n"
                        "      username: hss-operator\n      password: secret\n      project_id: \"0123\"\n"
                        "      user_domain_name: example\n  broken:\n    auth: 7\n")
            < 0)
        return false;
    clouds.close();
    ImportDialog dialog(desk.place.tools);
    dialog.show();
    return grab(dialog, path);
}

bool takeLookUp(const QString &path, bool works)
{
    LookUpDialog dialog(lookUpTitle(LookUpKind::Project), [works](CallScope &) -> QCoro::Task<FoundItems> {
        if (!works)
            co_return LookUpTrouble{u"The service did not accept the sign-in (HTTP 401, APIG.0301).\n"
                                    u"Check the user, the password and the account."_s};
        co_return QList<FoundItem>{{sampleProfile({}).projectId, u"cn-north-4"_s, {}},
            {u"11a1f2c8de804b1a9f0e3d7c6b5a49e9"_s, u"cn-north-4_team"_s, {}},
            {u"22a1f2c8de804b1a9f0e3d7c6b5a49e9"_s, u"cn-north-4_old"_s, u"disabled"_s}};
    });
    dialog.show();
    return grab(dialog, path);
}

bool takePasscode(const QString &path)
{
    PasscodeDialog dialog(u"hss-operator"_s);
    dialog.show();
    return grab(dialog, path);
}

bool takeAll(const QString &folder, const QString &look)
{
    const auto path = [&](const QString &name) { return QString(folder + u'/' + name + look + u".png"_s); };
    return takeNew(path(u"connection-new"_s), {})
        && takeNew(path(u"connection-no-keychain"_s), SecretTrouble::NoKeychain)
        && takeStored(path(u"connection-stored"_s))
        && takeTest(path(u"connection-tested"_s), QString(practice::secretKey))
        && takeTest(path(u"connection-refused"_s), u"not the key"_s)
        && takeList(path(u"connections"_s), false) && takeList(path(u"connections-empty"_s), true)
        && takeImport(path(u"import"_s)) && takeLookUp(path(u"look-up"_s), true)
        && takeLookUp(path(u"look-up-failed"_s), false) && takePasscode(path(u"passcode"_s));
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2) {
        std::fputs("usage: hssreg-connection-screenshots FOLDER\n", stderr);
        return 2;
    }
    const QString folder = arguments.at(1);
    wear(Scheme::Light, 100);
    bool taken = takeAll(folder, {});
    wear(Scheme::Dark, 100);
    taken = taken && takeAll(folder, u"-dark"_s);
    wear(Scheme::Light, 200);
    taken = taken && takeAll(folder, u"-large"_s);
    return taken ? 0 : 1;
}
