// A marker is planted in every place where the program takes a secret, and looked for in everything it leaves:
// standard output, standard error, the log, the argument list, and the files it makes.

#include "tests/process/real_program.h"
#include "tests/process/scripted_service.h"

#include <QFile>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto password = "Marker-Password-0815";
constexpr auto token = "Marker-Token-2342";

//! Where a run takes its secrets from.
struct Sources {
    QStringList options;
    QHash<QString, QString> environment;
    QByteArray input;
};

} // namespace

class ProgramSecretsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void secretsAreNowhere_data();
    void secretsAreNowhere();
    void theyDoArrive();
    void draftsGiveNothingAway();

private:
    [[nodiscard]] Sources sources(const QString &kind) const;
    [[nodiscard]] bool isClean(const ProgramEnd &end, const QByteArray &arguments) const;

    QTemporaryDir m_folder;
};

Sources ProgramSecretsTest::sources(const QString &kind) const
{
    const QString tokenFile = written(m_folder, u"token"_s, token);
    const QString passwordFile = written(m_folder, u"password"_s, password);
    const QHash<QString, QString> both{
        {u"NEW"_s, QString::fromLatin1(password)}, {u"HW_AUTH_TOKEN"_s, QString::fromLatin1(token)}};
    if (kind == u"files"_s)
        return {{u"--token-file"_s, tokenFile, u"--registry-password-file"_s, passwordFile}, {}, {}};
    if (kind == u"environment"_s)
        return {{u"--registry-password-env"_s, u"NEW"_s}, both, {}};
    if (kind == u"keys from files"_s)
        return {{u"--access-key"_s, u"AK1"_s, u"--secret-key-file"_s, tokenFile, u"--security-token-file"_s,
                    tokenFile, u"--registry-password-file"_s, passwordFile},
            {}, {}};
    if (kind == u"keys from the environment"_s) {
        QHash<QString, QString> variables = both;
        for (const QString &name :
            {u"HUAWEICLOUD_SDK_AK"_s, u"HUAWEICLOUD_SDK_SK"_s, u"HUAWEICLOUD_SDK_SECURITY_TOKEN"_s})
            variables.insert(name, name.endsWith(u"AK"_s) ? u"AK1"_s : QString::fromLatin1(token));
        return {{u"--registry-password-env"_s, u"NEW"_s}, variables, {}};
    }
    if (kind == u"a kept connection"_s) {
        const QHash<QString, QString> home{{u"HOME"_s, m_folder.path()}};
        const ProgramEnd added =
            run({u"connection"_s, u"add"_s, u"kept"_s, u"--region"_s, u"cn-north-4"_s, u"--project-id"_s,
                    u"0123456789abcdef0123456789abcdef"_s, u"--secret-from"_s, u"file:"_s + tokenFile},
                {home, {}, {}});
        if (added.exitCode != 0 && !added.err.contains("already"))
            qFatal("%s", added.said().constData());
        return {{u"--connection"_s, u"kept"_s, u"--registry-password-file"_s, passwordFile}, home, {}};
    }
    if (kind == u"token from input"_s)
        return {{u"--token-file"_s, u"-"_s, u"--registry-password-file"_s, passwordFile}, {}, token};
    return {{u"--token-file"_s, tokenFile, u"--registry-password-file"_s, u"-"_s}, {}, password};
}

bool ProgramSecretsTest::isClean(const ProgramEnd &end, const QByteArray &arguments) const
{
    QByteArray everything = end.said() + arguments;
    for (const QString &name : {u"log"_s, u".config/hss-registry-access/connections.json"_s}) {
        QFile file(m_folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            everything += file.readAll();
    }
    // and as they would look encoded
    for (const char *secret : {password, token}) {
        const QByteArray plain(secret);
        for (const QByteArray &form :
            {plain, plain.toBase64(), plain.toHex(), plain.toPercentEncoding("", "-")}) {
            if (everything.contains(form))
                return false;
        }
    }
    return true;
}

void ProgramSecretsTest::secretsAreNowhere_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<ServerScript>("put");
    QTest::addColumn<int>("code");
    const QByteArray refusal =
        R"({"error_code":"HSS.0001","error_msg":"registry_password Marker-Password-0815 is weak,)"
        R"( token Marker-Token-2342"})";
    const QList<std::tuple<const char *, ServerScript, int>> answers{
        {"updated", {waitFor(500ms), sendBytes(answerBytes(200))}, 0},
        {"refused, with an echo", {waitFor(500ms), sendBytes(jsonAnswer(400, refusal))}, 5},
        {"unknown, with an echo in HTML",
            {waitFor(500ms),
                sendBytes(answerBytes(200, "<p>Marker-Password-0815 Marker-Token-2342</p>",
                    "X-Request-Id: Marker-Token-2342\r\n"))},
            8},
    };
    for (const QString &kind : {u"files"_s, u"environment"_s, u"token from input"_s, u"password from input"_s,
             u"keys from files"_s, u"keys from the environment"_s, u"a kept connection"_s}) {
        for (const auto &[name, script, code] : answers)
            QTest::addRow("%s: %s", qPrintable(kind), name) << kind << script << code;
    }
}

void ProgramSecretsTest::secretsAreNowhere()
{
    QFETCH(QString, kind);
    QFETCH(ServerScript, put);
    QFETCH(int, code);
    const Sources from = sources(kind);
    for (const QString &form : {u"json"_s, u"text"_s}) {
        const ScriptedService service(always(put));
        const QStringList place = service.identity().mid(0, 4);
        RealProgram program(QStringList{u"update"_s, u"r1"_s, u"--registry-username"_s, u"me"_s,
                                u"--verbose"_s, u"--output"_s, form, u"--log"_s, m_folder.filePath(u"log"_s)}
                + place + from.options,
            {from.environment, from.input, {}});
        QTRY_COMPARE_WITH_TIMEOUT(service.puts(), 1, 20'000);
        QFile commandLine(u"/proc/%1/cmdline"_s.arg(program.pid()));
        const QByteArray arguments =
            commandLine.open(QIODevice::ReadOnly) ? commandLine.readAll() : QByteArray();
        QVERIFY(arguments.contains("--registry-username"));
        const ProgramEnd end = program.end();
        QVERIFY2(end.exitCode == code, end.said().constData());
        QVERIFY2(isClean(end, arguments), end.said().constData());
    }
}

void ProgramSecretsTest::theyDoArrive()
{
    const Sources from = sources(u"files"_s);
    const ScriptedService service(always({sendBytes(answerBytes(200))}));
    const ProgramEnd end =
        run(QStringList{u"update"_s, u"r1"_s} + service.identity().mid(0, 4) + from.options);
    QCOMPARE(end.exitCode, 0);
    const SeenRequest seen = service.server().seen().last();
    QVERIFY(seen.body.contains(password));
    QVERIFY(seen.head.contains(token));
    QVERIFY(!seen.target.contains(token) && !seen.target.contains(password));
}

void ProgramSecretsTest::draftsGiveNothingAway()
{
    const QString plan = written(m_folder, u"draft.hssplan"_s,
        QByteArray(
            R"({"version":1,"repositories":[{"id":"r1","registry_username":"me","registry_password":")")
            + password
            + R"(","protocol":"ftp"},{"id":"r2","registry_password_from":"file:password","registry_password_fro":")"
            + password + R"("}]})");
    written(m_folder, u"password"_s, password);
    for (const QString &form : {u"json"_s, u"text"_s}) {
        const ProgramEnd end = run({u"validate"_s, plan, u"--verbose"_s, u"--output"_s, form});
        QVERIFY2(end.exitCode == 3, end.said().constData());
        QVERIFY2(isClean(end, {}), end.said().constData());
    }
}

QTEST_GUILESS_MAIN(ProgramSecretsTest)
#include "tst_program_secrets.moc"
