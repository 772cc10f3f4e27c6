#include "app/connection/keychain_store.h"
#include "tests/support/finished.h"

#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace hssreg {

namespace {

const QString key = u"0f1e/secret-key"_s;
constexpr auto ample = 30s;
constexpr auto shortly = 1500ms;

} // namespace

//! The keychain as this machine has it. keychain_test.sh starts it once for each state of the keyring, and names the
//! tests for that state.
class KeychainStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void unlockedKeepsWhatItIsGiven();
    void unlockedSaysWhatIsAbsent();
    void unlockedRemoves();
    void unlockedKeepsServicesApart();
    void anAwaiterThatGoesDoesNoHarm();
    void lockedIsNotAbsent();
    void noBusIsNoKeychain();
    void noDaemonIsNoKeychain();
    void stoppedTimesOut();
    void stoppedCanBeCancelled();
    void itHasAName();
};

void KeychainStoreTest::unlockedKeepsWhatItIsGiven()
{
    KeychainStore store(u"hss-test"_s, ample);
    CallScope scope;
    for (const QString &secret : {u"first"_s, u"zweites — 密码 \"q\""_s}) {
        QVERIFY(!finished(store.write(key, Secret(secret), scope)));
        const SecretAnswer answer = finished(store.read(key, scope));
        QVERIFY(answer.ok());
        QCOMPARE(answer.value().reveal().toString(), secret);
    }
}

void KeychainStoreTest::unlockedSaysWhatIsAbsent()
{
    KeychainStore store(u"hss-test"_s, ample);
    CallScope scope;
    const SecretAnswer answer = finished(store.read(u"never/written"_s, scope));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error(), SecretTrouble::Absent);
}

void KeychainStoreTest::unlockedRemoves()
{
    KeychainStore store(u"hss-test"_s, ample);
    CallScope scope;
    QVERIFY(!finished(store.write(key, Secret(u"gone soon"), scope)));
    QVERIFY(!finished(store.remove(key, scope)));
    const SecretAnswer answer = finished(store.read(key, scope));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error(), SecretTrouble::Absent);
    QVERIFY(!finished(store.remove(key, scope))); // and what is gone is removed
}

void KeychainStoreTest::unlockedKeepsServicesApart()
{
    KeychainStore store(u"hss-test"_s, ample);
    KeychainStore other(u"hss-test-other"_s, ample);
    CallScope scope;
    QVERIFY(!finished(store.write(u"shared"_s, Secret(u"mine"), scope)));
    QVERIFY(!finished(other.read(u"shared"_s, scope)).ok());
}

// The job goes on when nobody waits for it any more, and ends without touching what is gone.
void KeychainStoreTest::anAwaiterThatGoesDoesNoHarm()
{
    KeychainStore store(u"hss-test"_s, ample);
    std::optional<SecretTrouble> trouble;
    {
        CallScope scope;
        const auto wait = [&]() -> QCoro::Task<> {
            const SecretAnswer answer = co_await store.read(key, scope);
            trouble = answer.ok() ? std::nullopt : std::optional(answer.error());
        };
        wait();
    }
    QCOMPARE(trouble, SecretTrouble::Cancelled);
    CallScope scope;
    QVERIFY(!finished(store.write(key, Secret(u"after"), scope))); // stands in the queue behind it
}

void KeychainStoreTest::lockedIsNotAbsent()
{
    KeychainStore store(u"hss-test"_s, shortly);
    CallScope scope;
    const SecretAnswer answer = finished(store.read(key, scope));
    QVERIFY(!answer.ok());
    QVERIFY2(answer.error() == SecretTrouble::Denied || answer.error() == SecretTrouble::TimedOut,
        qPrintable(secretTroubleText(answer.error())));
    QVERIFY(finished(store.write(key, Secret(u"x"), scope)).has_value());
    QVERIFY(finished(store.remove(key, scope)).has_value());
}

void KeychainStoreTest::noBusIsNoKeychain()
{
    KeychainStore store(u"hss-test"_s, ample);
    CallScope scope;
    const SecretAnswer answer = finished(store.read(key, scope));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error(), SecretTrouble::NoKeychain);
    QCOMPARE(finished(store.write(key, Secret(u"x"), scope)), SecretDone(SecretTrouble::NoKeychain));
    QCOMPARE(finished(store.remove(key, scope)), SecretDone(SecretTrouble::NoKeychain));
}

void KeychainStoreTest::noDaemonIsNoKeychain()
{
    noBusIsNoKeychain();
}

void KeychainStoreTest::stoppedTimesOut()
{
    KeychainStore store(u"hss-test"_s, shortly);
    CallScope scope;
    const SecretAnswer answer = finished(store.read(key, scope));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error(), SecretTrouble::TimedOut);
}

void KeychainStoreTest::stoppedCanBeCancelled()
{
    KeychainStore store(u"hss-test"_s, ample);
    CallScope scope;
    QTimer timer;
    timer.callOnTimeout([&scope] { scope.cancelAll(); });
    timer.start(0);
    const SecretAnswer answer = finished(store.read(key, scope));
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error(), SecretTrouble::Cancelled);
}

void KeychainStoreTest::itHasAName()
{
    QVERIFY(!KeychainStore(u"hss-test"_s, ample).name().isEmpty());
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::KeychainStoreTest)
#include "tst_keychain_store.moc"
