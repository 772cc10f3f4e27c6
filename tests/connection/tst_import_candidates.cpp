#include "app/connection/import_candidate.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Source = ImportCandidate::Source;
using Variables = QHash<QString, QString>;

const QString id = u"AKEXAMPLE0123456789A"_s;
const QString marker = u"MARKER-secret"_s;

} // namespace

//! What other tools keep is found, shown masked, and left as it is.
class ImportCandidatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theEnvironmentIsRead_data();
    void theEnvironmentIsRead();
    void filesAreRead_data();
    void filesAreRead();
    void filesThatAreNoGoodSaySo_data();
    void filesThatAreNoGoodSaySo();
    void theVariableNamesTheSdkFile();
    void nothingIsFoundInAnEmptyHome();

private:
    void write(const QString &path, const QByteArray &text) const;
    [[nodiscard]] std::vector<ImportCandidate> found() const;

    std::optional<QTemporaryDir> m_home;
    Variables m_variables;
};

void ImportCandidatesTest::init()
{
    m_home.emplace();
    m_variables.clear();
}

void ImportCandidatesTest::write(const QString &path, const QByteArray &text) const
{
    const QString whole = m_home->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

std::vector<ImportCandidate> ImportCandidatesTest::found() const
{
    ImportSources sources;
    sources.home = m_home->path();
    sources.workingDirectory = m_home->filePath(u"work"_s);
    sources.environment = [this](const QString &name) { return m_variables.value(name); };
    sources.openStackFolder = m_home->filePath(u"system"_s);
    return findImports(sources);
}

void ImportCandidatesTest::theEnvironmentIsRead_data()
{
    QTest::addColumn<Variables>("variables");
    QTest::addColumn<SignInWay>("way");
    QTest::addColumn<SecretRole>("role");
    QTest::addColumn<QString>("region");
    QTest::newRow("SDK keys, region from IAM's endpoint")
        << Variables{{u"HUAWEICLOUD_SDK_AK"_s, id}, {u"HUAWEICLOUD_SDK_SK"_s, marker},
               {u"HUAWEICLOUD_SDK_PROJECT_ID"_s, u"p1"_s},
               {u"HUAWEICLOUD_SDK_IAM_ENDPOINT"_s, u"https://iam.cn-north-4.myhuaweicloud.com"_s}}
        << SignInWay::AccessKey << SecretRole::SecretKey << u"cn-north-4"_s;
    QTest::newRow("Terraform keys before a password")
        << Variables{{u"HW_ACCESS_KEY"_s, id}, {u"HW_SECRET_KEY"_s, marker},
               {u"HW_USER_PASSWORD"_s, u"other"_s}, {u"HW_REGION_NAME"_s, u"cn-south-1"_s},
               {u"HW_PROJECT_ID"_s, u"p1"_s}}
        << SignInWay::AccessKey << SecretRole::SecretKey << u"cn-south-1"_s;
    QTest::newRow("a token before keys") << Variables{{u"HW_AUTH_TOKEN"_s, marker}, {u"HW_ACCESS_KEY"_s, id},
        {u"HW_SECRET_KEY"_s, u"x"_s}, {u"HW_REGION_NAME"_s, u"cn-south-1"_s}, {u"HW_PROJECT_ID"_s, u"p1"_s}}
                                         << SignInWay::Token << SecretRole::Token << u"cn-south-1"_s;
    QTest::newRow("names of OpenStack") << Variables{{u"OS_USERNAME"_s, u"ops"_s}, {u"OS_PASSWORD"_s, marker},
        {u"OS_USER_DOMAIN_NAME"_s, u"acme"_s}, {u"OS_REGION_NAME"_s, u"eu-west-101"_s},
        {u"OS_PROJECT_ID"_s, u"p1"_s}} << SignInWay::IamPassword
                                        << SecretRole::Password << u"eu-west-101"_s;
}

void ImportCandidatesTest::theEnvironmentIsRead()
{
    QFETCH(const Variables, variables);
    QFETCH(const SignInWay, way);
    QFETCH(const SecretRole, role);
    QFETCH(const QString, region);
    m_variables = variables;
    const std::vector<ImportCandidate> all = found();
    QCOMPARE(all.size(), std::size_t(1));
    const ImportCandidate &one = all.front();
    QCOMPARE(one.source, Source::Environment);
    QVERIFY2(one.usable && one.problem.isEmpty(), qPrintable(one.problem));
    QCOMPARE(one.profile.signIn, way);
    QCOMPARE(one.profile.region, region);
    QCOMPARE(one.profile.projectId, u"p1"_s);
    QCOMPARE(one.secrets.size(), std::size_t(1));
    QCOMPARE(one.secrets.at(role).reveal().toString(), marker);
    QVERIFY(!one.masked.contains(marker));
    QVERIFY(!one.masked.contains(id));
    QCOMPARE(one.masked.contains(u"…789A"_s), way == SignInWay::AccessKey);
}

void ImportCandidatesTest::filesAreRead_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Source>("source");
    QTest::addColumn<SignInWay>("way");
    QTest::addColumn<SecretRole>("role");
    QTest::newRow("a profile of the SDK")
        << u".huaweicloud/credentials"_s
        << QByteArray("# mine\n[basic]\nak = AKEXAMPLE0123456789A\r\nsk=MARKER-secret\nproject_id = p1\n"
                      "iam_endpoint = https://iam.cn-north-4.myhuaweicloud.com\n")
        << Source::SdkProfile << SignInWay::AccessKey << SecretRole::SecretKey;
    QTest::newRow("a plain profile of KooCLI")
        << u".hcloud/config.json"_s
        << QByteArray(R"({"authEncrypt":"false","profiles":[{"name":"default","mode":"AKSK",
            "accessKeyId":"AKEXAMPLE0123456789A","secretAccessKey":"MARKER-secret",
            "region":"cn-north-4","projectId":"p1"}]})")
        << Source::KooCli << SignInWay::AccessKey << SecretRole::SecretKey;
    QTest::newRow("a cloud of OpenStack")
        << u".config/openstack/clouds.yaml"_s
        << QByteArray("clouds:\n  prod:\n    region_name: cn-north-4\n    auth:\n      username: ops\n"
                      "      password: MARKER-secret\n      user_domain_name: acme\n      project_id: p1\n"
                      "      auth_url: https://iam.cn-north-4.myhuaweicloud.com/v3\n")
        << Source::OpenStack << SignInWay::IamPassword << SecretRole::Password;
}

void ImportCandidatesTest::filesAreRead()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, text);
    QFETCH(const Source, source);
    QFETCH(const SignInWay, way);
    QFETCH(const SecretRole, role);
    write(path, text);
    const std::vector<ImportCandidate> all = found();
    QCOMPARE(all.size(), std::size_t(1));
    const ImportCandidate &one = all.front();
    QVERIFY2(one.usable && one.problem.isEmpty(), qPrintable(one.problem));
    QCOMPARE(one.source, source);
    QCOMPARE(one.profile.signIn, way);
    QCOMPARE(one.profile.region, u"cn-north-4"_s);
    QCOMPARE(one.profile.projectId, u"p1"_s);
    QCOMPARE(one.secrets.at(role).reveal().toString(), marker);
    QVERIFY(!one.masked.contains(marker));
    QVERIFY(!one.masked.contains(id));
    QFile file(m_home->filePath(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
}

void ImportCandidatesTest::filesThatAreNoGoodSaySo_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    const QString sdk = u".huaweicloud/credentials"_s;
    const QString koocli = u".hcloud/config.json"_s;
    const QString clouds = u".config/openstack/clouds.yaml"_s;
    QTest::newRow("no section") << sdk << QByteArray("ak = MARKER-secret\n");
    QTest::newRow("half a key") << sdk << QByteArray("[basic]\nsk = MARKER-secret\n");
    QTest::newRow("an identity provider")
        << sdk << QByteArray("[basic]\nidp_id = x\nid_token_file = y\nsk = MARKER-secret\n");
    QTest::newRow("global services") << sdk << QByteArray("[global]\nak = a\nsk = MARKER-secret\n");
    QTest::newRow("encrypted keys")
        << koocli
        << QByteArray(
               R"({"authEncrypt":"true","profiles":[{"name":"d","secretAccessKey":"MARKER-secret"}]})");
    QTest::newRow("an agency") << koocli << QByteArray(R"({"profiles":[{"name":"d","mode":"ecsAgency"}]})");
    QTest::newRow("no JSON") << koocli << QByteArray("MARKER-secret");
    QTest::newRow("no YAML") << clouds << QByteArray("a: [MARKER-secret\n b: }");
    QTest::newRow("no clouds") << clouds << QByteArray("- MARKER-secret\n");
    QTest::newRow("a cloud that is no map") << clouds << QByteArray("clouds: {a: MARKER-secret}\n");
    QTest::newRow("too much YAML") << clouds << QByteArray(300 * 1024, '#');
    QTest::newRow("deep YAML") << clouds << QByteArray(100 * 1024, '[');
    QTest::newRow("a huge file") << koocli << QByteArray(1024 * 1024 + 1, ' ');
}

void ImportCandidatesTest::filesThatAreNoGoodSaySo()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, text);
    write(path, text);
    const std::vector<ImportCandidate> all = found();
    QCOMPARE(all.size(), std::size_t(1));
    QVERIFY(!all.front().usable);
    QVERIFY(!all.front().problem.isEmpty());
    QVERIFY(!all.front().problem.contains(u"MARKER"));
    QVERIFY(!all.front().masked.contains(u"MARKER"));
}

void ImportCandidatesTest::theVariableNamesTheSdkFile()
{
    write(u"elsewhere"_s, "[basic]\nak = AKEXAMPLE0123456789A\nsk = MARKER-secret\n");
    m_variables = {{u"HUAWEICLOUD_SDK_CREDENTIALS_FILE"_s, m_home->filePath(u"elsewhere"_s)}};
    const std::vector<ImportCandidate> all = found();
    QCOMPARE(all.size(), std::size_t(1));
    QVERIFY(all.front().usable);
    QVERIFY(!all.front().problem.isEmpty()); // neither region nor project
}

void ImportCandidatesTest::nothingIsFoundInAnEmptyHome()
{
    QVERIFY(found().empty());
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::ImportCandidatesTest)
#include "tst_import_candidates.moc"
