// The real program with a real, unlocked gnome-keyring: what is kept there, signs in, and is forgotten again. Started
// by keychain_test.sh, which says which process the keyring is.

#include "app/practice/practice_accounts.h"
#include "tests/process/practice_place.h"
#include "tests/process/real_program.h"
#include "tests/support/script_server.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDir>
#include <QTest>

#include <csignal>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString serviceName = u"hss-registry-access"_s; // window and command line have their secrets there
constexpr auto proxyPassword = "Marker-Proxy-0815";

QByteArray bytes(QLatin1StringView text)
{
    return {text.data(), text.size()};
}

//! How many secrets of ours the keyring holds.
qsizetype kept()
{
    using Attributes = QMap<QString, QString>;
    qDBusRegisterMetaType<Attributes>();
    QDBusMessage search = QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s,
        u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"SearchItems"_s);
    search.setArguments({QVariant::fromValue(Attributes{{u"server"_s, serviceName}})});
    const QDBusMessage reply = QDBusConnection::sessionBus().call(search);
    if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
        return -1;
    return qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().constFirst()).size();
}

//! Whether a process talks to the bus.
bool isOnBus(qint64 process)
{
    const QDBusConnectionInterface *bus = QDBusConnection::sessionBus().interface();
    const QStringList names = bus->registeredServiceNames().value();
    return std::any_of(names.begin(), names.end(), [bus, process](const QString &name) {
        const QDBusReply<uint> id = bus->servicePid(name);
        return id.isValid() && qint64(id.value()) == process;
    });
}

bool holdsSecret(const QByteArray &text, const QByteArray &token)
{
    for (const QByteArray &secret :
        {bytes(practice::secretKey), bytes(practice::temporarySecretKey), bytes(practice::securityToken),
            bytes(practice::userPassword), token, QByteArray(proxyPassword)}) {
        if (text.contains(secret) || text.contains(secret.toBase64()))
            return true;
    }
    return false;
}

//! A home of its own, and the bus with the keyring.
ProgramInput withKeyring(const QTemporaryDir &home)
{
    ProgramInput input;
    input.environment.insert(u"HOME"_s, home.path());
    for (const char *name : {"DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"})
        input.environment.insert(QString::fromLatin1(name), qEnvironmentVariable(name));
    return input;
}

QString connectionsIn(const QTemporaryDir &home)
{
    return home.filePath(u".config/hss-registry-access/connections.json"_s);
}

} // namespace

class ProgramKeychainTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsKeptSignsIn_data();
    void whatIsKeptSignsIn();
    void aFileIsReadAtEveryUse();
    void theProxyGetsItsLogin_data();
    void theProxyGetsItsLogin();
    void anImportIsKept();
    void aStopLeavesNoSecretBehind();

private:
    [[nodiscard]] QStringList signIn(const QString &way, PracticePlace &place) const;
};

void ProgramKeychainTest::init()
{
    QCOMPARE(kept(), 0);
}

void ProgramKeychainTest::whatIsKeptSignsIn_data()
{
    QTest::addColumn<QString>("way");
    QTest::addColumn<int>("secrets");
    QTest::newRow("a token") << u"token"_s << 1;
    QTest::newRow("keys") << u"keys"_s << 1;
    QTest::newRow("temporary keys") << u"temporary"_s << 2;
    QTest::newRow("a user's password") << u"user"_s << 1;
}

QStringList ProgramKeychainTest::signIn(const QString &way, PracticePlace &place) const
{
    if (way == u"token"_s)
        return {u"--token-file"_s, place.file(u"token"_s, place.service().token().toUtf8() + '\n')};
    if (way == u"keys"_s)
        return {u"--access-key"_s, QString(practice::accessKey), u"--secret-key-file"_s,
            place.file(u"sk"_s, bytes(practice::secretKey))};
    if (way == u"temporary"_s)
        return {u"--access-key"_s, QString(practice::temporaryAccessKey), u"--secret-key-file"_s,
            place.file(u"sk"_s, bytes(practice::temporarySecretKey)), u"--security-token-file"_s,
            place.file(u"st"_s, bytes(practice::securityToken))};
    return {u"--iam-user"_s, QString(practice::user), u"--iam-account"_s, QString(practice::accountName),
        u"--iam-password-file"_s, place.file(u"password"_s, bytes(practice::userPassword))};
}

void ProgramKeychainTest::whatIsKeptSignsIn()
{
    QFETCH(const QString, way);
    QFETCH(const int, secrets);
    PracticePlace place;
    const QTemporaryDir home;
    const QByteArray token = place.service().token().toUtf8();
    const ProgramEnd added =
        run(QStringList{u"connection"_s, u"add"_s, u"prod"_s} + signIn(way, place) + place.place(),
            withKeyring(home));
    QVERIFY2(added.exitCode == 0, added.said().constData());
    QCOMPARE(kept(), secrets);
    const ProgramEnd listed =
        run({u"list"_s, u"--connection"_s, u"prod"_s, u"--verbose"_s, u"--output"_s, u"json"_s},
            withKeyring(home));
    QVERIFY2(listed.exitCode == 0 && listed.objects().size() == 6, listed.said().constData());
    QVERIFY2(listed.err.contains("from the keychain"), listed.said().constData());
    QVERIFY2(!holdsSecret(added.said() + listed.said() + everythingIn(home.path()), token),
        listed.said().constData());
    QVERIFY(QFile::exists(connectionsIn(home)));
    const ProgramEnd removed = run({u"connection"_s, u"remove"_s, u"prod"_s, u"--yes"_s}, withKeyring(home));
    QVERIFY2(removed.exitCode == 0, removed.said().constData());
    QCOMPARE(kept(), 0);
    QCOMPARE(run({u"list"_s, u"--connection"_s, u"prod"_s}, withKeyring(home)).exitCode, 2);
}

void ProgramKeychainTest::aFileIsReadAtEveryUse()
{
    const PracticePlace place;
    const QTemporaryDir home;
    const QString file = place.file(u"sk"_s, "not yet");
    const ProgramEnd added = run(QStringList{u"connection"_s, u"add"_s, u"prod"_s, u"--access-key"_s,
                                     QString(practice::accessKey), u"--secret-from"_s, u"file:"_s + file}
            + place.place(),
        withKeyring(home));
    QVERIFY2(added.exitCode == 0, added.said().constData());
    QCOMPARE(kept(), 0);
    QCOMPARE(run({u"list"_s, u"--connection"_s, u"prod"_s}, withKeyring(home)).exitCode, 4);
    const QString again = place.file(u"sk"_s, bytes(practice::secretKey) + '\n');
    QCOMPARE(again, file);
    const ProgramEnd listed = run({u"list"_s, u"--connection"_s, u"prod"_s}, withKeyring(home));
    QVERIFY2(listed.exitCode == 0, listed.said().constData());
    QFile::remove(file);
    const ProgramEnd gone = run({u"list"_s, u"--connection"_s, u"prod"_s}, withKeyring(home));
    QVERIFY2(gone.exitCode != 0 && gone.err.contains("does not exist"), gone.said().constData());
    QCOMPARE(run({u"connection"_s, u"remove"_s, u"prod"_s, u"--yes"_s}, withKeyring(home)).exitCode, 0);
}

void ProgramKeychainTest::theProxyGetsItsLogin_data()
{
    QTest::addColumn<bool>("inKeychain");
    QTest::newRow("from the keychain") << true;
    QTest::newRow("from the environment") << false;
}

void ProgramKeychainTest::theProxyGetsItsLogin()
{
    QFETCH(const bool, inKeychain);
    const ScriptServer proxy([](const SeenRequest &) -> ServerScript {
        return {sendBytes(answerBytes(403)), closeConnection()};
    });
    const PracticePlace place;
    const QTemporaryDir home;
    ProgramInput input = withKeyring(home);
    input.environment.insert(u"PROXY_PASSWORD"_s, QString::fromLatin1(proxyPassword));
    input.environment.insert(u"TOKEN"_s, u"MIItoken"_s);
    QStringList add{u"connection"_s, u"add"_s, u"prod"_s, u"--endpoint"_s, u"https://hss.invalid"_s,
        u"--project-id"_s, u"05a1f2d3c4b5a697887766554433e9e9"_s, u"--secret-from"_s, u"env:TOKEN"_s,
        u"--proxy"_s, proxy.url().toString(), u"--proxy-user"_s, u"gate keeper"_s};
    if (inKeychain)
        add += {u"--proxy-password-file"_s, place.file(u"proxy"_s, QByteArray(proxyPassword) + '\n')};
    else
        add += {u"--proxy-secret-from"_s, u"env:PROXY_PASSWORD"_s};
    const ProgramEnd added = run(add, input);
    QVERIFY2(added.exitCode == 0, added.said().constData());
    QCOMPARE(kept(), inKeychain ? 1 : 0);
    const ProgramEnd listed = run({u"list"_s, u"--connection"_s, u"prod"_s, u"--verbose"_s}, input);
    QVERIFY2(listed.exitCode == 6, listed.said().constData());
    QVERIFY(!proxy.seen().isEmpty());
    const QByteArray login = "gate keeper:" + QByteArray(proxyPassword);
    QVERIFY(proxy.seen().first().head.contains(QByteArray("Proxy-Authorization: Basic " + login.toBase64())));
    QVERIFY2(!holdsSecret(added.said() + listed.said() + everythingIn(home.path()), "MIItoken"),
        listed.said().constData());
    QCOMPARE(run({u"connection"_s, u"remove"_s, u"prod"_s, u"--yes"_s}, input).exitCode, 0);
    QCOMPARE(kept(), 0);
}

void ProgramKeychainTest::anImportIsKept()
{
    const PracticePlace place;
    const QTemporaryDir home;
    QDir(home.path()).mkdir(u".huaweicloud"_s);
    written(home, u".huaweicloud/credentials"_s,
        "[basic]\nak = " + bytes(practice::accessKey) + "\nsk = " + bytes(practice::secretKey) + "\n");
    const ProgramEnd taken =
        run({u"connection"_s, u"import"_s, u"prod"_s, u"--from"_s, u"sdk:basic"_s}, withKeyring(home));
    QVERIFY2(taken.exitCode == 0, taken.said().constData());
    QCOMPARE(kept(), 1);
    const ProgramEnd listed =
        run(QStringList{u"list"_s, u"--connection"_s, u"prod"_s} + place.place(), withKeyring(home));
    QVERIFY2(listed.exitCode == 0, listed.said().constData());
    QCOMPARE(run({u"connection"_s, u"remove"_s, u"prod"_s, u"--yes"_s}, withKeyring(home)).exitCode, 0);
    QCOMPARE(kept(), 0);
}

// The keyring does not answer when the program is told to stop; a moment later it does all that it was asked.
void ProgramKeychainTest::aStopLeavesNoSecretBehind()
{
    const auto keyring = pid_t(qEnvironmentVariableIntValue("HSSREG_KEYRING_PID"));
    QVERIFY(keyring > 0);
    PracticePlace place;
    const QTemporaryDir home;
    const QStringList add =
        QStringList{u"connection"_s, u"add"_s, u"prod"_s} + signIn(u"temporary"_s, place) + place.place();
    ::kill(keyring, SIGSTOP);
    RealProgram program(add, withKeyring(home));
    const bool onBus = QTest::qWaitFor([&program] { return isOnBus(program.pid()); }, 20'000);
    program.signal(SIGINT);
    ::kill(keyring, SIGCONT); // whatever comes, the next test needs it
    QVERIFY(onBus);
    const ProgramEnd end = program.end();
    QVERIFY2(end.exitCode == 130, end.said().constData());
    QCOMPARE(kept(), 0);
    QVERIFY(!QFile::exists(connectionsIn(home)));
}

QTEST_GUILESS_MAIN(ProgramKeychainTest)
#include "tst_program_keychain.moc"
