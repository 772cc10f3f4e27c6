#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/access/sentences.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

//! What people read: names of kinds, labels, helps, and one sentence for every problem.
class ProblemTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsAreTheClosedList();
    void levels();
    void labels();
    void everyFieldHasHelp();
    void choiceLabels();
    void sentences_data();
    void sentences();
    void everySentenceIsUsed();
    void everyProblemHasASentence();
    void whatWasGivenIsMadeVisible();
    void whatWasGivenIsNotFilledAgain();
};

namespace {

Problem problemOf(std::optional<Field> field, ProblemKind kind, Reason reason = Reason::None)
{
    Problem problem;
    problem.field = field;
    problem.kind = kind;
    problem.reason = reason;
    return problem;
}

void row(const Problem &problem, const char *sentence)
{
    QTest::newRow(sentence) << problem;
}

} // namespace

Q_DECLARE_METATYPE(hssreg::Problem)

void ProblemTextTest::kindsAreTheClosedList()
{
    const QString list =
        u"required empty too_long too_long_utf16 wrong_type not_a_choice bad_character bad_address "
        "bad_port user_information reserved unknown_member duplicate unusual blank_edges "
        "scheme_in_address contradiction no_effect password_missing plain_http literal_secret "
        "jwt_too_long secret_not_found syntax unsupported_version too_large"_s;
    const QStringList names = list.split(u' ');
    for (qsizetype i = 0; i < names.size(); ++i)
        QCOMPARE(problemName(ProblemKind(i)), names.at(i));
    QCOMPARE(names.size(), qsizetype(ProblemKind::TooLarge) + 1);
}

void ProblemTextTest::levels()
{
    QCOMPARE(levelName(Level::Error), u"error"_s);
    QCOMPARE(levelName(Level::Warning), u"warning"_s);
}

void ProblemTextTest::labels()
{
    QStringList labels;
    for (const FieldEntry &entry : accessFields())
        labels.append(fieldLabel(entry.field));
    QCOMPARE(labels,
        QStringList({u"API version"_s, u"Protocol"_s, u"Address"_s, u"Username"_s, u"Password"_s,
            u"Namespace"_s, u"Jump cluster"_s, u"Source"_s, u"Project ID"_s, u"Repository ID"_s,
            u"Enterprise project"_s, u"Token"_s, u"Name"_s, u"Type"_s, u"Access key ID"_s,
            u"Secret access key"_s, u"Security token"_s}));
}

void ProblemTextTest::everyFieldHasHelp()
{
    QSet<QString> helps;
    for (const FieldEntry &entry : accessFields()) {
        const QString help = fieldHelp(entry.field);
        QVERIFY(help.endsWith(u'.'));
        helps.insert(help);
    }
    QCOMPARE(helps.size(), qsizetype(fieldCount));
}

void ProblemTextTest::choiceLabels()
{
    QCOMPARE(choiceLabel(Field::GetScanImageChannel, u"Swr"), u"SWR"_s);
    QCOMPARE(choiceLabel(Field::GetScanImageChannel, u"Other"), u"Other (upload by hand)"_s);
    QCOMPARE(choiceLabel(Field::GetScanImageChannel, u"New"), u"New"_s);
    QCOMPARE(choiceLabel(Field::ApiVersion, u"V1"), u"V1"_s);
    QCOMPARE(choiceLabel(Field::Protocol, u"https"), u"https"_s);
}

void ProblemTextTest::sentences_data()
{
    QTest::addColumn<Problem>("problem");
    row(problemOf(Field::Namespace, ProblemKind::Required), "Namespace is needed when the source is Other.");
    row(problemOf(Field::RegistryId, ProblemKind::Required), "Repository ID is needed.");
    row(problemOf(Field::RegistryAddr, ProblemKind::Empty),
        "Address is empty. Leave it out to keep what HSS has.");
    Problem problem = problemOf(Field::RegistryUsername, ProblemKind::TooLong);
    problem.limit = 128;
    row(problem, "Username is too long. It can have at most 128 characters.");
    problem = problemOf(Field::GetScanImageChannel, ProblemKind::NotAChoice);
    row(problem, "Source must be one of: Swr, Other.");
    problem.detail = u"Swr"_s;
    row(problem, "Source must be written exactly so: Swr.");
    problem = problemOf(Field::RegistryAddr, ProblemKind::Unusual, Reason::Path);
    problem.detail = u"host harbor, port 8443, path /artifactory"_s;
    row(problem,
        "Address has a path, which HSS does not describe. Read as: host harbor, port 8443, path "
        "/artifactory.");
    problem = problemOf(std::nullopt, ProblemKind::UnknownMember);
    problem.member = u"namspace"_s;
    row(problem, "“namspace” is not known here. Remove it.");
    problem.detail = u"namespace"_s;
    row(problem, "“namspace” is not known here. Did you mean “namespace”?");
    problem = problemOf(Field::RegistryPassword, ProblemKind::JwtTooLong);
    problem.limit = 128;
    row(problem,
        "Password is a JWT that is too long: HSS takes at most 128 characters. In JFrog, create a reference "
        "token: it "
        "has 64.");
    row(problemOf(Field::RegistryPassword, ProblemKind::PasswordMissing, Reason::NewAddress),
        "The address is new, but no password is given: the stored password may go to another host.");
    row(problemOf(Field::RegistryPassword, ProblemKind::PasswordMissing, Reason::NewUsername),
        "The username is new, but no password is given: the stored password may no longer match.");
}

void ProblemTextTest::sentences()
{
    QFETCH(const Problem, problem);
    QCOMPARE(problemText(problem), QString::fromUtf8(QTest::currentDataTag()));
}

// For each row of the table there is a problem that it fits before all others.
void ProblemTextTest::everySentenceIsUsed()
{
    for (const Sentence &sentence : hssreg::sentences()) {
        const QString text = QString::fromUtf8(sentence.text);
        Problem problem = problemOf(sentence.field, sentence.kind, sentence.reason);
        if (text.contains("%1"_L1) && !problem.field)
            problem.field = Field::ConnectClusterId;
        if (text.contains("%4"_L1))
            problem.field = Field::Protocol;
        if (text.contains("%2"_L1))
            problem.detail = u"DETAIL"_s;
        if (text.contains("%3"_L1))
            problem.limit = 64;
        if (text.contains("%5"_L1))
            problem.member = u"MEMBER"_s;
        QString expected = text;
        expected.replace("%1"_L1, problem.field ? fieldLabel(*problem.field) : QString());
        expected.replace("%2"_L1, "DETAIL"_L1).replace("%3"_L1, "64"_L1);
        expected.replace("%4"_L1, "http, https"_L1).replace("%5"_L1, "MEMBER"_L1);
        QCOMPARE(problemText(problem), expected);
    }
}

// Whatever is put together: a sentence with an end, without holes, and not the bare name of the kind.
void ProblemTextTest::everyProblemHasASentence()
{
    QList<std::optional<Field>> fields{std::nullopt};
    for (const FieldEntry &entry : accessFields())
        fields.append(entry.field);
    for (int kind = 0; kind <= int(ProblemKind::TooLarge); ++kind) {
        for (int reason = 0; reason <= int(Reason::HeaderTooLarge); ++reason) {
            for (const std::optional<Field> field : std::as_const(fields)) {
                const QString text = problemText(problemOf(field, ProblemKind(kind), Reason(reason)));
                QVERIFY2(text.endsWith(u'.'), qPrintable(text));
                QVERIFY2(!text.contains(u'%') && !text.contains(u"“”"_s), qPrintable(text));
                QVERIFY2(text.size() <= 160, qPrintable(text));
            }
        }
    }
}

void ProblemTextTest::whatWasGivenIsMadeVisible()
{
    Problem problem = problemOf(std::nullopt, ProblemKind::UnknownMember);
    problem.member = u"a\u202eb\nc"_s;
    QCOMPARE(problemText(problem), u"“a‹U+202E›b c” is not known here. Remove it."_s);
    problem.member = QString(100'000, u'x');
    QVERIFY(problemText(problem).size() < 400);
}

void ProblemTextTest::whatWasGivenIsNotFilledAgain()
{
    Problem problem = problemOf(std::nullopt, ProblemKind::UnknownMember);
    problem.member = u"%2%1%"_s;
    problem.detail = u"%5"_s;
    QCOMPARE(problemText(problem), u"“%2%1%” is not known here. Did you mean “%5”?"_s);
}

QTEST_APPLESS_MAIN(ProblemTextTest)
#include "tst_problem_text.moc"
