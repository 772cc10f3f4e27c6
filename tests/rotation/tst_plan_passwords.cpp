#include "app/connection/session_store.h"
#include "app/rotation/plan_passwords.h"
#include "app/support/waits.h"
#include "tests/rotation/findings_text.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr auto variable = "HSSREG_TEST_PASSWORD";

//! Answers what the test says, and remembers what it was asked.
class SaidAsker final : public PasswordAsker {
public:
    QCoro::Task<std::optional<Secret>> ask(QString name, int repositories, CallScope &) override
    {
        asked.append(u"%1 for %2"_s.arg(name).arg(repositories));
        if (answer.isNull())
            co_return std::nullopt;
        co_return Secret(QString(answer + name));
    }

    QString answer; //!< with the name behind it; null: cancelled
    QStringList asked;
};

//! A store that has trouble, or waits until its scope ends.
class TroubledStore final : public SecretStore {
public:
    QCoro::Task<SecretAnswer> read(QString, CallScope &scope) override
    {
        ++reads;
        if (waits) {
            Question<int> question(m_question, scope);
            co_await question.conclusion();
            co_return SecretTrouble::Cancelled;
        }
        co_return trouble;
    }
    QCoro::Task<SecretDone> write(QString, Secret, CallScope &) override { co_return trouble; }
    QCoro::Task<SecretDone> remove(QString, CallScope &) override { co_return trouble; }
    [[nodiscard]] QString name() const override { return u"troubled"_s; }

    SecretTrouble trouble = SecretTrouble::Absent;
    bool waits = false;
    int reads = 0;

private:
    Question<int> *m_question = nullptr;
};

Plan planOfSources(const QStringList &sources)
{
    QByteArray rows;
    for (qsizetype i = 0; i < sources.size(); ++i)
        rows += QByteArray(i == 0 ? "" : ",") + "\n{\"id\":\"r" + QByteArray::number(i)
            + "\",\"registry_password_from\":\"" + sources.at(i).toUtf8() + "\"}";
    const QByteArray text = "{\"version\":1,\"repositories\":[" + rows + "]}";
    return readPlan(text);
}

QStringList findingLines(const PasswordSearch &search)
{
    Plan plan;
    plan.findings = search.findings;
    return hssreg::findingLines(plan);
}

QString textOf(const Secret *secret)
{
    return secret ? secret->reveal().toString() : QString();
}

void keep(SecretStore &store, const QString &key, const QString &secret)
{
    CallScope scope;
    QVERIFY(!finished(store.write(key, Secret(secret), scope)));
}

} // namespace

//! The passwords of a plan, fetched before it runs.
class PlanPasswordsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { qunsetenv(variable); }
    void cleanup() { qunsetenv(variable); }
    void fromEverywhere();
    void rowsShareOne();
    void eachNameIsAskedOnce();
    void ownPasswordsAreLeftAlone();
    void whatIsNotThere_data();
    void whatIsNotThere();
    void whatCanNotBeSent_data();
    void whatCanNotBeSent();
    void nobodyIsAskedInVain();
    void warningsDoNotStopIt();
    void thePersonCancels();
    void theScopeEnds();
    void aClosedScopeStartsNothing();
    void aDefaultSourceIsSaidOnce();
    void pipes();
};

void PlanPasswordsTest::fromEverywhere()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"eu"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("fr0m-file\n") > 0);
    file.close();
    qputenv(variable, "fr0m-variable");
    SessionStore store;
    keep(store, u"prod"_s, u"fr0m-keychain"_s);
    SaidAsker asker;
    asker.answer = u"typed-"_s;
    const Plan plan = planOfSources(
        {u"prompt:eu"_s, u"env:HSSREG_TEST_PASSWORD"_s, u"file:eu"_s, u"keychain:prod"_s, u"prompt"_s});
    PlanPasswords passwords(folder.path(), store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    const PasswordSearch search = finished(passwords.find(plan.rows, scope));
    QVERIFY(search.canRun());
    QCOMPARE(findingLines(search), QStringList());
    QStringList found;
    for (const PlanRow &row : plan.rows)
        found.append(textOf(passwords.passwordFor(row)));
    QCOMPARE(found,
        QStringList({u"typed-eu"_s, u"fr0m-variable"_s, u"fr0m-file"_s, u"fr0m-keychain"_s, u"typed-"_s}));
}

void PlanPasswordsTest::rowsShareOne()
{
    qputenv(variable, "S3cret");
    SessionStore store;
    SaidAsker asker;
    const Plan plan = planOfSources({u"env:HSSREG_TEST_PASSWORD"_s, u"env:HSSREG_TEST_PASSWORD"_s});
    PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    QVERIFY(finished(passwords.find(plan.rows, scope)).canRun());
    QVERIFY(passwords.passwordFor(plan.rows[0]));
    QCOMPARE(passwords.passwordFor(plan.rows[0]), passwords.passwordFor(plan.rows[1]));
    QVERIFY(plan.rows[0].change.passwordIsPromised());
}

void PlanPasswordsTest::eachNameIsAskedOnce()
{
    SessionStore store;
    SaidAsker asker;
    asker.answer = u"S3cret"_s;
    const Plan plan =
        planOfSources({u"prompt:b"_s, u"prompt"_s, u"prompt:a"_s, u"prompt:b"_s, u"prompt"_s, u"prompt:b"_s});
    PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    QVERIFY(finished(passwords.find(plan.rows, scope)).canRun());
    QCOMPARE(asker.asked, QStringList({u"b for 3"_s, u" for 2"_s, u"a for 1"_s}));
}

void PlanPasswordsTest::ownPasswordsAreLeftAlone()
{
    SessionStore store;
    SaidAsker asker;
    const Plan plan = readPlan(R"({"version":1,"repositories":[
{"id":"a","registry_password":"l1teral"},{"id":"b","namespace":"x"}]})");
    PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    QVERIFY(finished(passwords.find(plan.rows, scope)).canRun());
    QCOMPARE(asker.asked, QStringList());
    QCOMPARE(textOf(passwords.passwordFor(plan.rows[0])), u"l1teral"_s);
    QVERIFY(!passwords.passwordFor(plan.rows[1]));
}

void PlanPasswordsTest::whatIsNotThere_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<SecretTrouble>("trouble");
    QTest::addColumn<QString>("said");
    const auto none = SecretTrouble::Absent;
    QTest::newRow("a variable") << u"env:HSSREG_TEST_PASSWORD"_s << none << u"HSSREG_TEST_PASSWORD"_s;
    QTest::newRow("a file") << u"file:not/there"_s << none << u"not/there"_s;
    QTest::newRow("an entry") << u"keychain:eu"_s << none << u"keychain:eu."_s;
    QTest::newRow("an entry that is refused")
        << u"keychain:eu"_s << SecretTrouble::Denied << u"keychain:eu, and the keychain gave no access."_s;
    QTest::newRow("no keychain") << u"keychain:eu"_s << SecretTrouble::NoKeychain
                                 << u"keychain:eu, and there is no keychain, or it can not be reached."_s;
    QTest::newRow("a locked one") << u"keychain:eu"_s << SecretTrouble::TimedOut
                                  << u"keychain:eu, and the keychain did not answer in time."_s;
}

void PlanPasswordsTest::whatIsNotThere()
{
    QFETCH(QString, source);
    QFETCH(SecretTrouble, trouble);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    TroubledStore store;
    store.trouble = trouble;
    SaidAsker asker;
    const Plan plan = planOfSources({source});
    PlanPasswords passwords(folder.path(), store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    const PasswordSearch search = finished(passwords.find(plan.rows, scope));
    QVERIFY(!search.canRun() && !search.cancelled);
    QCOMPARE(findingLines(search), QStringList({u"row 1 2:12 registry_password secret_not_found error"_s}));
    QVERIFY2(problemText(search.findings.first().problem).contains(said),
        qPrintable(problemText(search.findings.first().problem)));
    QVERIFY(!passwords.passwordFor(plan.rows[0]));
}

void PlanPasswordsTest::whatCanNotBeSent_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << u""_s << u"empty"_s;
    QTest::newRow("too long") << u"M4rk3r"_s + QString(123, u'x') << u"too_long"_s;
    QTest::newRow("a line end") << u"M4rk3r\nx"_s << u"bad_character"_s;
}

void PlanPasswordsTest::whatCanNotBeSent()
{
    QFETCH(QString, secret);
    QFETCH(QString, expected);
    SessionStore store;
    keep(store, u"eu"_s, secret);
    SaidAsker asker;
    asker.answer = secret;
    for (const QString &source : {u"keychain:eu"_s, u"prompt"_s}) {
        const Plan plan = planOfSources({source});
        PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
        CallScope scope;
        const PasswordSearch search = finished(passwords.find(plan.rows, scope));
        QVERIFY(!search.canRun());
        QCOMPARE(
            findingLines(search), QStringList({u"row 1 2:12 registry_password %1 error"_s.arg(expected)}));
        QVERIFY(!problemText(search.findings.first().problem).contains(u"M4rk3r"_s));
        QVERIFY(!passwords.passwordFor(plan.rows[0]));
    }
}

void PlanPasswordsTest::nobodyIsAskedInVain()
{
    SessionStore store;
    SaidAsker asker;
    asker.answer = u"S3cret"_s;
    const Plan plan = planOfSources({u"prompt"_s, u"env:HSSREG_TEST_PASSWORD"_s, u"keychain:eu"_s});
    PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    const PasswordSearch search = finished(passwords.find(plan.rows, scope));
    QVERIFY(!search.canRun());
    QCOMPARE(findingLines(search),
        QStringList({u"row 2 3:12 registry_password secret_not_found error"_s,
            u"row 3 4:12 registry_password secret_not_found error"_s}));
    QCOMPARE(asker.asked, QStringList());
}

void PlanPasswordsTest::warningsDoNotStopIt()
{
    SessionStore store;
    SaidAsker asker;
    asker.answer = u"S3cret "_s;
    const Plan plan = planOfSources({u"prompt"_s});
    PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    const PasswordSearch search = finished(passwords.find(plan.rows, scope));
    QVERIFY(search.canRun());
    QCOMPARE(findingLines(search), QStringList({u"row 1 2:12 registry_password blank_edges warning"_s}));
    QCOMPARE(textOf(passwords.passwordFor(plan.rows[0])), u"S3cret "_s);
}

void PlanPasswordsTest::thePersonCancels()
{
    SessionStore store;
    SaidAsker asker;
    const Plan plan = planOfSources({u"prompt:a"_s, u"prompt:b"_s});
    PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    const PasswordSearch search = finished(passwords.find(plan.rows, scope));
    QVERIFY(search.cancelled && !search.canRun());
    QCOMPARE(asker.asked, QStringList({u"a for 1"_s}));
}

void PlanPasswordsTest::theScopeEnds()
{
    TroubledStore store;
    store.waits = true;
    SaidAsker asker;
    const Plan plan = planOfSources({u"keychain:a"_s, u"keychain:b"_s});
    PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    QMetaObject::invokeMethod(
        this, [&scope] { scope.cancelAll(); }, Qt::QueuedConnection);
    const PasswordSearch search = finished(passwords.find(plan.rows, scope));
    QVERIFY(search.cancelled && search.findings.isEmpty());
    QCOMPARE(store.reads, 1);
}

void PlanPasswordsTest::aClosedScopeStartsNothing()
{
    TroubledStore store;
    SaidAsker asker;
    const Plan plan = planOfSources({u"keychain:a"_s});
    PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    scope.cancelAll();
    QVERIFY(finished(passwords.find(plan.rows, scope)).cancelled);
    QCOMPARE(store.reads, 0);
}

void PlanPasswordsTest::aDefaultSourceIsSaidOnce()
{
    const Plan plan = readPlan(R"({"version":1,"defaults":{"registry_password_from":"keychain:eu"},
"repositories":[{"id":"a"},{"id":"b"},{"id":"c"}]})");
    TroubledStore store;
    SaidAsker asker;
    PlanPasswords passwords({}, store, asker, PlanPasswords::Pipes::Refuse);
    CallScope scope;
    const PasswordSearch search = finished(passwords.find(plan.rows, scope));
    QCOMPARE(findingLines(search), QStringList({u"row 0 1:26 registry_password secret_not_found error"_s}));
    QCOMPARE(store.reads, 1);
}

// To open one that nobody writes to would never end, so a window does not.
void PlanPasswordsTest::pipes()
{
    const Plan plan = planOfSources({u"file:/dev/null"_s});
    SessionStore store;
    SaidAsker asker;
    PlanPasswords refusing({}, store, asker, PlanPasswords::Pipes::Refuse);
    PlanPasswords reading({}, store, asker, PlanPasswords::Pipes::Read);
    CallScope scope;
    QCOMPARE(findingLines(finished(refusing.find(plan.rows, scope))),
        QStringList({u"row 1 2:12 registry_password secret_not_found error"_s}));
    QCOMPARE(findingLines(finished(reading.find(plan.rows, scope))),
        QStringList({u"row 1 2:12 registry_password empty error"_s}));
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::PlanPasswordsTest)
#include "tst_plan_passwords.moc"
