#include "app/connection/connection_secrets.h"
#include "app/connection/session_store.h"
#include "tests/support/finished.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

class Never final : public AwaitedCall<SecretDone> {
public:
    explicit Never(CallScope &scope)
        : AwaitedCall(scope)
    {
    }
    void cancel() override { conclude(SecretTrouble::Cancelled); }

private:
    void start() override { }
};

//! A keychain that keeps what it gets, and then has trouble to say so.
class FailingStore final : public SecretStore {
public:
    FailingStore(int failingWrite, SecretTrouble trouble)
        : m_failingWrite(failingWrite)
        , m_trouble(trouble)
    {
    }
    QCoro::Task<SecretAnswer> read(QString key, CallScope &) override
    {
        const auto found = kept.find(key);
        if (found == kept.end())
            co_return SecretTrouble::Absent;
        co_return found->second.clone();
    }
    QCoro::Task<SecretDone> write(QString key, Secret secret, CallScope &scope) override
    {
        kept.insert_or_assign(key, std::move(secret));
        if (++m_writes != m_failingWrite)
            co_return std::nullopt;
        if (m_trouble != SecretTrouble::Cancelled)
            co_return m_trouble;
        Never never(scope);
        co_return co_await never.conclusion();
    }
    QCoro::Task<SecretDone> remove(QString key, CallScope &) override
    {
        kept.erase(key);
        co_return std::nullopt;
    }
    [[nodiscard]] QString name() const override { return u"failing"_s; }

    std::map<QString, Secret> kept;

private:
    int m_failingWrite;
    SecretTrouble m_trouble;
    int m_writes = 0;
};

ConnectionProfile temporaryKeys()
{
    ConnectionProfile profile = newProfile();
    profile.signIn = SignInWay::AccessKey;
    profile.temporaryKeys = true;
    return profile;
}

std::map<SecretRole, Secret> bothSecrets()
{
    std::map<SecretRole, Secret> secrets;
    secrets.insert_or_assign(SecretRole::SecretKey, Secret(u"SK"));
    secrets.insert_or_assign(SecretRole::SecurityToken, Secret(u"ST"));
    return secrets;
}

} // namespace

//! The secrets of a new connection are all kept, or none of them is.
class ConnectionSecretsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allAreKept();
    void troubleLeavesNoneBehind_data();
    void troubleLeavesNoneBehind();
    void aCancelLeavesNoneBehind();
    void otherConnectionsKeepTheirs();
    void eachRoleHasItsPlaceInSettings();
};

void ConnectionSecretsTest::allAreKept()
{
    FailingStore keychain(0, SecretTrouble::Denied);
    SessionStore session;
    ConnectionSecrets secrets(keychain, session);
    CallScope scope;
    const ConnectionProfile profile = temporaryKeys();
    std::map<SecretRole, Secret> both = bothSecrets();
    QVERIFY(!finished(secrets.keepAll(profile, std::move(both), scope)));
    const auto resolved = finished(secrets.resolve(profile, scope));
    QVERIFY(resolved.ok());
    QCOMPARE(resolved.value().keys.secretKey.reveal().toString(), u"SK"_s);
    QCOMPARE(resolved.value().keys.securityToken.reveal().toString(), u"ST"_s);
}

void ConnectionSecretsTest::troubleLeavesNoneBehind_data()
{
    QTest::addColumn<int>("failingWrite");
    QTest::addColumn<SecretTrouble>("trouble");
    QTest::newRow("the first is denied") << 1 << SecretTrouble::Denied;
    QTest::newRow("the second is denied") << 2 << SecretTrouble::Denied;
    QTest::newRow("the second takes too long") << 2 << SecretTrouble::TimedOut;
    QTest::newRow("the keychain goes") << 2 << SecretTrouble::NoKeychain;
}

void ConnectionSecretsTest::troubleLeavesNoneBehind()
{
    QFETCH(const int, failingWrite);
    QFETCH(const SecretTrouble, trouble);
    FailingStore keychain(failingWrite, trouble);
    SessionStore session;
    ConnectionSecrets secrets(keychain, session);
    CallScope scope;
    std::map<SecretRole, Secret> both = bothSecrets();
    QCOMPARE(finished(secrets.keepAll(temporaryKeys(), std::move(both), scope)), SecretDone(trouble));
    QVERIFY(keychain.kept.empty());
}

// Whoever kept it is gone then: the clean-up is on nobody's scope but that of the secrets.
void ConnectionSecretsTest::aCancelLeavesNoneBehind()
{
    FailingStore keychain(2, SecretTrouble::Cancelled);
    SessionStore session;
    ConnectionSecrets secrets(keychain, session);
    std::optional<SecretDone> end;
    {
        CallScope scope;
        const auto keep = [&]() -> QCoro::Task<> {
            std::map<SecretRole, Secret> both = bothSecrets();
            end = co_await secrets.keepAll(temporaryKeys(), std::move(both), scope);
        };
        keep();
        QCOMPARE(keychain.kept.size(), std::size_t(2));
        QVERIFY(!end);
    }
    QCOMPARE(end, std::optional(SecretDone(SecretTrouble::Cancelled)));
    QVERIFY(keychain.kept.empty());
}

void ConnectionSecretsTest::otherConnectionsKeepTheirs()
{
    FailingStore keychain(2, SecretTrouble::Denied);
    SessionStore session;
    ConnectionSecrets secrets(keychain, session);
    CallScope scope;
    const ConnectionProfile other = newProfile();
    QVERIFY(!finished(secrets.keep(other, SecretRole::Token, Secret(u"stays"), scope)));
    std::map<SecretRole, Secret> both = bothSecrets();
    QVERIFY(finished(secrets.keepAll(temporaryKeys(), std::move(both), scope)).has_value());
    QCOMPARE(keychain.kept.size(), std::size_t(1));
    QVERIFY(keychain.kept.contains(secretKeyOf(other, SecretRole::Token)));
}

void ConnectionSecretsTest::eachRoleHasItsPlaceInSettings()
{
    ConnectionSettings settings;
    for (const SecretRole role : {SecretRole::Token, SecretRole::SecretKey, SecretRole::SecurityToken,
             SecretRole::Password, SecretRole::ProxyPassword})
        putSecret(settings, role, Secret(secretRoleName(role)));
    QCOMPARE(settings.token.reveal().toString(), secretRoleName(SecretRole::Token));
    QCOMPARE(settings.keys.secretKey.reveal().toString(), secretRoleName(SecretRole::SecretKey));
    QCOMPARE(settings.keys.securityToken.reveal().toString(), secretRoleName(SecretRole::SecurityToken));
    QCOMPARE(settings.login.password.reveal().toString(), secretRoleName(SecretRole::Password));
    QCOMPARE(settings.proxyPassword.reveal().toString(), secretRoleName(SecretRole::ProxyPassword));
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::ConnectionSecretsTest)
#include "tst_connection_secrets.moc"
