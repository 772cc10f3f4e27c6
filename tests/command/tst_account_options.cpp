// Where the identity of a command comes from: options first, then the environment; and that no source is printed with
// its value.

#include "app/command/account_options.h"
#include "app/command/interruption.h"
#include "app/support/clock.h"
#include "tests/support/finished.h"

#include <QBuffer>
#include <QTemporaryDir>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr auto token = "Token-Marker-1";

//! A command's surroundings with an environment of its own.
struct Place {
    Place()
    {
        for (QBuffer *buffer : {&in, &out, &err})
            buffer->open(QIODevice::ReadWrite);
        options.verbose = true;
    }
    [[nodiscard]] Result<ConnectionSettings, AccountFault> read(TokenUse use)
    {
        output.configure(options);
        const Surroundings surroundings{options, streams, output,
            [this](const char *name) { return variables.value(QString::fromLatin1(name)); }, clock,
            interruption};
        const AccountOptions account(surroundings);
        return finished(account.read(use, scope));
    }

    QBuffer in;
    QBuffer out;
    QBuffer err;
    Streams streams{in, out, err};
    Output output{streams};
    GlobalOptions options;
    QHash<QString, QString> variables;
    SystemClock clock;
    Interruption interruption;
    CallScope scope;
};

} // namespace

class AccountOptionsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { qputenv("HW_AUTH_TOKEN", token); }
    void cleanup() { qunsetenv("HW_AUTH_TOKEN"); }
    void theEnvironmentIsEnough();
    void optionsGoFirst();
    void theTokenCanComeFromStandardInput();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
    void aDryRunNeedsNeitherTokenNorPlace();
    void fieldsOfTheIdentityAreFindings_data();
    void fieldsOfTheIdentityAreFindings();
};

void AccountOptionsTest::theEnvironmentIsEnough()
{
    Place place;
    place.variables = {{u"HW_REGION_NAME"_s, u"cn-north-4"_s}, {u"HW_PROJECT_ID"_s, u"p-hw"_s},
        {u"HW_ENTERPRISE_PROJECT_ID"_s, u"0"_s}, {u"HW_AUTH_TOKEN"_s, u"set"_s}};
    Result<ConnectionSettings, AccountFault> read = place.read(TokenUse::Needed);
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().text));
    QCOMPARE(read.value().region, u"cn-north-4"_s);
    QCOMPARE(read.value().projectId, u"p-hw"_s);
    QCOMPARE(read.value().enterpriseProjectId, u"0"_s);
    QCOMPARE(read.value().token.reveal().toString(), QString::fromLatin1(token));
    const QByteArray said = place.err.data();
    for (const char *source :
        {"HW_REGION_NAME", "HW_PROJECT_ID", "HW_ENTERPRISE_PROJECT_ID", "HW_AUTH_TOKEN"})
        QVERIFY2(said.contains(source), said.constData());
    for (const char *value : {"cn-north-4", "p-hw", token})
        QVERIFY2(!said.contains(value), said.constData());
    place.variables.insert(u"HUAWEICLOUD_SDK_PROJECT_ID"_s, u"p-sdk"_s);
    QCOMPARE(place.read(TokenUse::Needed).value().projectId, u"p-sdk"_s);
}

void AccountOptionsTest::optionsGoFirst()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"token"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("from the file\r\n");
    file.close();
    Place place;
    place.variables = {{u"HW_REGION_NAME"_s, u"cn-north-4"_s}, {u"HW_PROJECT_ID"_s, u"p-hw"_s},
        {u"HW_AUTH_TOKEN"_s, u"set"_s}};
    place.options.endpoint = u"http://127.0.0.1:9"_s;
    place.options.projectId = u"p-option"_s;
    place.options.tokenFile = file.fileName();
    Result<ConnectionSettings, AccountFault> read = place.read(TokenUse::Needed);
    QVERIFY(read.ok());
    QCOMPARE(read.value().endpoint, u"http://127.0.0.1:9"_s);
    QVERIFY(read.value().region.isEmpty());
    QCOMPARE(read.value().projectId, u"p-option"_s);
    QCOMPARE(read.value().token.reveal().toString(), u"from the file"_s);
}

void AccountOptionsTest::theTokenCanComeFromStandardInput()
{
    Place place;
    place.options.region = u"cn-north-4"_s;
    place.options.projectId = u"p"_s;
    place.options.tokenFile = u"-"_s;
    place.in.write("typed\n");
    place.in.seek(0);
    Result<ConnectionSettings, AccountFault> read = place.read(TokenUse::Needed);
    QVERIFY(read.ok());
    QCOMPARE(read.value().token.reveal().toString(), u"typed"_s);
}

void AccountOptionsTest::whatIsMissingIsNamed_data()
{
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("says");
    QTest::newRow("place") << u"place"_s << u"Say where HSS is"_s;
    QTest::newRow("project") << u"project"_s << u"Say which project"_s;
    QTest::newRow("token") << u"token"_s << u"Say who asks"_s;
    QTest::newRow("token file") << u"file"_s << u"The token could not be read."_s;
    QTest::newRow("a region there is not") << u"region"_s << u"region"_s;
    QTest::newRow("plain http to elsewhere") << u"http"_s << QString();
    QTest::newRow("authorities") << u"ca"_s << QString();
}

void AccountOptionsTest::whatIsMissingIsNamed()
{
    QFETCH(QString, removed);
    QFETCH(QString, says);
    Place place;
    if (removed != u"place"_s)
        place.options.endpoint = u"https://hss.example.com"_s;
    if (removed != u"project"_s)
        place.options.projectId = u"p"_s;
    if (removed != u"token"_s)
        place.variables.insert(u"HW_AUTH_TOKEN"_s, u"set"_s);
    if (removed == u"file"_s)
        place.options.tokenFile = u"/no/such/file"_s;
    if (removed == u"region"_s) {
        place.options.endpoint.reset();
        place.options.region = u"cn-nowhere"_s;
    }
    if (removed == u"http"_s)
        place.options.endpoint = u"http://hss.example.com"_s;
    if (removed == u"ca"_s)
        place.options.caFile = u"/no/such/file"_s;
    const Result<ConnectionSettings, AccountFault> read = place.read(TokenUse::Needed);
    QVERIFY(!read.ok());
    QVERIFY2(!read.error().text.isEmpty() && read.error().text.contains(says), qPrintable(read.error().text));
    QVERIFY(!read.error().text.contains(QString::fromLatin1(token)));
}

void AccountOptionsTest::aDryRunNeedsNeitherTokenNorPlace()
{
    Place place;
    QVERIFY(place.read(TokenUse::NotNeeded).ok());
    place.options.endpoint = u"ftp://x"_s; // but what is given must be right
    QVERIFY(!place.read(TokenUse::NotNeeded).ok());
}

void AccountOptionsTest::fieldsOfTheIdentityAreFindings_data()
{
    QTest::addColumn<QString>("project");
    QTest::addColumn<QString>("enterpriseProject");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("errors");
    const QString fine = u"0123456789abcdef0123456789abcdef"_s;
    QTest::newRow("all right") << fine << u"0"_s << u"r1"_s << 0;
    QTest::newRow("empty project") << QString() << u"0"_s << u"r1"_s << 1;
    QTest::newRow("enterprise project given empty") << fine << u""_s << u"r1"_s << 1;
    QTest::newRow("a slash in the ID") << fine << u"0"_s << u"a/b"_s << 1;
    QTest::newRow("an empty ID") << fine << u"0"_s << u""_s << 1;
    QTest::newRow("a long project") << QString(257, u'a') << u"0"_s << u"r1"_s << 1;
}

void AccountOptionsTest::fieldsOfTheIdentityAreFindings()
{
    QFETCH(QString, project);
    QFETCH(QString, enterpriseProject);
    QFETCH(QString, id);
    GlobalOptions options;
    options.projectId = project;
    options.enterpriseProjectId = enterpriseProject;
    ConnectionSettings settings;
    settings.projectId = project;
    settings.enterpriseProjectId = enterpriseProject;
    int errors = 0;
    for (const Finding &finding : accountFindings(settings, options, TokenUse::NotNeeded, {id}))
        errors += finding.problem.level == Level::Error ? 1 : 0;
    QTEST(errors, "errors");
}

QTEST_GUILESS_MAIN(AccountOptionsTest)
#include "tst_account_options.moc"
