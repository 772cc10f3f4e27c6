#include "app/connection/connection_secrets.h"
#include "app/connection/connection_store.h"
#include "app/connection/profile_json.h"
#include "app/connection/session_store.h"
#include "tests/support/finished.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Kind = StoreError::Kind;

ConnectionProfile profileNamed(const QString &name)
{
    ConnectionProfile profile = newProfile();
    profile.name = name;
    profile.region = u"cn-north-4"_s;
    profile.projectId = u"05a1f2d3c4b5a697887766554433e9e9"_s;
    return profile;
}

ConnectionProfile fullProfile()
{
    ConnectionProfile profile = profileNamed(u"Всё 全部"_s);
    profile.endpoint = u"https://hss.example.com:8443"_s;
    profile.iamEndpoint = u"https://iam.example.com"_s;
    profile.enterpriseProjectId = u"0"_s;
    profile.signIn = SignInWay::IamPassword;
    profile.accessKeyId = u"AKEXAMPLE0123456789A"_s;
    profile.temporaryKeys = true;
    profile.user = u"ops"_s;
    profile.userId = u"1234"_s;
    profile.domain = u"acme"_s;
    profile.passcode = true;
    profile.places = {{SecretRole::Password, {SecretPlace::Kind::Environment, u"HSS_PASSWORD"_s}},
        {SecretRole::ProxyPassword, {SecretPlace::Kind::File, u"/run/secrets/proxy"_s}}};
    profile.caFile = u"/etc/ssl/own.pem"_s;
    profile.proxy = ProxyUse::Url;
    profile.proxyUrl = u"http://proxy.example.com:3128"_s;
    profile.proxyUser = u"me"_s;
    profile.deadline = std::chrono::seconds(90);
    profile.unknown = QJsonObject{{u"colour"_s, u"red"_s}};
    return profile;
}

QStringList namesIn(const ConnectionStore &store)
{
    QStringList names;
    const auto connections = store.read();
    if (!connections.ok())
        return {storeErrorText(connections.error())};
    for (const ConnectionProfile &profile : connections.value().profiles)
        names.append(profile.name);
    return names;
}

} // namespace

//! The file of the connections: what goes in comes out, nobody else reads it, and what can not be understood stays.
class ConnectionStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void aMissingFileHoldsNothing();
    void everyMemberComesBack();
    void onlyTheOwnerMayReadIt();
    void itIsReplacedInOnePiece();
    void aLinkStaysALink();
    void changes();
    void namesAreUnique();
    void whatIsNotUnderstoodStays_data();
    void whatIsNotUnderstoodStays();
    void unknownMembersAreKept();
    void aFolderThatCanNotBeMadeIsAnError();
    void twoStoresDoNotUndoEachOther();
    void noSecretIsInTheFile();
    void forgettingRemovesAllSecrets();
    void placesAreSpelled_data();
    void placesAreSpelled();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"inner/connections.json"_s); }
    void write(const QByteArray &text) const;
    [[nodiscard]] QByteArray text() const;

    std::optional<QTemporaryDir> m_folder;
};

void ConnectionStoreTest::init()
{
    m_folder.emplace();
    QVERIFY(m_folder->isValid());
}

void ConnectionStoreTest::write(const QByteArray &text) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

QByteArray ConnectionStoreTest::text() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void ConnectionStoreTest::aMissingFileHoldsNothing()
{
    const ConnectionStore store(path());
    const auto connections = store.read();
    QVERIFY(connections.ok());
    QVERIFY(connections.value().profiles.isEmpty());
    QVERIFY(!QFileInfo::exists(path()));
}

void ConnectionStoreTest::everyMemberComesBack()
{
    ConnectionStore store(path());
    const ConnectionProfile full = fullProfile();
    QVERIFY(!store.add(full));
    QVERIFY(!store.add(profileNamed(u"second"_s)));
    const auto connections = store.read();
    QVERIFY(connections.ok());
    QCOMPARE(connections.value().profiles.size(), 2);
    QVERIFY(connections.value().profiles.first() == full);
    QVERIFY(profileOf(settingsWithoutSecrets(full)).user == full.user);
}

void ConnectionStoreTest::onlyTheOwnerMayReadIt()
{
    constexpr auto owner =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    ConnectionStore store(path());
    QVERIFY(!store.add(profileNamed(u"prod"_s)));
    QCOMPARE(QFileInfo(path()).permissions(), QFileDevice::Permissions(owner));
    // a file that was open to others is closed by the next change
    QVERIFY(QFile::setPermissions(path(), owner | QFileDevice::ReadGroup | QFileDevice::ReadOther));
    QVERIFY(!store.add(profileNamed(u"test"_s)));
    QCOMPARE(QFileInfo(path()).permissions(), QFileDevice::Permissions(owner));
}

// Whoever holds the old file still reads all of it: the new one is another file under the same name.
void ConnectionStoreTest::itIsReplacedInOnePiece()
{
    ConnectionStore store(path());
    QVERIFY(!store.add(profileNamed(u"prod"_s)));
    const QByteArray before = text();
    QFile held(path());
    QVERIFY(held.open(QIODevice::ReadOnly));
    QVERIFY(!store.add(profileNamed(u"test"_s)));
    QCOMPARE(held.readAll(), before);
    QVERIFY(text() != before);
    const QStringList left = QDir(QFileInfo(path()).path()).entryList(QDir::Files | QDir::Hidden);
    QCOMPARE(left, QStringList{u"connections.json"_s});
}

void ConnectionStoreTest::aLinkStaysALink()
{
    write(R"({"version": 1, "connections": []})");
    const QString elsewhere = m_folder->filePath(u"elsewhere.json"_s);
    QVERIFY(QFile::rename(path(), elsewhere));
    QVERIFY(QFile::link(elsewhere, path()));
    ConnectionStore store(path());
    QVERIFY(!store.add(profileNamed(u"prod"_s)));
    QVERIFY(QFileInfo(path()).isSymLink());
    QCOMPARE(namesIn(ConnectionStore(elsewhere)), QStringList{u"prod"_s});
}

void ConnectionStoreTest::changes()
{
    ConnectionStore store(path());
    QVERIFY(!store.add(profileNamed(u"a"_s)));
    QVERIFY(!store.add(profileNamed(u"b"_s)));
    QVERIFY(!store.setCurrent(u"A"_s));
    QCOMPARE(store.read().value().current, u"a"_s);
    QVERIFY(!store.duplicate(u"a"_s, u"c"_s));
    QCOMPARE(namesIn(store), QStringList({u"a"_s, u"c"_s, u"b"_s}));
    QVERIFY(store.read().value().find(u"a"_s)->id != store.read().value().find(u"c"_s)->id);
    const QString id = store.read().value().find(u"a"_s)->id;
    QVERIFY(!store.rename(u"a"_s, u"prod"_s));
    QCOMPARE(store.read().value().current, u"prod"_s);
    QCOMPARE(store.read().value().find(u"prod"_s)->id, id);
    ConnectionProfile other = *store.read().value().find(u"b"_s);
    other.region = u"eu-west-101"_s;
    QVERIFY(!store.replace(u"b"_s, other));
    QCOMPARE(store.read().value().find(u"b"_s)->region, u"eu-west-101"_s);
    QVERIFY(!store.remove(u"prod"_s));
    QCOMPARE(namesIn(store), QStringList({u"c"_s, u"b"_s}));
    QCOMPARE(store.read().value().current, QString());
}

void ConnectionStoreTest::namesAreUnique()
{
    ConnectionStore store(path());
    QVERIFY(!store.add(profileNamed(u"prod"_s)));
    QVERIFY(!store.add(profileNamed(u"test"_s)));
    const QByteArray before = text();
    QCOMPARE(store.add(profileNamed(u"PROD"_s)).value().kind, Kind::NameTaken);
    QCOMPARE(store.rename(u"test"_s, u"Prod"_s).value().kind, Kind::NameTaken);
    QCOMPARE(store.duplicate(u"test"_s, u"prod"_s).value().kind, Kind::NameTaken);
    QCOMPARE(store.replace(u"test"_s, profileNamed(u"prod"_s)).value().kind, Kind::NameTaken);
    QCOMPARE(store.add(profileNamed(u" "_s)).value().kind, Kind::NameMissing);
    QCOMPARE(store.remove(u"gone"_s).value().kind, Kind::NoSuchConnection);
    QCOMPARE(store.setCurrent(u"gone"_s).value().kind, Kind::NoSuchConnection);
    QCOMPARE(text(), before);
    QVERIFY(!store.rename(u"prod"_s, u"PROD"_s)); // its own name, in other letters
}

void ConnectionStoreTest::whatIsNotUnderstoodStays_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("place");
    const auto damaged = [](const char *row, const QByteArray &text, const QString &place) {
        QTest::newRow(row) << text << Kind::Damaged << place;
    };
    damaged("an empty file", "", u"line 1, column 1"_s);
    damaged("cut off", "{\"version\": 1,\n \"connections\": [", u"line 2"_s);
    damaged("no object", "[]", u"line 1, column 1"_s);
    damaged("no version", R"({"connections": []})", u"version"_s);
    damaged("a version that is no number", R"({"version": "1", "connections": []})", u"version"_s);
    damaged("no list", R"({"version": 1})", u"connections"_s);
    damaged("a connection that is no object", R"({"version": 1, "connections": [3]})", u"connections[0]"_s);
    damaged("a number for a text", R"({"version":1,"connections":[{"id":"1","name":"a","region":5}]})",
        u"connections[0].region"_s);
    damaged("an unknown way to sign in",
        R"({"version":1,"connections":[{"id":"1","name":"a","sign_in":"magic"}]})",
        u"connections[0].sign_in"_s);
    damaged("a secret in the place of its place",
        R"({"version":1,"connections":[{"id":"1","name":"a","secrets":{"password":"hunter2"}}]})",
        u"connections[0].secrets"_s);
    damaged("no name", R"({"version":1,"connections":[{"id":"1"}]})", u"connections[0].name"_s);
    damaged("a name twice", R"({"version":1,"connections":[{"id":"1","name":"a"},{"id":"2","name":"A"}]})",
        u"connections[1].name"_s);
    QTest::newRow("a newer version") << QByteArray(R"({"version": 2, "connections": {}})")
                                     << Kind::NewerVersion << QString();
    QTest::newRow("a huge file") << QByteArray(4 * 1024 * 1024 + 1, ' ') << Kind::TooLarge << QString();
}

void ConnectionStoreTest::whatIsNotUnderstoodStays()
{
    QFETCH(const QByteArray, text);
    QFETCH(const Kind, kind);
    QFETCH(const QString, place);
    write(text);
    ConnectionStore store(path());
    const auto read = store.read();
    QVERIFY(!read.ok());
    QCOMPARE(read.error().kind, kind);
    QVERIFY2(read.error().where.contains(place), qPrintable(read.error().where));
    QVERIFY(!storeErrorText(read.error()).contains(u"hunter2"));
    const auto refusal = store.add(profileNamed(u"new"_s));
    QVERIFY(refusal.has_value());
    QCOMPARE(refusal->kind, kind);
    QCOMPARE(this->text(), text);
}

void ConnectionStoreTest::unknownMembersAreKept()
{
    write(R"({"version":1,"theme":"dark","connections":[{"id":"1","name":"a","colour":[1,2]}]})");
    ConnectionStore store(path());
    QVERIFY(!store.rename(u"a"_s, u"b"_s));
    const QJsonObject object = QJsonDocument::fromJson(text()).object();
    QCOMPARE(object.value("theme"_L1).toString(), u"dark"_s);
    const QJsonObject connection = object.value("connections"_L1).toArray().first().toObject();
    QCOMPARE(connection.value("colour"_L1).toArray(), QJsonArray({1, 2}));
    QCOMPARE(connection.value("name"_L1).toString(), u"b"_s);
}

void ConnectionStoreTest::aFolderThatCanNotBeMadeIsAnError()
{
    QFile blocking(m_folder->filePath(u"inner"_s));
    QVERIFY(blocking.open(QIODevice::WriteOnly));
    ConnectionStore store(path());
    QCOMPARE(store.add(profileNamed(u"a"_s)).value().kind, Kind::NotWritable);
}

void ConnectionStoreTest::twoStoresDoNotUndoEachOther()
{
    ConnectionStore one(path());
    ConnectionStore other(path());
    QVERIFY(!one.add(profileNamed(u"a"_s)));
    QVERIFY(!other.add(profileNamed(u"b"_s)));
    QVERIFY(!one.add(profileNamed(u"c"_s)));
    QCOMPARE(namesIn(other), QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void ConnectionStoreTest::noSecretIsInTheFile()
{
    const QString marker = u"MARKER-7f3a"_s;
    ConnectionSettings settings = settingsWithoutSecrets(fullProfile());
    settings.token = Secret(marker);
    settings.keys.secretKey = Secret(marker);
    settings.keys.securityToken = Secret(marker);
    settings.login.password = Secret(marker);
    settings.proxyPassword = Secret(marker);
    ConnectionStore store(path());
    QVERIFY(!store.add(profileOf(settings)));
    SessionStore keychain;
    SessionStore session;
    ConnectionSecrets secrets(keychain, session);
    CallScope scope;
    const ConnectionProfile profile = store.read().value().profiles.first();
    QVERIFY(!finished(secrets.keep(profile, SecretRole::Password, Secret(marker), scope)));
    QVERIFY(text().contains("acme"));
    QVERIFY(!text().contains(marker.toUtf8()));
}

void ConnectionStoreTest::forgettingRemovesAllSecrets()
{
    SessionStore keychain;
    SessionStore session;
    ConnectionSecrets secrets(keychain, session);
    CallScope scope;
    ConnectionProfile profile = profileNamed(u"a"_s);
    QVERIFY(!finished(secrets.keep(profile, SecretRole::Token, Secret(u"one"), scope)));
    profile.places[SecretRole::Password] = {SecretPlace::Kind::Session, {}};
    QVERIFY(!finished(secrets.keep(profile, SecretRole::Password, Secret(u"two"), scope)));
    const auto resolved = finished(secrets.resolve(profile, scope));
    QVERIFY(resolved.ok());
    QCOMPARE(resolved.value().token.reveal().toString(), u"one"_s);
    QVERIFY(!finished(secrets.forget(profile, scope)));
    const auto after = finished(secrets.resolve(profile, scope));
    QVERIFY(!after.ok());
    QCOMPARE(after.error().role, SecretRole::Token);
    QCOMPARE(std::get<SecretTrouble>(after.error().why), SecretTrouble::Absent);
    QVERIFY(!finished(session.read(secretKeyOf(profile, SecretRole::Password), scope)).ok());
}

void ConnectionStoreTest::placesAreSpelled_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::newRow("the keychain") << u"keychain"_s << true;
    QTest::newRow("the session") << u"session"_s << true;
    QTest::newRow("a variable") << u"env:HSS_SECRET"_s << true;
    QTest::newRow("a file with a colon") << u"file:C:/secret"_s << true;
    QTest::newRow("a variable without a name") << u"env:"_s << false;
    QTest::newRow("a secret itself") << u"hunter2"_s << false;
    QTest::newRow("nothing") << QString() << false;
}

void ConnectionStoreTest::placesAreSpelled()
{
    QFETCH(const QString, text);
    QFETCH(const bool, good);
    const auto place = readSecretPlace(text);
    QCOMPARE(place.has_value(), good);
    if (place)
        QCOMPARE(secretPlaceText(*place), text);
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::ConnectionStoreTest)
#include "tst_connection_store.moc"
