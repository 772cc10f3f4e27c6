// What is read out of a server's answer before a password goes anywhere: challenges, tokens, waits. With rows for the
// grammar, and with seeded random damage that must never crash, hang or be taken for sound where it is not.

#include "app/repository/challenge.h"
#include "app/repository/login_words.h"
#include "app/repository/token_grant.h"
#include "app/service/retry.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr int mutations = 20'000;

// `bearer realm=https://a|service=b; basic t68:abc`
QByteArray written(const std::optional<QList<Challenge>> &challenges)
{
    if (!challenges)
        return "malformed";
    QByteArrayList all;
    for (const Challenge &challenge : *challenges) {
        QByteArray text = challenge.scheme;
        if (!challenge.token68.isEmpty())
            text += " t68:" + challenge.token68;
        QByteArrayList parameters;
        for (const auto &[name, value] : challenge.parameters)
            parameters.append(name + "=" + value);
        if (!parameters.isEmpty())
            text += " " + parameters.join('|');
        all.append(text);
    }
    return all.join("; ");
}

QByteArray quoted(QByteArray value)
{
    value.replace('\\', "\\\\").replace('"', "\\\"");
    return '"' + value + '"';
}

// The same challenges in a form the grammar allows: what was read has to be read back.
QByteArray rewritten(const QList<Challenge> &challenges)
{
    QByteArrayList all;
    for (const Challenge &challenge : challenges) {
        QByteArrayList parameters;
        for (const auto &[name, value] : challenge.parameters)
            parameters.append(name + "=" + quoted(value));
        all.append(challenge.scheme + " " + challenge.token68 + parameters.join(','));
    }
    return all.join(" , ");
}

QByteArray damaged(QByteArray text, QRandomGenerator &random)
{
    static const QByteArray telling = "\",=\\ \t;\r\n\0\x7f\xff"
                                      "aB9+/.-_~{}[]:"_ba;
    const int changes = random.bounded(1, 6);
    for (int i = 0; i < changes; ++i) {
        const qsizetype at = text.isEmpty() ? 0 : random.bounded(int(text.size()));
        const char c =
            random.bounded(2) ? telling.at(random.bounded(int(telling.size()))) : char(random.bounded(256));
        switch (random.bounded(5)) {
        case 0: text.insert(at, c); break;
        case 1: text.remove(at, random.bounded(1, 4)); break;
        case 2:
            if (!text.isEmpty())
                text[at] = c;
            break;
        case 3: text.insert(at, text.mid(random.bounded(int(text.size()) + 1), random.bounded(20))); break;
        default: text.truncate(at); break;
        }
    }
    return text;
}

QByteArray token(const QByteArray &payload)
{
    const auto part = [](const QByteArray &text) {
        return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    return part(R"({"alg":"RS256"})") + '.' + part(payload) + ".c2ln";
}

} // namespace

class TestLoginParsers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void challengesAreRead_data();
    void challengesAreRead();
    void longHeadersAreRefused();
    void damagedChallengesAreHarmless_data();
    void damagedChallengesAreHarmless();
    void grantsAreRead_data();
    void grantsAreRead();
    void longTokensAreRefused();
    void damagedGrantsAreHarmless();
    void tokensAreRead_data();
    void tokensAreRead();
    void damagedWaitsAreHarmless();
    void everyCauseHasItsOwnWords();
};

void TestLoginParsers::challengesAreRead_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("read");
    const auto row = [](const char *name, const QByteArray &header, const QByteArray &read) {
        QTest::newRow(name) << header << read;
    };
    const QByteArray bad = "malformed";
    row("of a registry with tokens",
        R"(Bearer realm="https://auth.example/token",service="registry.example",scope="repository:a/b:pull,push")",
        "bearer realm=https://auth.example/token|service=registry.example|scope=repository:a/b:pull,push");
    row("of a registry with passwords", R"(Basic realm="Registry Realm")", "basic realm=Registry Realm");
    row("two in one header", R"(Basic realm="a, b", Bearer realm="c",service=d)",
        "basic realm=a, b; bearer realm=c|service=d");
    row("the example of the RFC",
        R"(Newauth realm="apps", type=1, title="Login to \"apps\"", Basic realm="simple")",
        R"(newauth realm=apps|type=1|title=Login to "apps"; basic realm=simple)");
    row("token68", "Negotiate YWJj+/-._~==, Basic realm=x", "negotiate t68:YWJj+/-._~==; basic realm=x");
    row("token68 with one equals sign", "Negotiate abc=", "negotiate t68:abc=");
    row("a scheme alone", "Negotiate", "negotiate");
    row("schemes alone", "Negotiate , NTLM", "negotiate; ntlm");
    row("empty elements", ",, Basic realm=x ,,  , a=b,", "basic realm=x|a=b");
    row("blanks around the equals sign", "Basic realm \t=  \"x\"", "basic realm=x");
    row("an empty value in quotes", R"(Basic realm="")", "basic realm=");
    row("letters of any case", "BEARER Realm=X", "bearer realm=X");
    row("bytes beyond ASCII in quotes", "Basic realm=\"caf\xc3\xa9\"", "basic realm=caf\xc3\xa9");
    row("nothing", "", "");
    row("blanks only", "  \t ", "");
    row("a quote that does not end", R"(Bearer realm="https://a)", bad);
    row("a quote that ends in a backslash", R"(Bearer realm="a\)", bad);
    row("a value without quotes that needs them", "Bearer realm=https://a", bad);
    row("no value", "Bearer realm=,service=a", bad);
    row("no name", R"(Bearer ="a")", bad);
    row("a name twice", R"(Bearer realm="https://a", REALM="https://evil")", bad);
    row("text after a quote", R"(Bearer realm="a"b)", bad);
    row("a parameter without a scheme", R"(realm="a")", bad);
    row("a parameter after a token68", R"(Negotiate abc==, realm="a")", bad);
    row("semicolons", R"(Bearer realm="a"; service="b")", bad);
    row("a line end", "Bearer realm=\"a\r\nb\"", bad);
    row("a NUL", QByteArray("Bearer realm=\"a\0b\"", 18), bad);
    row("a scheme with a slash", R"(Bea/rer realm="a")", bad);
}

void TestLoginParsers::challengesAreRead()
{
    QFETCH(QByteArray, header);
    QTEST(written(readChallenges(header)), "read");
}

void TestLoginParsers::longHeadersAreRefused()
{
    const QByteArray frame = R"(Basic realm="")";
    const auto ofSize = [&](qsizetype size) -> QByteArray {
        return QByteArray(frame).insert(frame.size() - 1, QByteArray(size - frame.size(), 'x'));
    };
    QVERIFY(readChallenges(ofSize(8 * 1024)));
    QVERIFY(!readChallenges(ofSize(8 * 1024 + 1)));
}

void TestLoginParsers::damagedChallengesAreHarmless_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("a token's")
        << R"(Bearer realm="https://a/token",service="r",scope="repository:a:pull,push")"_ba;
    QTest::newRow("several") << R"(Negotiate YWJj==, Basic realm="a, \"b\"" , Digest a=1, b="2")"_ba;
}

void TestLoginParsers::damagedChallengesAreHarmless()
{
    QFETCH(QByteArray, header);
    QRandomGenerator random(20'261'124);
    int sound = 0;
    for (int i = 0; i < mutations; ++i) {
        const QByteArray text = damaged(header, random);
        const auto read = readChallenges(text);
        if (!read)
            continue;
        ++sound;
        // What was taken for sound has only what the grammar allows, and says the same when written again.
        for (const Challenge &challenge : *read) {
            QVERIFY2(!challenge.scheme.isEmpty(), text.toPercentEncoding().constData());
            for (const auto &[name, value] : challenge.parameters) {
                QVERIFY(!name.isEmpty());
                QVERIFY2(!value.contains('\r') && !value.contains('\n') && !value.contains('\0'),
                    text.toPercentEncoding().constData());
            }
        }
        QCOMPARE(written(readChallenges(rewritten(*read))), written(read));
    }
    QVERIFY(sound > 100);
    QVERIFY(sound < mutations - 100);
}

void TestLoginParsers::grantsAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("grant"); // `unknown`, or the actions
    const auto row = [](const char *name, const QByteArray &text, const QString &grant) {
        QTest::newRow(name) << text << grant;
    };
    const QByteArray entry = R"({"type":"repository","name":"team/probe","actions":["pull","push"]})";
    row("both actions", token(R"({"access":[)" + entry + "]}"), u"pull,push"_s);
    row("no action", token(R"({"access":[{"type":"repository","name":"team/probe","actions":[]}]})"), {});
    row("no entry", token(R"({"access":[]})"), {});
    row("null", token(R"({"access":null})"), {});
    row("another repository", token(R"({"access":[{"type":"repository","name":"x","actions":["push"]}]})"),
        {});
    row("another type", token(R"({"access":[{"type":"registry","name":"team/probe","actions":["push"]}]})"),
        {});
    row("after others", token(R"({"access":[1,null,{},)" + entry + "]}"), u"pull,push"_s);
    row("actions that are no list",
        token(R"({"access":[{"type":"repository","name":"team/probe","actions":"push"}]})"), {});
    row("actions that are no texts",
        token(R"({"access":[{"type":"repository","name":"team/probe","actions":[1,"pull"]}]})"), u"pull"_s);
    row("no access", token(R"({"scp":"applied-permissions/user"})"), u"unknown"_s);
    row("access that is a text", token(R"({"access":"push"})"), u"unknown"_s);
    row("a list", token("[]"), u"unknown"_s);
    row("no JSON", token("push"), u"unknown"_s);
    row("opaque", "cmVmdGtuOjAxOjE3", u"unknown"_s);
    row("two parts", "a.b", u"unknown"_s);
    row("four parts", token(R"({"access":[]})") + ".x", u"unknown"_s);
    row("no Base64", "a.$$$.c", u"unknown"_s);
    row("Base64 of the other alphabet", "a.+/+/.c", u"unknown"_s);
    row("nothing", "", u"unknown"_s);
    row("deep nesting", token(QByteArray(20'000, '[')), u"unknown"_s);
}

void TestLoginParsers::grantsAreRead()
{
    QFETCH(QByteArray, text);
    const auto grant = readGrant(QString::fromLatin1(text), u"team/probe");
    QTEST(grant ? grant->join(u',') : u"unknown"_s, "grant");
}

void TestLoginParsers::longTokensAreRefused()
{
    const QByteArray shortOne = token(R"({"access":[]})");
    QVERIFY(readGrant(QString::fromLatin1(shortOne + QByteArray(64 * 1024 - shortOne.size(), 'x')), u"a"));
    QVERIFY(
        !readGrant(QString::fromLatin1(shortOne + QByteArray(64 * 1024 - shortOne.size() + 1, 'x')), u"a"));
}

void TestLoginParsers::damagedGrantsAreHarmless()
{
    const QByteArray payload = R"({"access":[{"type":"repository","name":"a/b","actions":["pull"]}]})";
    QRandomGenerator random(20'261'125);
    int granted = 0;
    for (int i = 0; i < mutations; ++i) {
        // half of the damage inside of the payload, half of it around
        const QByteArray text = i % 2 ? damaged(token(payload), random) : token(damaged(payload, random));
        const auto grant = readGrant(QString::fromLatin1(text), u"a/b");
        if (!grant)
            continue;
        const QByteArray decoded =
            QByteArray::fromBase64(text.split('.').value(1), QByteArray::Base64UrlEncoding);
        QVERIFY(QJsonDocument::fromJson(decoded).isObject());
        QVERIFY2(!grant->contains(u"push"_s), decoded.constData()); // no damage makes a right
        granted += grant->contains(u"pull"_s) ? 1 : 0;
    }
    QVERIFY(granted > 100);
}

void TestLoginParsers::tokensAreRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text"); // empty: none
    QTest::newRow("token") << R"({"token":"abc","expires_in":60})"_ba << u"abc"_s;
    QTest::newRow("access_token") << R"({"access_token":"abc"})"_ba << u"abc"_s;
    QTest::newRow("both") << R"({"access_token":"b","token":"a"})"_ba << u"a"_s;
    QTest::newRow("an empty one") << R"({"token":""})"_ba << QString();
    QTest::newRow("a number") << R"({"token":5})"_ba << QString();
    QTest::newRow("a line end in it") << R"({"token":"a\r\nX-Evil: 1"})"_ba << QString();
    QTest::newRow("a blank in it") << R"({"token":"a b"})"_ba << QString();
    QTest::newRow("not ASCII") << R"({"token":"\u00e9"})"_ba << QString();
    QTest::newRow("a list") << "[]"_ba << QString();
    QTest::newRow("no JSON") << "<html>"_ba << QString();
}

void TestLoginParsers::tokensAreRead()
{
    QFETCH(QByteArray, json);
    const std::optional<Secret> read = readToken(json);
    QTEST(read ? read->reveal().toString() : QString(), "text");
}

void TestLoginParsers::damagedWaitsAreHarmless()
{
    const QDateTime now = QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
    QRandomGenerator random(20'261'126);
    int sound = 0;
    for (int i = 0; i < mutations; ++i) {
        const QByteArray text = damaged(i % 2 ? "120"_ba : "Tue, 24 Nov 2026 12:00:30 GMT"_ba, random);
        const auto wait = readRetryAfter(text, now);
        if (!wait)
            continue;
        ++sound;
        QVERIFY2(wait->count() >= 0, text.constData());
    }
    QVERIFY(sound > 100);
}

void TestLoginParsers::everyCauseHasItsOwnWords()
{
    QSet<QString> names;
    QSet<QString> texts;
    const int last = int(LoginCause::Cancelled);
    for (int i = 0; i <= last; ++i) {
        LoginReport report;
        report.cause = LoginCause(i);
        names.insert(loginCauseName(report.cause));
        texts.insert(loginText(report));
        const bool nothingToDo =
            report.cause == LoginCause::LoginGood || report.cause == LoginCause::Cancelled;
        QCOMPARE(loginAdvice(report).isEmpty(), nothingToDo);
        QVERIFY(!loginText(report).contains(u"%1"_s));
        QVERIFY(!loginNotes(report).isEmpty());
    }
    QCOMPARE(names.size(), last + 1);
    QCOMPARE(texts.size(), last + 1);
}

QTEST_GUILESS_MAIN(TestLoginParsers)
#include "tst_login_parsers.moc"
