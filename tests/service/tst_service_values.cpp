// The pure half of the service: endpoints, requests, replies, redaction, retries, proof, preview.

#include "app/service/advice.h"
#include "app/service/endpoints.h"
#include "app/service/proof.h"
#include "app/service/redaction.h"
#include "app/service/replies.h"
#include "app/service/request_preview.h"
#include "app/service/requests.h"
#include "app/service/retry.h"
#include "app/service/service_codes.h"
#include "tests/support/fake_clock.h"
#include "tests/support/script_server.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Account account()
{
    return {QUrl(u"https://hss.cn-north-4.myhuaweicloud.com"_s), u"0123456789abcdef0123456789abcdef"_s, {}};
}

HttpOutcome answered(int status, const QByteArray &body = {}, const QByteArray &type = "application/json")
{
    return HttpResponse{status, {{"Content-Type", type}}, body, false};
}

RegistryInfo registry(const QString &status, qint64 synced)
{
    RegistryInfo info;
    info.id = u"a"_s;
    info.status = status;
    info.latestSyncTime = synced;
    return info;
}

} // namespace

class TestServiceValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endpoints_data();
    void endpoints();
    void regionsAreThirtyTwo();
    void percentEncoding_data();
    void percentEncoding();
    void pathAndQueryAreEncoded();
    void errorShapes_data();
    void errorShapes();
    void everyCodeHasWords();
    void everyOutcomeHasWords();
    void aListIsRead();
    void redaction_data();
    void redaction();
    void aShortSecretWithholdsTheText();
    void retryAfter_data();
    void retryAfter();
    void retries();
    void aWaitBeyondTheDeadlineIsNotBegun();
    void proof_data();
    void proof();
    void previewHidesSecrets();
    void theCopiedCommandSendsTheSame_data();
    void theCopiedCommandSendsTheSame();
};

void TestServiceValues::endpoints_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("url"); // empty: refused
    QTest::newRow("https") << u"https://hss.example.com"_s << u"https://hss.example.com"_s;
    QTest::newRow("a host name gets https") << u"hss.example.com"_s << u"https://hss.example.com"_s;
    QTest::newRow("a port stays") << u"https://hss.example.com:8443/"_s << u"https://hss.example.com:8443"_s;
    QTest::newRow("blanks around") << u"  https://hss.example.com "_s << u"https://hss.example.com"_s;
    QTest::newRow("http on loopback") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
    QTest::newRow("http on localhost") << u"http://localhost:1"_s << u"http://localhost:1"_s;
    QTest::newRow("http on IPv6 loopback") << u"http://[::1]:1"_s << u"http://[::1]:1"_s;
    QTest::newRow("http elsewhere") << u"http://hss.example.com"_s << QString();
    QTest::newRow("http on a name that begins like loopback")
        << u"http://127.0.0.1.example.com"_s << QString();
    QTest::newRow("a path") << u"https://hss.example.com/v5"_s << QString();
    QTest::newRow("a query") << u"https://hss.example.com?a"_s << QString();
    QTest::newRow("a login") << u"https://me:pw@hss.example.com"_s << QString();
    QTest::newRow("ftp") << u"ftp://hss.example.com"_s << QString();
    QTest::newRow("nothing") << u" "_s << QString();
    QTest::newRow("no host") << u"https://"_s << QString();
}

void TestServiceValues::endpoints()
{
    QFETCH(QString, typed);
    QFETCH(QString, url);
    const auto endpoint = readEndpoint(typed);
    QCOMPARE(endpoint.ok() ? endpoint.value().toString() : QString(), url);
    if (!endpoint.ok())
        QVERIFY(!endpointFaultText(endpoint.error()).isEmpty());
}

void TestServiceValues::regionsAreThirtyTwo()
{
    QCOMPARE(regions().size(), 32U);
    QVERIFY(isRegion(u"cn-north-4"));
    QVERIFY(!isRegion(u"cn-north-5"));
    QCOMPARE(regionEndpoint(u"eu-west-101").toString(), u"https://hss.eu-west-101.myhuaweicloud.eu"_s);
    QCOMPARE(regionEndpoint(u"cn-north-4").toString(), u"https://hss.cn-north-4.myhuaweicloud.com"_s);
}

void TestServiceValues::percentEncoding_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("a blank") << u"a b"_s << QByteArray("a%20b");
    QTest::newRow("a hash") << u"a#b"_s << QByteArray("a%23b");
    QTest::newRow("a tilde stays") << u"a~b"_s << QByteArray("a~b");
    QTest::newRow("unreserved stay") << u"aZ09-_.~"_s << QByteArray("aZ09-_.~");
    QTest::newRow("a percent sign") << u"a%2Fb"_s << QByteArray("a%252Fb");
    QTest::newRow("a plus sign") << u"a+b"_s << QByteArray("a%2Bb");
    QTest::newRow("a question mark") << u"a?b&c=d"_s << QByteArray("a%3Fb%26c%3Dd");
    QTest::newRow("Chinese") << u"密"_s << QByteArray("%E5%AF%86");
}

void TestServiceValues::percentEncoding()
{
    QFETCH(QString, value);
    QFETCH(QByteArray, encoded);
    QCOMPARE(percentEncoded(value), encoded);
}

void TestServiceValues::pathAndQueryAreEncoded()
{
    Account of = account();
    of.enterpriseProjectId = u"a&b"_s;
    AccessUpdate change;
    change.set(Field::Protocol, u"https"_s);
    const HttpRequest request = updateRegistryRequest(of, u"a%2Fb c"_s, change);
    QCOMPARE(request.url.toEncoded(),
        "https://hss.cn-north-4.myhuaweicloud.com/v5/0123456789abcdef0123456789abcdef/image/registries/"
        "a%252Fb%20c?enterprise_project_id=a%26b");
}

void TestServiceValues::errorShapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("requestId");
    const auto row = [](const char *name, const char *body, const QString &code, const QString &message,
                         const QString &requestId = {}) {
        QTest::newRow(name) << QByteArray(body) << code << message << requestId;
    };
    row("HSS", R"({"error_code":"HSS.1005","error_description":"d","error_msg":"m"})", u"HSS.1005"_s, u"m"_s);
    row("HSS without a message", R"({"error_code":"00000010","error_description":"拒绝访问"})", u"00000010"_s,
        u"拒绝访问"_s);
    row("gateway", R"({"error_msg":"m","error_code":"APIG.0301","request_id":"r1"})", u"APIG.0301"_s, u"m"_s,
        u"r1"_s);
    row("camel case", R"({"errorCode":"X.1","errorMsg":"m"})", u"X.1"_s, u"m"_s);
    row("code and message", R"({"code":"X.2","message":"m"})", u"X.2"_s, u"m"_s);
    row("IAM nested", R"({"error":{"code":401,"message":"m","title":"Unauthorized"}})", u"401"_s, u"m"_s);
    row("IAM flat", R"({"error_code":"IAM.0011","error_msg":"m"})", u"IAM.0011"_s, u"m"_s);
    row("nested with a request ID outside",
        R"({"error":{"error_code":"A","error_msg":"m"},"request_id":"r2"})", u"A"_s, u"m"_s, u"r2"_s);
    row("an authorization message beside it",
        R"({"encoded_authorization_message":null,"error_code":"B","error_msg":"m"})", u"B"_s, u"m"_s);
    row("an array", "[1]", {}, {});
    row("a web page", "<html/>", {}, {});
    row("nothing", "", {}, {});
    row("numbers for texts", R"({"error_code":5,"error_msg":6})", u"5"_s, u"6"_s);
}

void TestServiceValues::errorShapes()
{
    QFETCH(QByteArray, body);
    const ErrorBody error = readErrorBody(body);
    QTEST(error.code, "code");
    QTEST(error.message, "message");
    QTEST(error.requestId, "requestId");
}

void TestServiceValues::everyCodeHasWords()
{
    for (const QString &code : {u"HSS.0001"_s, u"HSS.0010"_s, u"HSS.0011"_s, u"HSS.0013"_s, u"APIG.0101"_s,
             u"APIG.0301"_s, u"APIG.0308"_s, u"APIGW.0301"_s, u"IAM.0061"_s, u"00000010"_s}) {
        const ServiceCode *entry = serviceCode(code);
        QVERIFY2(entry, qPrintable(code));
        ServiceReport report;
        report.outcome = entry->outcome.value_or(Outcome::Refused);
        report.errorCode = code;
        report.httpStatus = 400;
        QVERIFY(reportText(report).contains(code));
        QVERIFY(!adviceText(report).isEmpty());
    }
    QVERIFY(!serviceCode(u"HSS.9999"_s));
}

void TestServiceValues::everyOutcomeHasWords()
{
    for (int i = int(Outcome::Updated); i <= int(Outcome::Cancelled); ++i) {
        ServiceReport report;
        report.outcome = Outcome(i);
        QVERIFY(!reportText(report).isEmpty());
        QVERIFY(!outcomeName(report.outcome).isEmpty());
    }
    for (int kind = int(HttpFailure::Kind::Cancelled); kind <= int(HttpFailure::Kind::NotHttp); ++kind) {
        ServiceReport report;
        report.outcome = Outcome::Unreachable;
        report.failure = HttpFailure{HttpFailure::Kind(kind), false};
        QVERIFY(!reportText(report).isEmpty());
    }
}

void TestServiceValues::aListIsRead()
{
    const QByteArray body =
        R"({"total_num":1,"data_list":[{"id":"a","registry_name":"n","registry_type":"Harbor",
        "api_version":"V2","registry_username":"robot$x","registry_password":"never","status":"fail",
        "fail_reason":"SERVER_ERROR","images_num":12,"latest_sync_time":9223372036854775807,"protocol":7}]})";
    const auto page = readRegistryPage(answered(200, body), {});
    QVERIFY(page.ok());
    const RegistryInfo &info = page.value().items.constFirst();
    QCOMPARE(info.id, u"a"_s);
    QCOMPARE(info.access[Field::RegistryUsername], std::optional(u"robot$x"_s));
    QVERIFY2(!info.access[Field::Namespace], "absent stays absent");
    QVERIFY2(!info.access[Field::Protocol], "a number is no text");
    QVERIFY2(!info.access[Field::RegistryPassword], "a password is never taken in");
    QCOMPARE(info.latestSyncTime, std::optional<qint64>(9223372036854775807));
    QCOMPARE(info.imagesNum, std::optional(12));
    QCOMPARE(accessStatus(info), AccessStatus::Fail);
}

void TestServiceValues::redaction_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("text");
    QTest::newRow("as it is") << u"S3cret-word"_s << u"bad value S3cret-word here"_s;
    QTest::newRow("twice") << u"S3cret-word"_s << u"S3cret-wordS3cret-word"_s;
    QTest::newRow("escaped for JSON") << u"a\"b\\cdef"_s << u"{\"p\":\"a\\\"b\\\\cdef\"}"_s;
    QTest::newRow("percent-encoded") << u"a+b&c=d/"_s << u"password=a%2Bb%26c%3Dd%2F"_s;
    QTest::newRow("base64") << u"S3cret-word"_s
                            << QString::fromLatin1("x " + QByteArray("S3cret-word").toBase64());
    QTest::newRow("cut off") << u"A-very-long-secret-indeed"_s << u"value 'A-very-long-sec' is too long"_s;
    QTest::newRow("its end") << u"A-very-long-secret-indeed"_s << u"…g-secret-indeed"_s;
    QTest::newRow("as HTTP Basic") << u"pässword"_s
                                   << QString::fromLatin1(QByteArray("me:p\xc3\xa4ssword").toBase64());
}

void TestServiceValues::redaction()
{
    QFETCH(QString, secret);
    QFETCH(QString, text);
    Redaction redaction;
    redaction.hideLogin(u"me", Secret(secret));
    const QString clean = redaction.cleaned(text);
    QVERIFY2(clean.contains(u"‹hidden›"), qPrintable(clean));
    for (qsizetype length = 8, from = 0; from + length <= secret.size(); ++from)
        QVERIFY2(!clean.contains(QStringView(secret).mid(from, length)), qPrintable(clean));
}

void TestServiceValues::aShortSecretWithholdsTheText()
{
    Redaction redaction;
    redaction.hide(Secret(u"pw"));
    QVERIFY(!redaction.cleaned(u"value pw is bad"_s).contains(u"pw "));
    QCOMPARE(redaction.cleaned(u"nothing of it"_s), u"nothing of it"_s);
    // what looks like a secret goes without being known
    QVERIFY(!Redaction().cleaned(u"x-auth-token: abcdef"_s).contains(u"abcdef"));
    QVERIFY(!Redaction().cleaned(u"{\"registry_password\":\"hunter2\"}"_s).contains(u"hunter2"));
    QVERIFY(!Redaction().cleaned(u"eyJhbGciOiJSUzI1NiJ9.eyJzdWIi.c2ln"_s).contains(u"eyJhbGci"));
    // and what came stays plain: no direction tricks, one line
    QCOMPARE(Redaction().cleaned(u"a\u202Eb\nc"_s), u"a‹U+202E›b c"_s);
}

void TestServiceValues::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("seconds"); // -1: nothing
    QTest::newRow("seconds") << QByteArray("12") << 12;
    QTest::newRow("zero") << QByteArray(" 0 ") << 0;
    QTest::newRow("a date") << QByteArray("Fri, 03 Apr 2026 01:00:30 GMT") << 30;
    QTest::newRow("a date that is over") << QByteArray("Fri, 03 Apr 2026 00:00:00 GMT") << 0;
    QTest::newRow("nothing") << QByteArray() << -1;
    QTest::newRow("words") << QByteArray("soon") << -1;
    QTest::newRow("negative") << QByteArray("-5") << -1;
    QTest::newRow("a number without end") << QByteArray("99999999999999999999999") << 31536000;
}

void TestServiceValues::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(int, seconds);
    const QDateTime now(QDate(2026, 4, 3), QTime(1, 0), Qt::UTC);
    const auto wait = readRetryAfter(value, now);
    QCOMPARE(wait ? int(wait->count()) : -1, seconds);
}

void TestServiceValues::retries()
{
    FakeClock clock;
    const auto policy = [&clock] { return RetryPolicy(Deadline(clock, 10min), [] { return 0.5; }); };
    const HttpOutcome refused = HttpFailure{HttpFailure::Kind::ConnectionRefused, false};
    RetryPolicy connecting = policy();
    QCOMPARE(connecting.after(refused, {}).wait, 250ms);
    QCOMPARE(connecting.after(refused, {}).wait, 500ms);
    QCOMPARE(connecting.after(refused, {}).wait, 1000ms);
    QVERIFY(!connecting.after(refused, {}).again);
    RetryPolicy throttled = policy();
    for (const auto wait : {1000ms, 2000ms, 4000ms, 8000ms})
        QCOMPARE(throttled.after(answered(429), {}).wait, wait);
    QVERIFY(!throttled.after(answered(429), {}).again);
    RetryPolicy lost = policy();
    QVERIFY(lost.after(HttpFailure{HttpFailure::Kind::Lost, true}, {}).again);
    QVERIFY2(!lost.after(answered(502), {}).again, "once, whatever the reason");
    for (const int status : {200, 400, 401, 403, 404, 500, 501, 301})
        QVERIFY2(!policy().after(answered(status), {}).again, qPrintable(QString::number(status)));
    for (const auto kind : {HttpFailure::Kind::Tls, HttpFailure::Kind::Cancelled, HttpFailure::Kind::TimedOut,
             HttpFailure::Kind::TooLarge, HttpFailure::Kind::NotHttp, HttpFailure::Kind::Proxy})
        QVERIFY(!policy().after(HttpFailure{kind, true}, {}).again);
}

void TestServiceValues::aWaitBeyondTheDeadlineIsNotBegun()
{
    FakeClock clock;
    RetryPolicy policy(Deadline(clock, 5s), [] { return 0.9; });
    HttpResponse answer{429, {{"retry-after", "6"}}, {}, false};
    const RetryStep step = policy.after(answer, clock.now());
    QVERIFY(!step.again);
    QVERIFY(step.throttledOut);
    answer.headers = {{"Retry-After", "4"}};
    QCOMPARE(policy.after(answer, clock.now()).wait, 4000ms);
}

void TestServiceValues::proof_data()
{
    QTest::addColumn<QString>("before"); // status, or empty: not known
    QTest::addColumn<QStringList>("looks"); // status, with + when synchronised since
    QTest::addColumn<int>("settledAt"); // 0: never
    QTest::addColumn<QString>("proof");
    const auto row = [](const char *name, const QString &before, const QStringList &looks, int at,
                         const QString &proof) { QTest::newRow(name) << before << looks << at << proof; };
    row("connected at once", u"success"_s, {u"success+"_s}, 1, u"connected"_s);
    row("connecting, then connected", u"success"_s, {u"accessing"_s, u"accessing"_s, u"success+"_s}, 3,
        u"connected"_s);
    row("a good status that was there before proves nothing", u"success"_s,
        {u"success"_s, u"success"_s, u"success"_s}, 3, u"not_exercised"_s);
    row("it may become connected after a look", u"success"_s, {u"success"_s, u"success+"_s}, 2,
        u"connected"_s);
    row("connecting, then good without a synchronisation", u"success"_s, {u"accessing"_s, u"success"_s}, 2,
        u"not_exercised"_s);
    row("good, then bad", u"success"_s, {u"fail"_s}, 1, u"failed"_s);
    row("a bad status that was there before proves nothing yet", u"fail"_s,
        {u"fail"_s, u"accessing"_s, u"success+"_s}, 3, u"connected"_s);
    row("a bad status that stays", u"fail"_s, {u"fail"_s, u"fail"_s, u"fail"_s}, 3, u"failed"_s);
    row("connecting, then bad", u"fail"_s, {u"accessing"_s, u"fail"_s}, 2, u"failed"_s);
    row("connecting to the end", u"success"_s, {u"accessing"_s, u"accessing"_s}, 0, u"accepted"_s);
    row("a word nobody knows", u"success"_s, {u"resting"_s}, 0, u"accepted"_s);
    row("never seen", u"success"_s, {}, 0, {});
    row("what was before is not known", {}, {u"success+"_s, u"success+"_s, u"success+"_s}, 3,
        u"not_exercised"_s);
}

void TestServiceValues::proof()
{
    QFETCH(QString, before);
    QFETCH(QStringList, looks);
    QFETCH(int, settledAt);
    const RegistryInfo known = registry(before, 1000);
    ProofWatch watch(before.isEmpty() ? nullptr : &known);
    std::optional<Proof> settled;
    int at = 0;
    for (QString look : looks) {
        ++at;
        const qint64 synced = look.endsWith(u'+') ? 2000 : 1000;
        settled = watch.look(registry(look.remove(u'+'), synced));
        if (settled)
            break;
    }
    QCOMPARE(settled ? at : 0, settledAt);
    QTEST(proofName(settled.value_or(watch.timeUp())), "proof");
}

void TestServiceValues::previewHidesSecrets()
{
    Account of = account();
    AccessUpdate change;
    change.set(Field::RegistryUsername, u"robot$'x"_s);
    change.setPassword(Secret(u"PasswordMarker"));
    const RequestPreview preview = previewOf(of, u"a b"_s, change);
    QCOMPARE(preview.method, u"PUT"_s);
    QVERIFY(preview.url.endsWith(u"/registries/a%20b"));
    const QString all = preview.url + preview.headers.join(u'\n') + preview.body + preview.curl;
    QVERIFY(!all.contains(u"PasswordMarker"));
    QVERIFY(preview.headers.contains(u"X-Auth-Token: ••••••••"_s));
    // with keys: what authorise() signs, but no signature
    const RequestPreview signedOne = previewOf(of, u"a b"_s, change, {u"AK1"_s, true});
    QCOMPARE(signedOne.headers.constLast(),
        u"Authorization: SDK-HMAC-SHA256 Access=AK1, "
        "SignedHeaders=content-type;host;x-project-id;x-sdk-date;x-security-token, Signature=••••••••"_s);
    QVERIFY(!signedOne.headers.join(u'\n').contains(u"X-Auth-Token"));
    QVERIFY(preview.body.contains(u"••••••••"));
    // nothing known yet: still something to look at
    const RequestPreview offline = previewOf({}, u"a"_s, change);
    QVERIFY(offline.url.startsWith(u"https://endpoint/v5/PROJECT_ID/"));
    QVERIFY(previewOf(of, u"a"_s, {}).curl.isEmpty());
    AccessUpdate promised;
    promised.promisePassword();
    QVERIFY(previewOf(of, u"a"_s, promised).body.contains(u"••••••••"));
    QVERIFY(previewOf(of, u"a"_s, promised).curl.contains(u"HSS_REGISTRY_PASSWORD"));
}

void TestServiceValues::theCopiedCommandSendsTheSame_data()
{
    QTest::addColumn<QString>("username");
    QTest::addColumn<QString>("password"); // empty: none
    QTest::newRow("plain") << u"me"_s << u"123456"_s;
    QTest::newRow("everything a shell or JSON may stumble over")
        << u"robot$x'\"`\\%s"_s << u"p'a\"s\\s&w$o`r%d !ä密"_s;
    QTest::newRow("no password") << u"it's me"_s << QString();
}

// The command is run by a real shell with the real curl against a server that says what came.
void TestServiceValues::theCopiedCommandSendsTheSame()
{
    QFETCH(QString, username);
    QFETCH(QString, password);
    ScriptServer server([](const SeenRequest &) { return ServerScript{sendBytes(answerBytes(200))}; });
    Account of = account();
    of.endpoint = server.url();
    AccessUpdate change;
    change.set(Field::RegistryUsername, username);
    if (!password.isEmpty())
        change.setPassword(Secret(password));
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HSS_TOKEN"_s, u"MIIToken"_s);
    environment.insert(u"HSS_REGISTRY_PASSWORD"_s, password);
    shell.setProcessEnvironment(environment);
    shell.start(u"sh"_s, {u"-c"_s, previewOf(of, u"a"_s, change).curl});
    QVERIFY(shell.waitForFinished(30'000));
    QCOMPARE(shell.readAllStandardError(), QByteArray());
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(server.count("PUT"), 1);
    const SeenRequest seen = server.seen().constFirst();
    const HttpRequest ours = updateRegistryRequest(of, u"a"_s, change);
    QCOMPARE(seen.body, QByteArray(ours.body->data(), qsizetype(ours.body->size())));
    QVERIFY(seen.head.contains("X-Auth-Token: MIIToken\r\n"));
    QVERIFY(seen.head.contains("Content-Type: application/json\r\n"));
    QCOMPARE(seen.target, "/v5/0123456789abcdef0123456789abcdef/image/registries/a");
}

QTEST_GUILESS_MAIN(TestServiceValues)
#include "tst_service_values.moc"
