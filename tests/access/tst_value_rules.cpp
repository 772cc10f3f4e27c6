#include "app/access/access_fields.h"
#include "tests/access/findings_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

Q_DECLARE_METATYPE(hssreg::Field)
Q_DECLARE_METATYPE(hssreg::Reason)

//! The rules of single fields beyond length and control characters, and that no finding repeats a secret.
class ValueRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textRules_data();
    void textRules();
    void findingsNeverHoldASecret_data();
    void findingsNeverHoldASecret();
};

namespace {

QByteArray nameOf(const FieldEntry &entry)
{
    return QString(entry.name).toLatin1();
}

const QStringList fine;
const QStringList badCharacter{u"error bad_character"_s};
const QStringList unusual{u"warning unusual"_s};
const QStringList blankEdges{u"warning blank_edges"_s};
const QStringList reserved{u"error reserved"_s};

void row(const char *name, Field field, const QString &value, const QStringList &findings,
    Reason reason = Reason::None)
{
    QTest::newRow(name) << field << value << findings << reason;
}

void addUsernameRows()
{
    row("username: a Harbor robot", Field::RegistryUsername, u"robot$project+ci"_s, fine);
    row("username: a domain", Field::RegistryUsername, u"DOMAIN\\user"_s, fine);
    row("username: letters of any language", Field::RegistryUsername, u"\u5bc6\u94a5"_s, fine);
    row("username: a blank inside", Field::RegistryUsername, u"John Doe"_s, fine);
    row("username: a colon", Field::RegistryUsername, u"me:too"_s, badCharacter, Reason::Colon);
    row("username: a blank in front", Field::RegistryUsername, u" me"_s, blankEdges);
    row("username: a no-break space at the end", Field::RegistryUsername, u"me\u00a0"_s, blankEdges);
    row("username: only a blank", Field::RegistryUsername, u" "_s, blankEdges);
    row("username: a JWT has no rule of its own", Field::RegistryUsername, u"eyJ"_s + QString(126, u'a'),
        {u"error too_long"_s});
}

void addPasswordRows()
{
    row("password: a colon", Field::RegistryPassword, u"a:b"_s, fine);
    row("password: markup", Field::RegistryPassword, u"</script>&<"_s, fine);
    row("password: a blank inside", Field::RegistryPassword, u"a b"_s, fine);
    row("password: digits", Field::RegistryPassword, u"000123"_s, fine);
    row("password: no letter of another script", Field::RegistryPassword, u"a\u20ac\U0001f511"_s, fine);
    row("password: letters outside ASCII", Field::RegistryPassword, u"p\u00e4ss"_s, unusual,
        Reason::NotAscii);
    row("password: a letter beyond the first plane", Field::RegistryPassword, u"a\U00020000"_s, unusual,
        Reason::NotAscii);
    row("password: a blank in front", Field::RegistryPassword, u" pw"_s, blankEdges);
    row("password: a wide blank at the end", Field::RegistryPassword, u"pw\u3000"_s, blankEdges);
    row("password: a short JWT fits", Field::RegistryPassword, u"eyJ"_s + QString(125, u'a'), fine);
    row("password: a JWT of 129", Field::RegistryPassword, u"eyJ"_s + QString(126, u'a'),
        {u"error jwt_too_long"_s});
    row("password: long, but no JWT", Field::RegistryPassword, u"EYJ"_s + QString(126, u'a'),
        {u"error too_long"_s});
    row("password: a JFrog reference token", Field::RegistryPassword, u"cmVmd"_s + QString(59, u'x'), fine);
}

void addNamespaceRows()
{
    row("namespace: a folder in JFrog", Field::Namespace, u"docker-local/hss"_s, unusual, Reason::Slash);
    row("namespace: a slash at the end", Field::Namespace, u"library/"_s, unusual, Reason::Slash);
    row("namespace: a slash in front", Field::Namespace, u"/library"_s, badCharacter, Reason::LeadingSlash);
    row("namespace: a blank in front", Field::Namespace, u" library"_s, badCharacter, Reason::Blank);
    row("namespace: a blank at the end", Field::Namespace, u"library "_s, badCharacter, Reason::Blank);
}

void addClusterRows()
{
    row("cluster: a plain ID", Field::ConnectClusterId, u"0f3c8a52-0000-11ef-8d2a-0255ac100b07"_s, fine);
    row("cluster: another cloud's ID", Field::ConnectClusterId, u"c-ali-01"_s, fine);
    row("cluster: a blank", Field::ConnectClusterId, u"a b"_s, badCharacter, Reason::Blank);
    row("cluster: a comma", Field::ConnectClusterId, u"a,b"_s, badCharacter, Reason::Comma);
}

void addPathSegmentRows()
{
    for (const Field field : {Field::RegistryId, Field::ProjectId}) {
        const QByteArray name = nameOf(entryFor(field));
        const auto idRow = [&](const char *what, const QString &value, const QStringList &findings,
                               Reason reason = Reason::None) {
            row(QByteArray(name + ": " + what).constData(), field, value, findings, reason);
        };
        idRow("letters, digits, hyphen, underscore", u"Ab-0_z"_s, fine);
        idRow("a dot", u"."_s, reserved, Reason::DotSegment);
        idRow("two dots", u".."_s, reserved, Reason::DotSegment);
        idRow("three dots are only unusual", u"..."_s, unusual, Reason::PercentEncoded);
        for (const QString &route :
            {u"batch-delete"_s, u"images"_s, u"image-upload-command"_s, u"statistics"_s})
            idRow(qPrintable(u"the route "_s + route), route, reserved, Reason::SiblingRoute);
        idRow("a route in capitals is an ID", u"Images"_s, fine);
        idRow("a slash", u"a/b"_s, badCharacter, Reason::Slash);
        idRow("a backslash", u"a\\b"_s, badCharacter, Reason::Slash);
        idRow("a blank", u"a b"_s, unusual, Reason::PercentEncoded);
        idRow("a percent sign", u"a%2Fb"_s, unusual, Reason::PercentEncoded);
        idRow("a question mark", u"a?b"_s, unusual, Reason::PercentEncoded);
        idRow("a tilde", u"a~b"_s, unusual, Reason::PercentEncoded);
        idRow("other letters", u"\u5bc6"_s, unusual, Reason::PercentEncoded);
    }
}

void addProjectRows()
{
    row("id: 64 hexadecimal capitals", Field::RegistryId, QString(32, u'A'), fine);
    row("project: 32 digits", Field::ProjectId, u"0123456789abcdef0123456789abcdef"_s, fine);
    row("project: capitals", Field::ProjectId, u"0123456789ABCDEF0123456789abcdef"_s, unusual,
        Reason::UpperCaseHex);
    for (const QString &region :
        {u"cn-north-4"_s, u"my-kualalumpur-1"_s, u"eu-west-101"_s, u"cn-north-4_team"_s})
        row(qPrintable(u"project: the region "_s + region), Field::ProjectId, region, unusual,
            Reason::RegionName);
    for (const QString &other :
        {u"cn-north"_s, u"cn-4"_s, u"cnn-north-4"_s, u"cn-north-4a"_s, u"cn--4"_s, u"a-b-c"_s})
        row(qPrintable(u"project: no region "_s + other), Field::ProjectId, other, fine);
}

void addEnterpriseProjectRows()
{
    row("enterprise project: 0", Field::EnterpriseProjectId, u"0"_s, fine);
    row("enterprise project: all", Field::EnterpriseProjectId, u"all_granted_eps"_s, fine);
    row("enterprise project: a UUID", Field::EnterpriseProjectId, u"ea325892-0000-4e2c-bca4-409b8853556b"_s,
        fine);
    row("enterprise project: a UUID with a hyphen amiss", Field::EnterpriseProjectId,
        u"ea3258920-000-4e2c-bca4-409b8853556b"_s, unusual, Reason::NotAnEnterpriseProject);
    row("enterprise project: a UUID with a letter too many", Field::EnterpriseProjectId,
        u"ga325892-0000-4e2c-bca4-409b8853556b"_s, unusual, Reason::NotAnEnterpriseProject);
    row("enterprise project: all in capitals", Field::EnterpriseProjectId, u"ALL_GRANTED_EPS"_s, unusual,
        Reason::NotAnEnterpriseProject);
    row("enterprise project: a name", Field::EnterpriseProjectId, u"default"_s, unusual,
        Reason::NotAnEnterpriseProject);
    row("enterprise project: a blank", Field::EnterpriseProjectId, u"a b"_s, badCharacter, Reason::Blank);
    row("enterprise project: a list", Field::EnterpriseProjectId, u"0,1"_s, badCharacter, Reason::Comma);
}

void addTokenRows()
{
    row("token: its alphabet", Field::Token, u"MIID-_.~+/="_s, fine);
    row("token: a blank", Field::Token, u"MIID x"_s, badCharacter, Reason::Blank);
    row("token: a blank at the end", Field::Token, u"MIID "_s, badCharacter, Reason::Blank);
    row("token: a word in front", Field::Token, u"Bearer MIID"_s, badCharacter, Reason::Blank);
    row("token: a no-break space", Field::Token, u"MIID\u00a0x"_s, badCharacter, Reason::Blank);
    row("token: other letters", Field::Token, u"MIID\u00e4"_s, badCharacter, Reason::NotAscii);
    row("token: 32,000", Field::Token, QString(32'000, u'A'), fine);
    row("token: 32,001", Field::Token, QString(32'001, u'A'), unusual, Reason::HeaderTooLarge);
    row("token: 32,768", Field::Token, QString(32'768, u'A'), unusual, Reason::HeaderTooLarge);
    row("token: 32,769", Field::Token, QString(32'769, u'A'), {u"error too_long"_s});
}

} // namespace

void ValueRulesTest::textRules_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("findings");
    QTest::addColumn<Reason>("reason");
    addUsernameRows();
    addPasswordRows();
    addNamespaceRows();
    addClusterRows();
    addPathSegmentRows();
    addProjectRows();
    addEnterpriseProjectRows();
    addTokenRows();
}

void ValueRulesTest::textRules()
{
    QFETCH(const Field, field);
    QFETCH(const QString, value);
    QFETCH(const Reason, reason);
    const QList<Problem> found = checkValue(field, value);
    QTEST(shortFindings(found), "findings");
    for (const Problem &problem : found) {
        QCOMPARE(problem.field, field);
        QCOMPARE(problem.reason, reason);
    }
}

void ValueRulesTest::findingsNeverHoldASecret_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QString>("value");

    const QString marker = u"S3cretMarker"_s;
    for (const FieldEntry &entry : accessFields()) {
        if (!entry.secret)
            continue;
        const auto row = [&](const char *what, const QString &value) {
            QTest::addRow("%s: %s", nameOf(entry).constData(), what) << entry.field << value;
        };
        row("too long", marker.repeated(entry.maxLength));
        row("a JWT", u"eyJ"_s + marker.repeated(entry.maxLength));
        row("blanks", u' ' + marker + u' ');
        row("a control character", marker + u'\t');
        row("half a character", marker + QChar(0xD83D));
        row("other letters", marker + u'\u00e4');
    }
    for (const QString &address : {u"https://user:S3cretMarker@h.example"_s, u"user:S3cretMarker@h.example"_s,
             u"https://user:S3cret/Marker@h.example"_s, u"https://user:S3cret?Marker@h.example"_s,
             u"https://user:S3cret#Marker@h.example"_s, u"S3cretMarker@[::1]"_s, u"ftp://S3cretMarker@h"_s,
             u"user:S3cretMarker @h.example"_s, u"https:/user:S3cretMarker@h"_s})
        QTest::addRow("address: %s", qPrintable(address)) << Field::RegistryAddr << address;
}

void ValueRulesTest::findingsNeverHoldASecret()
{
    QFETCH(const Field, field);
    QFETCH(const QString, value);
    const QList<Problem> found = checkValue(field, value);
    QVERIFY(!found.isEmpty());
    for (const Problem &problem : found) {
        for (const QString &text : {problem.detail, problem.member, problemText(problem)}) {
            QVERIFY2(!text.contains("S3cret"_L1), qPrintable(text));
            QVERIFY2(!text.contains("Marker"_L1), qPrintable(text));
        }
    }
}

QTEST_APPLESS_MAIN(ValueRulesTest)
#include "tst_value_rules.moc"
