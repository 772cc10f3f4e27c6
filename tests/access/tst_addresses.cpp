#include "app/access/access_fields.h"
#include "app/access/address.h"
#include "app/access/host_rules.h"
#include "tests/access/findings_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

Q_DECLARE_METATYPE(hssreg::ProblemKind)
Q_DECLARE_METATYPE(hssreg::Reason)

//! How registry addresses are read: what is right, what is told, what is refused.
class AddressesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void right_data();
    void right();
    void suspicious_data();
    void suspicious();
    void wrong_data();
    void wrong();
    void everythingSuspiciousIsTold();
    void theWholeHas256CodePoints();
    void lengthsOfHosts();
    void ipv6_data();
    void ipv6();
    void unusualPorts();
    void anythingCanBeRead();
};

namespace {

QList<Problem> findingsOf(const QString &address)
{
    QList<Problem> found;
    readAddress(address, found);
    return found;
}

// Labels of 63 letters and dots, `length` characters in all, not ending with a dot.
QString longHost(qsizetype length)
{
    QString host = QString(QString(63, u'a') + u'.').repeated(5).left(length);
    if (host.endsWith(u'.'))
        host.replace(length - 1, 1, u'a').replace(length - 2, 1, u'.');
    return host;
}

} // namespace

void AddressesTest::right_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");

    QTest::newRow("myharbor.com") << u"myharbor.com"_s << 0;
    QTest::newRow("harbor.example.com:8443") << u"harbor.example.com"_s << 8443;
    QTest::newRow("HARBOR.Example.COM") << u"HARBOR.Example.COM"_s << 0;
    QTest::newRow("192.168.1.20:80") << u"192.168.1.20"_s << 80;
    QTest::newRow("255.255.255.255:65535") << u"255.255.255.255"_s << 65535;
    QTest::newRow("harbor.example.com:1") << u"harbor.example.com"_s << 1;
    QTest::newRow("1harbor.2example.com") << u"1harbor.2example.com"_s << 0;
    QTest::newRow("a.b") << u"a.b"_s << 0;
    QTest::newRow("a--b.example.com") << u"a--b.example.com"_s << 0;
    QTest::newRow("xn--mnchen-3ya.example") << u"xn--mnchen-3ya.example"_s << 0;
    QTest::newRow("localhost.example.com") << u"localhost.example.com"_s << 0;
}

void AddressesTest::right()
{
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    QList<Problem> found;
    const Address address = readAddress(text, found);
    QCOMPARE(found, QList<Problem>());
    QTEST(address.host, "host");
    QTEST(address.port.value_or(0), "port");
    QVERIFY(address.scheme.isEmpty() && address.path.isEmpty() && !address.ipv6);
}

namespace {

void unusual(const char *address, Reason reason, const QString &reading)
{
    QTest::newRow(address) << QStringList{u"warning unusual"_s} << reason << reading;
}

void withScheme(const char *address, const QString &reading)
{
    QTest::newRow(address) << QStringList{u"warning scheme_in_address"_s} << Reason::None << reading;
}

} // namespace

void AddressesTest::suspicious_data()
{
    QTest::addColumn<QStringList>("findings");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("reading");

    unusual("[2001:db8::10]", Reason::Ipv6, u"IPv6 address 2001:db8::10"_s);
    unusual("[2001:db8::10]:443", Reason::Ipv6, u"IPv6 address 2001:db8::10, port 443"_s);
    unusual("[::1]:443", Reason::Loopback, u"IPv6 address ::1, port 443"_s);
    unusual("[0:0:0:0:0:0:0:1]:443", Reason::Loopback, u"IPv6 address 0:0:0:0:0:0:0:1, port 443"_s);
    unusual("[::]:443", Reason::Loopback, u"IPv6 address ::, port 443"_s);
    unusual("192.168.1.20", Reason::BareIpv4, u"IPv4 address 192.168.1.20"_s);
    unusual("127.0.0.1:5000", Reason::Loopback, u"IPv4 address 127.0.0.1, port 5000"_s);
    unusual("127.8.8.8:80", Reason::Loopback, u"IPv4 address 127.8.8.8, port 80"_s);
    unusual("0.0.0.0:80", Reason::Loopback, u"IPv4 address 0.0.0.0, port 80"_s);
    unusual("192.168.1.20.:80", Reason::TrailingDot, u"IPv4 address 192.168.1.20., port 80"_s);
    unusual("harbor", Reason::SingleLabel, u"host harbor"_s);
    unusual("harbor:8443", Reason::SingleLabel, u"host harbor, port 8443"_s);
    unusual("https:8443", Reason::SingleLabel, u"host https, port 8443"_s);
    unusual("localhost", Reason::Loopback, u"host localhost"_s);
    unusual("LocalHost:5000", Reason::Loopback, u"host LocalHost, port 5000"_s);
    unusual("registry.localhost", Reason::Loopback, u"host registry.localhost"_s);
    unusual("my_harbor.example.com", Reason::Underscore, u"host my_harbor.example.com"_s);
    unusual("harbor.example.com.", Reason::TrailingDot, u"host harbor.example.com."_s);
    unusual("münchen.example", Reason::NonAsciiHost, u"host xn--mnchen-3ya.example"_s);
    unusual("密钥.example:8443", Reason::NonAsciiHost, u"host xn--vct863k.example, port 8443"_s);
    unusual("acme.jfrog.io/artifactory", Reason::Path, u"host acme.jfrog.io, path /artifactory"_s);
    unusual("acme.jfrog.io/", Reason::Path, u"host acme.jfrog.io, path /"_s);
    unusual("h.example:8443/a/b:c", Reason::Path, u"host h.example, port 8443, path /a/b:c"_s);
    unusual("h.example/x://y", Reason::Path, u"host h.example, path /x://y"_s);
    withScheme("https://myharbor.com", u"protocol https, host myharbor.com"_s);
    withScheme("HTTP://myharbor.com:80", u"protocol http, host myharbor.com, port 80"_s);
    withScheme("https://192.168.1.20:443", u"protocol https, IPv4 address 192.168.1.20, port 443"_s);
}

void AddressesTest::suspicious()
{
    const QList<Problem> found = findingsOf(QString::fromUtf8(QTest::currentDataTag()));
    QTEST(shortFindings(found), "findings");
    QTEST(found.first().reason, "reason");
    QTEST(found.first().detail, "reading");
    QCOMPARE(found.first().field, Field::RegistryAddr);
}

namespace {

void group(ProblemKind kind, Reason reason, const QStringList &addresses)
{
    for (const QString &address : addresses)
        QTest::newRow(address.toUtf8().constData()) << kind << reason;
}

void addWrongWholes()
{
    group(ProblemKind::BadCharacter, Reason::Blank,
        {u" harbor.example.com"_s, u"harbor.example.com "_s, u"harbor example.com"_s, u"h.example /a"_s,
            u"h.example/a b"_s, u"h.example\u00a0"_s, u"h.example:80 "_s, u" "_s});
    group(ProblemKind::BadCharacter, Reason::ControlCharacter,
        {u"harbor.example.com\n"_s, u"harbor\t.example.com"_s, u"h.example/\u007f"_s});
    group(
        ProblemKind::BadCharacter, Reason::Comma, {u"a.example,b.example"_s, u"a.example:80,b.example:80"_s});
    group(ProblemKind::UserInformation, Reason::None,
        {u"user@h.example"_s, u"https://user:pw@h.example"_s, u"https://user:p/w@h.example"_s,
            u"@h.example"_s, u"h.example/a@b"_s});
    group(ProblemKind::BadAddress, Reason::Query,
        {u"h.example?x=1"_s, u"https://h.example/p?x"_s, u"h.example?"_s});
    group(ProblemKind::BadAddress, Reason::Fragment, {u"h.example#top"_s, u"https://h.example/p#"_s});
    group(ProblemKind::BadAddress, Reason::OtherScheme,
        {u"ftp://h.example"_s, u"docker://h.example"_s, u"oci://h.example/a"_s, u"htps://h.example"_s});
    group(ProblemKind::BadAddress, Reason::BrokenScheme,
        {u"https:/h.example"_s, u"https:h.example"_s, u"https//h.example"_s, u"http:"_s, u"//h.example"_s,
            u"://h.example"_s, u"https:\\\\h.example"_s, u"my_harbor://h"_s, u"HTTP:/h.example"_s,
            u"https:443x"_s});
}

void addWrongHosts()
{
    group(ProblemKind::BadAddress, Reason::NoHost,
        {u":443"_s, u"https://"_s, u"https://:443"_s, u"/artifactory"_s, u"https:///a"_s});
    group(ProblemKind::BadAddress, Reason::EmptyLabel,
        {u"harbor..example.com"_s, u".example.com"_s, u"."_s, u"harbor.."_s, u"harbor..:80"_s});
    group(ProblemKind::BadAddress, Reason::HyphenAtEdge,
        {u"-harbor.example.com"_s, u"harbor-.example.com"_s, u"harbor.example.-"_s});
    group(ProblemKind::BadAddress, Reason::BadHostCharacter,
        {u"harbor!.example.com"_s, u"h.exam%70le"_s, u"h;b.example"_s, u"*.example.com"_s,
            u"har\"bor.example"_s, u"harbor.example.com\\a"_s, u"[::1]x"_s, u"${HOST}.example"_s});
    group(ProblemKind::BadAddress, Reason::BadOctet,
        {u"256.1.1.1:80"_s, u"1.1.1.999:80"_s, u"010.0.0.5:443"_s, u"1.2.3:80"_s, u"1.2.3.4.5:80"_s,
            u"12345"_s, u"1.2.3.00:80"_s, u"0x7f.0.0.1:80"_s, u"1.2.3.12345678901234567890"_s});
}

void addWrongBracketsAndPorts()
{
    group(ProblemKind::BadAddress, Reason::Ipv6WithoutBrackets,
        {u"2001:db8::10"_s, u"::1"_s, u"fe80::1:8443"_s});
    group(ProblemKind::BadAddress, Reason::BracketMissing,
        {u"[2001:db8::10"_s, u"2001:db8::10]"_s, u"[::1:443"_s});
    group(ProblemKind::BadAddress, Reason::BadIpv6,
        {u"[2001:db8::10::1]"_s, u"[fe80::1%eth0]"_s, u"[]"_s, u"[harbor.example]"_s, u"[1:2:3]"_s,
            u"[12345::1]:443"_s});
    group(ProblemKind::BadPort, Reason::EmptyPort, {u"h.example:"_s, u"h.example:/a"_s, u"[::1]:"_s});
    group(ProblemKind::BadPort, Reason::PortNotANumber,
        {u"h.example:http"_s, u"h.example:44x"_s, u"h.example:-1"_s, u"h.example:+80"_s, u"h.example:80:90"_s,
            u"h.example:\u0661"_s, u"[::1]:a"_s});
    group(ProblemKind::BadPort, Reason::PortOutOfRange,
        {u"h.example:0"_s, u"h.example:65536"_s, u"h.example:99999999999999999999"_s, u"h.example:00"_s,
            u"10.0.0.1:70000"_s});
}

} // namespace

void AddressesTest::wrong_data()
{
    QTest::addColumn<ProblemKind>("kind");
    QTest::addColumn<Reason>("reason");
    addWrongWholes();
    addWrongHosts();
    addWrongBracketsAndPorts();
}

void AddressesTest::wrong()
{
    QFETCH(const ProblemKind, kind);
    QFETCH(const Reason, reason);
    const QList<Problem> found = findingsOf(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(hasFinding(found, Level::Error, kind, reason), qPrintable(shortFindings(found).join(u", "_s)));
    QVERIFY(
        std::none_of(found.begin(), found.end(), [](const Problem &p) { return p.level == Level::Warning; }));
}

void AddressesTest::everythingSuspiciousIsTold()
{
    const QList<Problem> found = findingsOf(u"https://my_harbor./a"_s);
    QCOMPARE(found.size(), 5);
    QVERIFY(hasFinding(found, Level::Warning, ProblemKind::SchemeInAddress));
    for (const Reason reason : {Reason::SingleLabel, Reason::Underscore, Reason::TrailingDot, Reason::Path})
        QVERIFY(hasFinding(found, Level::Warning, ProblemKind::Unusual, reason));
    for (const Problem &problem : found)
        QCOMPARE(problem.detail, u"protocol https, host my_harbor., path /a"_s);
}

void AddressesTest::theWholeHas256CodePoints()
{
    const QString address = u"h.example/"_s + QString(246, u'p');
    QCOMPARE(shortFindings(checkValue(Field::RegistryAddr, address)), QStringList{u"warning unusual"_s});
    QVERIFY(hasFinding(
        checkValue(Field::RegistryAddr, QString(address + u'p')), Level::Error, ProblemKind::TooLong));
}

void AddressesTest::lengthsOfHosts()
{
    QCOMPARE(findingsOf(longHost(253)), QList<Problem>());
    QCOMPARE(shortFindings(findingsOf(QString(longHost(253) + u'.'))), QStringList{u"warning unusual"_s});
    QVERIFY(
        hasFinding(findingsOf(longHost(254)), Level::Error, ProblemKind::BadAddress, Reason::HostTooLong));
    QCOMPARE(findingsOf(QString(63, u'a') + u".example"_s), QList<Problem>());
    QVERIFY(hasFinding(findingsOf(QString(64, u'a') + u".example"_s), Level::Error, ProblemKind::BadAddress,
        Reason::LabelTooLong));
}

void AddressesTest::ipv6_data()
{
    QTest::addColumn<bool>("valid");
    for (const char *text : {"::", "::1", "1::", "2001:db8::10", "1:2:3:4:5:6:7:8",
             "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "::ffff:192.168.1.1", "1:2:3:4:5:6:1.2.3.4", "FE80::ABCD"})
        QTest::newRow(text) << true;
    for (const char *text : {"", ":", ":::", "1", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4::5:6:7:8",
             "1::2::3", "g::1", "12345::", "::1.2.3", "::1.2.3.256", "1.2.3.4::", "::1%eth0", ":1::2",
             "1::2:", "1:2:3:4:5:6:7:1.2.3.4"})
        QTest::newRow(text) << false;
}

void AddressesTest::ipv6()
{
    QTEST(isIpv6(QString::fromLatin1(QTest::currentDataTag())), "valid");
}

void AddressesTest::unusualPorts()
{
    QVERIFY(isUnusualPort(u"https"_s, 80));
    QVERIFY(isUnusualPort(u"http"_s, 443));
    QVERIFY(!isUnusualPort(u"https"_s, 443));
    QVERIFY(!isUnusualPort(u"http"_s, 80));
    QVERIFY(!isUnusualPort(u"https"_s, 8443));
    QVERIFY(!isUnusualPort(u""_s, 80));
}

// Every string of up to four of these characters is read to an end, and says something when it has no host.
void AddressesTest::anythingCanBeRead()
{
    const QString alphabet = u"a1.:/[]@#?-%\\ \u00e4"_s + QChar(0xD83D);
    QStringList texts{QString()};
    for (qsizetype done = 0; done < texts.size(); ++done) {
        QList<Problem> found;
        const Address address = readAddress(texts[done], found);
        if (address.host.isEmpty() && !hasErrors(found))
            QFAIL(qPrintable(texts[done]));
        if (texts[done].size() == 4)
            continue;
        for (const QChar c : alphabet)
            texts.append(texts.at(done) + c);
    }
    QCOMPARE(texts.size(), 1 + 16 + 256 + 4096 + 65536);
}

QTEST_APPLESS_MAIN(AddressesTest)
#include "tst_addresses.moc"
