#include "app/rotation/plan_file.h"
#include "tests/rotation/findings_text.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr auto variable = "HSSREG_TEST_PASSWORD";

// A plan of one row; the source begins in column 40 of line 1.
Plan planFrom(const QByteArray &source)
{
    const QByteArray before = "{\"version\":1,\"repositories\":[{\"id\":\"a\",\"registry_password_from\":\"";
    const QByteArray text = before + source + "\"}]}";
    return readPlan(text);
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

//! Where `env:` and `file:` passwords of a plan come from, before it is run.
class PasswordCheckTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { qunsetenv(variable); }
    void cleanup() { qunsetenv(variable); }
    void aVariable();
    void aFileBesideThePlan();
    void whatIsWrongWithIt_data();
    void whatIsWrongWithIt();
    void whatIsNotThere_data();
    void whatIsNotThere();
    void whatIsNotLookedAt_data();
    void whatIsNotLookedAt();
    void aPipeIsLeftAlone();
    void theDefaultSourceIsSaidOnce();
    void findingsStayInOrder();
    void aHugeSecretIsNotCopied();
};

void PasswordCheckTest::aVariable()
{
    qputenv(variable, "S3cret");
    Plan plan = planFrom("env:HSSREG_TEST_PASSWORD");
    checkPasswordSources(plan, QString());
    QCOMPARE(findingLines(plan), QStringList());
    QVERIFY(plan.rows.at(0).change.password());
    QCOMPARE(plan.rows.at(0).change.password()->reveal().toString(), u"S3cret"_s);
}

void PasswordCheckTest::aFileBesideThePlan()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"eu"_s), "S3cret \r\n");
    const QByteArray absolute = "file:" + folder.filePath(u"eu"_s).toUtf8();
    for (const QByteArray &source : {QByteArray("file:eu"), absolute}) {
        Plan plan = planFrom(source);
        checkPasswordSources(plan, folder.path());
        QCOMPARE(findingLines(plan), QStringList({u"row 1 1:40 registry_password blank_edges warning"_s}));
        QCOMPARE(plan.rows.at(0).change.password()->reveal().toString(), u"S3cret "_s);
    }
}

void PasswordCheckTest::whatIsWrongWithIt_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QByteArray("\n") << u"empty error"_s;
    QTest::newRow("not UTF-8") << QByteArray("caf\xE9") << u"bad_character error"_s;
    QTest::newRow("two line ends") << QByteArray("S3cret\n\n") << u"bad_character error"_s;
    QTest::newRow("too long") << QByteArray(129, 'x') << u"too_long error"_s;
    QTest::newRow("a JWT") << "eyJ" + QByteArray(300, 'x') << u"jwt_too_long error"_s;
    QTest::newRow("far too long") << QByteArray(2 * 1024 * 1024, 'x') << u"too_long error"_s;
}

void PasswordCheckTest::whatIsWrongWithIt()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, expected);
    const QTemporaryDir folder;
    write(folder.filePath(u"secret"_s), content);
    Plan plan = planFrom("file:secret");
    checkPasswordSources(plan, folder.path());
    QCOMPARE(findingLines(plan), QStringList({u"row 1 1:40 registry_password "_s + expected}));
    QCOMPARE(plan.findings.first().id, u"a"_s);
    QVERIFY(plan.rows.at(0).change.passwordIsPromised());
    const QString sentence = problemText(plan.findings.first().problem);
    QVERIFY(!sentence.contains(u"S3cret"_s) && !sentence.contains(u"xxx"_s));
}

void PasswordCheckTest::whatIsNotThere_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("named");
    QTest::newRow("a variable") << QByteArray("env:HSSREG_TEST_PASSWORD") << u"HSSREG_TEST_PASSWORD"_s;
    QTest::newRow("a file") << QByteArray("file:not/there") << u"not/there"_s;
    QTest::newRow("a folder") << QByteArray("file:.") << u"."_s;
}

void PasswordCheckTest::whatIsNotThere()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, named);
    const QTemporaryDir folder;
    Plan plan = planFrom(source);
    checkPasswordSources(plan, folder.path());
    QCOMPARE(findingLines(plan), QStringList({u"row 1 1:40 registry_password secret_not_found warning"_s}));
    QVERIFY(problemText(plan.findings.first().problem).contains(named));
    QVERIFY(plan.rows.at(0).change.passwordIsPromised());
}

void PasswordCheckTest::whatIsNotLookedAt_data()
{
    QTest::addColumn<QByteArray>("source");
    for (const char *source : {"keychain:eu", "prompt", "prompt:eu", "file:/dev/null", "file:/dev/stdin"})
        QTest::newRow(source) << QByteArray(source);
}

void PasswordCheckTest::whatIsNotLookedAt()
{
    QFETCH(QByteArray, source);
    if (source == "file:/dev/stdin" && QFileInfo(u"/dev/stdin"_s).isFile())
        QSKIP("standard input is an ordinary file here");
    Plan plan = planFrom(source);
    checkPasswordSources(plan, QString());
    QCOMPARE(findingLines(plan), QStringList());
    QVERIFY(plan.rows.at(0).change.passwordIsPromised());
}

// To open a pipe that nobody writes to would never end; to read one would take what is meant for the run.
void PasswordCheckTest::aPipeIsLeftAlone()
{
#ifdef Q_OS_UNIX
    const QTemporaryDir folder;
    QCOMPARE(::mkfifo(QFile::encodeName(folder.filePath(u"pipe"_s)).constData(), 0600), 0);
    Plan plan = planFrom("file:pipe");
    checkPasswordSources(plan, folder.path());
    QCOMPARE(findingLines(plan), QStringList());
    QVERIFY(plan.rows.at(0).change.passwordIsPromised());
#else
    QSKIP("no named pipes in the file system");
#endif
}

void PasswordCheckTest::theDefaultSourceIsSaidOnce()
{
    Plan plan = readPlan(R"({"version":1,"defaults":{"registry_password_from":"env:HSSREG_TEST_PASSWORD"},
"repositories":[{"id":"a"},{"id":"b"},{"id":"c","registry_password_from":"env:HSSREG_TEST_PASSWORD"}]})");
    checkPasswordSources(plan, QString());
    QCOMPARE(findingLines(plan),
        QStringList({u"row 0 1:26 registry_password secret_not_found warning"_s,
            u"row 3 2:49 registry_password secret_not_found warning"_s}));
}

void PasswordCheckTest::findingsStayInOrder()
{
    Plan plan = readPlan(R"({"version":1,"repositories":[
{"id":"a","registry_password_from":"env:HSSREG_TEST_PASSWORD"},
{"id":"b","protocol":"ftp","registry_password_from":"env:HSSREG_TEST_PASSWORD","wrong":1}]})");
    checkPasswordSources(plan, QString());
    QCOMPARE(findingLines(plan),
        QStringList({u"row 1 2:11 registry_password secret_not_found warning"_s,
            u"row 2 3:11 protocol not_a_choice error"_s,
            u"row 2 3:28 registry_password secret_not_found warning"_s,
            u"row 2 3:80 wrong unknown_member error"_s}));
}

void PasswordCheckTest::aHugeSecretIsNotCopied()
{
    const QTemporaryDir folder;
    write(folder.filePath(u"secret"_s), QByteArray(1024 * 1024, 'x'));
    QByteArray text = R"({"version":1,"defaults":{"registry_password_from":"file:secret"},"repositories":[)";
    for (int i = 0; i < 20'000; ++i)
        text += "{\"id\":\"r" + QByteArray::number(i) + "\"},";
    text.replace(text.size() - 1, 1, "]}");
    Plan plan = readPlan(text);
    checkPasswordSources(plan, folder.path());
    QCOMPARE(findingLines(plan), QStringList({u"row 0 1:26 registry_password too_long error"_s}));
    QVERIFY(plan.rows.at(19'999).change.passwordIsPromised());
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PasswordCheckTest)
#include "tst_password_check.moc"
