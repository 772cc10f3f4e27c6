// Who asks, as the real program against the practice service: each source of an identity and their order; what goes
// wrong with a sign-in ends in a sentence with the next step and the right exit code; and no secret is anywhere.

#include "app/practice/practice_accounts.h"
#include "tests/process/practice_place.h"
#include "tests/process/pseudo_terminal.h"
#include "tests/process/real_program.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <unistd.h>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray bytes(QLatin1StringView text)
{
    return {text.data(), text.size()};
}

bool holdsSecret(const QByteArray &text)
{
    for (const QLatin1StringView secret : {practice::secretKey, practice::temporarySecretKey,
             practice::securityToken, practice::userPassword, practice::mfaPasscode}) {
        const QByteArray plain = bytes(secret);
        if (text.contains(plain) || text.contains(plain.toBase64()) || text.contains(plain.toHex()))
            return true;
    }
    return false;
}

} // namespace

class ProgramSignInTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachSourceSignsIn_data();
    void eachSourceSignsIn();
    void theFirstSourceGoes();
    void aKeptConnectionSignsIn();
    void aMissingProjectIsLookedUp_data();
    void aMissingProjectIsLookedUp();
    void theKeychainThatIsNotThereIsSaid();
    void anMfaCodeIsAskedFor();
    void passwordAndCodeAreNowhere_data();
    void passwordAndCodeAreNowhere();
    void withoutATerminalThereIsNoMfaCode();
    void aTokenIsRenewedInTheMiddle();
    void whatGoesWrongIsSaidWithTheNextStep_data();
    void whatGoesWrongIsSaidWithTheNextStep();
    void lockedKeysAreSaid();
    void aClockThatIsOffIsMended();
    void anEmptyEnterpriseProjectIsSaid();
    void importsAreChosenOneByOne();

private:
    [[nodiscard]] QStringList addUser(
        const PracticePlace &place, QLatin1StringView user, QLatin1StringView id = {}) const;
};

void ProgramSignInTest::eachSourceSignsIn_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("keys as options") << u"options"_s << QByteArray("access key: from --access-key");
    QTest::newRow("temporary keys as options") << u"temporary"_s << QByteArray("--security-token-file");
    QTest::newRow("keys of the SDK's variables") << u"sdk"_s << QByteArray("HUAWEICLOUD_SDK_SK");
    QTest::newRow("keys of the tools' variables") << u"hw"_s << QByteArray("HW_SECRET_KEY");
    QTest::newRow("the token's variable") << u"token"_s << QByteArray("HW_AUTH_TOKEN");
    QTest::newRow("the SDK's profile file") << u"profile"_s << QByteArray("the SDK's profile file");
}

void ProgramSignInTest::eachSourceSignsIn()
{
    QFETCH(QString, source);
    QFETCH(QByteArray, says);
    PracticePlace place;
    const QTemporaryDir home;
    const QString key = QString(practice::accessKey);
    const QString secret = QString(practice::secretKey);
    QStringList options;
    ProgramInput input = at(home);
    if (source == u"options"_s)
        options = {u"--access-key"_s, key, u"--secret-key-file"_s,
            place.file(u"sk"_s, bytes(practice::secretKey) + '\n')};
    if (source == u"temporary"_s)
        options = {u"--access-key"_s, QString(practice::temporaryAccessKey), u"--secret-key-file"_s,
            place.file(u"sk"_s, bytes(practice::temporarySecretKey)), u"--security-token-file"_s,
            place.file(u"st"_s, bytes(practice::securityToken))};
    if (source == u"sdk"_s)
        input.environment.insert({{u"HUAWEICLOUD_SDK_AK"_s, key}, {u"HUAWEICLOUD_SDK_SK"_s, secret}});
    if (source == u"hw"_s)
        input.environment.insert({{u"HW_ACCESS_KEY"_s, key}, {u"HW_SECRET_KEY"_s, secret}});
    if (source == u"token"_s)
        input.environment.insert(u"HW_AUTH_TOKEN"_s, place.service().token());
    if (source == u"profile"_s) {
        QDir(home.path()).mkdir(u".huaweicloud"_s);
        written(home, u".huaweicloud/credentials"_s,
            "[basic]\nak = " + bytes(practice::accessKey) + "\nsk = " + bytes(practice::secretKey) + "\n");
    }
    const ProgramEnd end = run(QStringList{u"list"_s, u"--verbose"_s} + options + place.place(), input);
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QVERIFY2(end.err.contains(says), end.said().constData());
    QVERIFY2(!holdsSecret(end.said()), end.said().constData());
}

void ProgramSignInTest::theFirstSourceGoes()
{
    PracticePlace place;
    const QTemporaryDir home;
    ProgramInput input = at(home);
    // nothing of this would be accepted
    input.environment.insert({{u"HUAWEICLOUD_SDK_AK"_s, u"WRONG"_s}, {u"HUAWEICLOUD_SDK_SK"_s, u"wrong"_s},
        {u"HW_PROJECT_ID"_s, u"0123456789abcdef0123456789abcdef"_s}});
    const QString token = place.file(u"token"_s, place.service().token().toUtf8());
    const QStringList add{u"connection"_s, u"add"_s, u"kept"_s, u"--secret-from"_s, u"file:"_s + token};
    QCOMPARE(run(add + place.place(), input).exitCode, 0);

    const ProgramEnd kept = run({u"list"_s, u"--connection"_s, u"kept"_s, u"--verbose"_s}, input);
    QVERIFY2(kept.exitCode == 0 && kept.err.contains("the file"), kept.said().constData());
    const ProgramEnd option = run(QStringList{u"list"_s, u"--connection"_s, u"kept"_s, u"--verbose"_s,
                                      u"--token-file"_s, place.file(u"wrong"_s, "wrong-token")},
        input);
    QVERIFY2(option.exitCode == 4 && option.err.contains("--token-file"), option.said().constData());
    const ProgramEnd environment = run(QStringList{u"list"_s} + place.place(), input);
    QVERIFY2(environment.exitCode == 4, environment.said().constData());
    const ProgramEnd none = run({u"list"_s, u"--connection"_s, u"Marker-Name"_s}, input);
    QVERIFY2(none.exitCode == 2 && none.err.contains("There are: kept"), none.said().constData());
    QVERIFY(!none.said().contains("Marker-Name"));
}

QStringList ProgramSignInTest::addUser(
    const PracticePlace &place, QLatin1StringView user, QLatin1StringView id) const
{
    QStringList add{u"connection"_s, u"add"_s, u"prod"_s, u"--iam-user"_s, QString(user), u"--iam-account"_s,
        QString(practice::accountName), u"--secret-from"_s,
        u"file:"_s + place.file(u"password"_s, bytes(practice::userPassword) + '\n')};
    if (!id.isEmpty())
        add += {u"--iam-user-id"_s, QString(id)};
    return add + place.place();
}

void ProgramSignInTest::aKeptConnectionSignsIn()
{
    const PracticePlace place;
    const QTemporaryDir home;
    const QStringList json{u"--output"_s, u"json"_s};
    const ProgramEnd added = run(addUser(place, practice::user) + json, at(home));
    QVERIFY2(added.exitCode == 0, added.said().constData());
    QCOMPARE(added.result().value(u"sign_in"_s).toString(), u"iam_password"_s);
    const ProgramEnd twice = run(addUser(place, practice::user), at(home));
    QVERIFY2(twice.exitCode == 2, twice.said().constData());

    const ProgramEnd all = run(QStringList{u"connection"_s, u"list"_s} + json, at(home));
    QVERIFY2(all.exitCode == 0 && all.objects().size() == 1, all.said().constData());
    const ProgramEnd tested = run(QStringList{u"connection"_s, u"test"_s, u"prod"_s} + json, at(home));
    QVERIFY2(tested.exitCode == 0, tested.said().constData());
    QCOMPARE(tested.objects().size(), 6);
    for (const QJsonObject &step : tested.objects())
        QCOMPARE(step.value(u"outcome"_s).toString(), u"passed"_s);
    const ProgramEnd listed = run({u"list"_s, u"--connection"_s, u"prod"_s, u"--verbose"_s}, at(home));
    QVERIFY2(listed.exitCode == 0, listed.said().constData());
    QVERIFY2(!holdsSecret(listed.said() + tested.said() + all.said() + everythingIn(home.path())),
        listed.said().constData());

    QVERIFY(run({u"connection"_s, u"remove"_s, u"prod"_s}, at(home)).exitCode == 2);
    const ProgramEnd removed = run({u"connection"_s, u"remove"_s, u"prod"_s, u"--yes"_s}, at(home));
    QVERIFY2(removed.exitCode == 0, removed.said().constData());
    QVERIFY(run(QStringList{u"connection"_s, u"list"_s} + json, at(home)).out.isEmpty());
}

void ProgramSignInTest::aMissingProjectIsLookedUp_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says");
    const QString right = QString(practice::userPassword);
    QTest::newRow("the region's own")
        << QStringList{u"--region"_s, u"cn-north-4"_s} << right << 0 << QByteArray("says IAM");
    QTest::newRow("the only one of the region")
        << QStringList{u"--region"_s, u"eu-west-101"_s} << right << 0 << QByteArray("says IAM");
    QTest::newRow("none of the region")
        << QStringList{u"--region"_s, u"ap-southeast-1"_s} << right << 2 << QByteArray("--project-id");
    QTest::newRow("one of several") << QStringList() << right << 2 << QByteArray("cn-north-4_build (17b3");
    QTest::newRow("a wrong password")
        << QStringList{u"--region"_s, u"cn-north-4"_s} << u"wrong"_s << 4 << QByteArray("password");
    QTest::newRow("one that is said, empty")
        << QStringList{u"--project-id"_s, QString()} << right << 3 << QByteArray();
}

void ProgramSignInTest::aMissingProjectIsLookedUp()
{
    QFETCH(const QStringList, more);
    QFETCH(const QString, password);
    QFETCH(const int, code);
    QFETCH(const QByteArray, says);
    const PracticePlace place;
    const QTemporaryDir home;
    const QString file = place.file(u"password"_s, password.toUtf8());
    QStringList add{u"connection"_s, u"add"_s, u"prod"_s, u"--iam-user"_s, QString(practice::user),
        u"--iam-account"_s, QString(practice::accountName), u"--secret-from"_s, u"file:"_s + file};
    const bool ofRegion = more.contains(u"--region"_s); // HSS itself is not asked then
    add += (ofRegion ? place.place().mid(2, 2) : place.place().mid(0, 4)) + more; // without the project
    const ProgramEnd end = run(add, at(home));
    QVERIFY2(end.exitCode == code && end.err.contains(says), end.said().constData());
    QVERIFY2(!holdsSecret(end.said()), end.said().constData());
    const bool kept = QFile::exists(home.filePath(u".config/hss-registry-access/connections.json"_s));
    QCOMPARE(kept, code == 0);
}

void ProgramSignInTest::theKeychainThatIsNotThereIsSaid()
{
    const PracticePlace place;
    const QTemporaryDir home;
    const ProgramEnd end =
        run(QStringList{u"connection"_s, u"add"_s, u"prod"_s, u"--access-key"_s, QString(practice::accessKey),
                u"--secret-key-file"_s, place.file(u"sk"_s, bytes(practice::secretKey))}
                + place.place(),
            at(home));
    QVERIFY2(end.exitCode == 6, end.said().constData());
    QVERIFY2(end.err.contains("--secret-from"), end.said().constData());
    QVERIFY2(!holdsSecret(end.said() + everythingIn(home.path())), end.said().constData());
    QVERIFY(run({u"connection"_s, u"list"_s, u"--output"_s, u"json"_s}, at(home)).out.isEmpty());
}

void ProgramSignInTest::anMfaCodeIsAskedFor()
{
    const PracticePlace place;
    const QTemporaryDir home;
    QCOMPARE(run(addUser(place, practice::mfaUser, practice::mfaUserId), at(home)).exitCode, 0);
    PseudoTerminal terminal;
    ProgramInput input = at(home);
    input.inChild = [side = terminal.programSide()] {
        ::dup2(side, STDIN_FILENO);
        ::dup2(side, STDERR_FILENO);
    };
    RealProgram program({u"list"_s, u"--connection"_s, u"prod"_s, u"--output"_s, u"json"_s}, input);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.shown().contains("MFA code for operator-mfa: "), 20'000);
    QVERIFY(!terminal.echoes());
    terminal.type(bytes(practice::mfaPasscode) + '\n');
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 0 && end.objects().size() == 6,
        QByteArray(end.said() + terminal.shown()).constData());
    QVERIFY(!holdsSecret(end.said() + terminal.shown()));
}

void ProgramSignInTest::passwordAndCodeAreNowhere_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("code");
    QTest::newRow("a right code") << bytes(practice::mfaPasscode) << 0;
    QTest::newRow("a wrong code") << QByteArray("271828") << 4;
}

// A change with everything that is written about it: the log, the history, the connections, what is said and shown.
void ProgramSignInTest::passwordAndCodeAreNowhere()
{
    QFETCH(const QByteArray, typed);
    QFETCH(const int, code);
    const PracticePlace place;
    const QTemporaryDir home;
    QCOMPARE(run(addUser(place, practice::mfaUser, practice::mfaUserId), at(home)).exitCode, 0);
    PseudoTerminal terminal;
    ProgramInput input = at(home);
    input.inChild = [side = terminal.programSide()] {
        ::dup2(side, STDIN_FILENO);
        ::dup2(side, STDERR_FILENO);
    };
    RealProgram program(
        {u"update"_s, u"ea325892-0c1d-4e2c-bca4-409b8853556b"_s, u"--registry-username"_s, u"me"_s,
            u"--registry-password-file"_s, place.file(u"new"_s, "New-1"), u"--connection"_s, u"prod"_s,
            u"--verbose"_s, u"--log"_s, home.filePath(u"log"_s), u"--output"_s, u"json"_s},
        input);
    QTRY_VERIFY_WITH_TIMEOUT(terminal.shown().contains("MFA code for operator-mfa: "), 20'000);
    QFile commandLine(u"/proc/%1/cmdline"_s.arg(program.pid()));
    QVERIFY(commandLine.open(QIODevice::ReadOnly));
    const QByteArray arguments = commandLine.readAll();
    QVERIFY(arguments.contains("--registry-username"));
    terminal.type(typed + '\n');
    const ProgramEnd end = program.end();
    const QByteArray all = end.said() + terminal.shown() + arguments + everythingIn(home.path());
    QVERIFY2(end.exitCode == code, QByteArray(end.said() + terminal.shown()).constData());
    QVERIFY(all.contains("/v3/auth/tokens")); // the log is there and tells of the sign-in
    const bool sent = QFile::exists(home.filePath(u".local/share/hss-registry-access/history.sqlite"_s));
    QCOMPARE(sent, code == 0);
    QVERIFY2(!holdsSecret(all) && !all.contains(typed), end.said().constData());
    QVERIFY(!all.contains("New-1"));
}

void ProgramSignInTest::withoutATerminalThereIsNoMfaCode()
{
    const PracticePlace place;
    const QTemporaryDir home;
    QCOMPARE(run(addUser(place, practice::mfaUser, practice::mfaUserId), at(home)).exitCode, 0);
    const ProgramEnd end = run({u"list"_s, u"--connection"_s, u"prod"_s}, at(home));
    QVERIFY2(end.exitCode != 0 && end.err.contains("on a terminal only"), end.said().constData());
}

void ProgramSignInTest::aTokenIsRenewedInTheMiddle()
{
    PracticeOptions options;
    // the list is read back 1, 3 and 7 seconds after the update: the last time with a token that has ended
    options.tokenLife = 5s;
    options.connecting = 4s;
    const PracticePlace place(options);
    const QTemporaryDir home;
    QCOMPARE(run(addUser(place, practice::user), at(home)).exitCode, 0);
    const ProgramEnd end =
        run({u"update"_s, u"ea325892-0c1d-4e2c-bca4-409b8853556b"_s, u"--registry-password-file"_s,
                place.file(u"new"_s, "New-1"), u"--wait=30"_s, u"--connection"_s, u"prod"_s, u"--output"_s,
                u"json"_s, u"--verbose"_s},
            at(home));
    QVERIFY2(end.exitCode == 0, end.said().constData());
    QCOMPARE(end.result().value(u"proof"_s).toString(), u"connected"_s);
    QVERIFY2(end.err.count("/v3/auth/tokens") == 2, end.said().constData());
}

void ProgramSignInTest::whatGoesWrongIsSaidWithTheNextStep_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("errorCode");
    QTest::newRow("a wrong token") << u"token"_s << 4 << QString();
    QTest::newRow("a wrong secret key") << u"key"_s << 4 << u"APIG.0301"_s;
    QTest::newRow("another region") << u"region"_s << 5 << u"APIG.0101"_s;
    QTest::newRow("no rights") << u"rights"_s << 5 << u"HSS.0013"_s;
    QTest::newRow("a token that expired") << u"expired"_s << 4 << QString();
}

void ProgramSignInTest::whatGoesWrongIsSaidWithTheNextStep()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    QFETCH(QString, errorCode);
    PracticeOptions options;
    options.otherRegion = what == u"region"_s;
    options.mayNotList = what == u"rights"_s;
    if (what == u"expired"_s)
        options.tokenLife = 1s;
    const PracticePlace place(options);
    QStringList identity = place.identity();
    if (what == u"token"_s)
        identity = place.place() + QStringList{u"--token-file"_s, place.file(u"wrong"_s, "wrong-token")};
    if (what == u"key"_s)
        identity = place.place()
            + QStringList{u"--access-key"_s, QString(practice::accessKey), u"--secret-key-file"_s,
                place.file(u"sk"_s, "wrong")};
    const QStringList command = QStringList{u"list"_s, u"--output"_s, u"json"_s} + identity;
    ProgramEnd end;
    if (what == u"expired"_s)
        QTRY_COMPARE_WITH_TIMEOUT((end = run(command)).exitCode, code, 20'000);
    else
        end = run(command);
    QVERIFY2(end.exitCode == code, end.said().constData());
    const QJsonObject result = end.result();
    QVERIFY2(!result.value(u"message"_s).toString().isEmpty(), end.said().constData());
    QVERIFY2(!result.value(u"advice"_s).toString().isEmpty(), end.said().constData());
    if (!errorCode.isEmpty())
        QCOMPARE(result.value(u"error_code"_s).toString(), errorCode);
}

void ProgramSignInTest::lockedKeysAreSaid()
{
    const PracticePlace place;
    const auto listWith = [&place](const QByteArray &secret) {
        return run(QStringList{u"list"_s, u"--output"_s, u"json"_s, u"--access-key"_s,
                       QString(practice::accessKey), u"--secret-key-file"_s, place.file(u"sk"_s, secret)}
            + place.place());
    };
    for (int i = 0; i < 6; ++i)
        QCOMPARE(listWith("wrong").exitCode, 4);
    const ProgramEnd end = listWith(bytes(practice::secretKey)); // right, and refused all the same
    QVERIFY2(end.exitCode == 4, end.said().constData());
    QVERIFY2(end.result().value(u"message"_s).toString().contains(u"forbidden"_s), end.said().constData());
    QVERIFY2(!end.result().value(u"advice"_s).toString().isEmpty(), end.said().constData());
}

void ProgramSignInTest::aClockThatIsOffIsMended()
{
    for (const std::chrono::seconds skew : {1200s, -1200s}) {
        PracticeOptions options;
        options.clockSkew = skew;
        const PracticePlace place(options);
        const ProgramEnd end =
            run(QStringList{u"list"_s, u"--access-key"_s, QString(practice::accessKey),
                    u"--secret-key-file"_s, place.file(u"sk"_s, bytes(practice::secretKey))}
                + place.place());
        QVERIFY2(end.exitCode == 0, end.said().constData());
    }
}

void ProgramSignInTest::anEmptyEnterpriseProjectIsSaid()
{
    PracticeOptions options;
    options.defaultProjectIsEmpty = true;
    const PracticePlace place(options);
    const ProgramEnd empty = run(QStringList{u"list"_s} + place.identity());
    QVERIFY2(empty.exitCode == 0 && empty.out.isEmpty(), empty.said().constData());
    QVERIFY2(empty.err.contains("--enterprise-project-id all_granted_eps"), empty.said().constData());
    const ProgramEnd all =
        run(QStringList{u"list"_s, u"--enterprise-project-id"_s, u"all_granted_eps"_s} + place.identity());
    QVERIFY2(all.exitCode == 0 && !all.out.isEmpty(), all.said().constData());
}

void ProgramSignInTest::importsAreChosenOneByOne()
{
    const QTemporaryDir home;
    QDir(home.path()).mkdir(u".huaweicloud"_s);
    written(home, u".huaweicloud/credentials"_s,
        "[basic]\nak = " + bytes(practice::accessKey) + "\nsk = " + bytes(practice::secretKey) + "\n");
    const ProgramEnd found = run({u"connection"_s, u"import"_s, u"--output"_s, u"json"_s}, at(home));
    QVERIFY2(found.exitCode == 0, found.said().constData());
    QCOMPARE(found.result().value(u"import"_s).toString(), u"sdk:basic"_s);
    QVERIFY2(!holdsSecret(found.said()), found.said().constData());
    const ProgramEnd none =
        run({u"connection"_s, u"import"_s, u"new"_s, u"--from"_s, u"Marker-Import"_s}, at(home));
    QVERIFY2(none.exitCode == 2 && !none.said().contains("Marker-Import"), none.said().constData());
    // there is no keychain for its secret here, and it is kept nowhere else
    const ProgramEnd taken =
        run({u"connection"_s, u"import"_s, u"new"_s, u"--from"_s, u"sdk:basic"_s}, at(home));
    QVERIFY2(taken.exitCode == 6, taken.said().constData());
    QVERIFY(!QFile::exists(home.filePath(u".config/hss-registry-access/connections.json"_s)));
}

QTEST_GUILESS_MAIN(ProgramSignInTest)
#include "tst_program_sign_in.moc"
