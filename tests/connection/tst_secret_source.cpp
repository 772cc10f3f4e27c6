#include "app/connection/secret_source.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <optional>
#include <thread>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace hssreg {

using Kind = SecretSourceError::Kind;

//! Secrets from files, pipes, standard input and the environment.
class SecretSourceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void contents_data();
    void contents();
    void contentsOfAnUnbufferedFile_data() { contents_data(); }
    void contentsOfAnUnbufferedFile();
    void contentsOfThePipe_data() { contents_data(); }
    void contentsOfThePipe();
    void contentsOfStandardInput_data() { contents_data(); }
    void contentsOfStandardInput();
    void whatIsNoFile_data();
    void whatIsNoFile();
    void aDeviceThatFails();
    void theEnvironment_data();
    void theEnvironment();
    void theEnvironmentIsNotTrimmed();
    void sentences_data();
    void sentences();
    void sentencesShowWhatCanNotBeSeen();
};

namespace {

constexpr int mebibyte = 1024 * 1024;

// A text, or the kind of the error.
void compare(const Result<Secret, SecretSourceError> &result, const QString &text, std::optional<Kind> kind)
{
    if (kind) {
        QVERIFY(!result.ok());
        QCOMPARE(result.error().kind, *kind);
    } else {
        QVERIFY(result.ok());
        QCOMPARE(result.value().reveal().toString(), text);
    }
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), qint64(bytes.size()));
}

#ifdef Q_OS_UNIX
void writeAll(int descriptor, const QByteArray &bytes)
{
    for (qsizetype done = 0; done < bytes.size();) {
        const auto wrote =
            ::write(descriptor, bytes.data() + done, std::size_t(qMin(bytes.size() - done, qsizetype(777))));
        if (wrote <= 0)
            break; // the reader had enough
        done += wrote;
    }
    ::close(descriptor);
}
#endif

} // namespace

void SecretSourceTest::initTestCase()
{
#ifdef Q_OS_UNIX
    std::signal(SIGPIPE, SIG_IGN); // a reader that had enough ends the writing, not the test
#endif
}

void SecretSourceTest::contents_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<Kind>>("kind");
    const auto good = [](const char *name, const QByteArray &bytes, const QString &text) {
        QTest::newRow(name) << bytes << text << std::optional<Kind>();
    };
    const auto bad = [](const char *name, const QByteArray &bytes, Kind kind) {
        QTest::newRow(name) << bytes << QString() << std::optional(kind);
    };
    good("plain", "S3cret", u"S3cret"_s);
    good("one LF is dropped", "S3cret\n", u"S3cret"_s);
    good("one CR LF is dropped", "S3cret\r\n", u"S3cret"_s);
    good("only one LF is dropped", "S3cret\n\n", u"S3cret\n"_s);
    good("a CR alone is kept", "S3cret\r", u"S3cret\r"_s);
    good("blanks are kept", " \tS3cret \t\n", u" \tS3cret \t"_s);
    good("a line end inside is kept", "S3\ncret\n", u"S3\ncret"_s);
    good("a null is kept", QByteArray("a\0b", 3), QString::fromUtf16(u"a\0b", 3));
    good("UTF-8", "p\xC3\xA4ss \xF0\x9F\x94\x90\n", u"p\u00e4ss \U0001f510"_s);
    good("a byte order mark is kept: nothing is trimmed", "\xEF\xBB\xBFS3cret", u"\uFEFFS3cret"_s);
    good("128 KiB", QByteArray(128 * 1024, 'x'), QString(128 * 1024, u'x'));
    good("1 MiB", QByteArray(mebibyte, 'x'), QString(mebibyte, u'x'));
    bad("empty", "", Kind::Empty);
    bad("a line end only", "\n", Kind::Empty);
    bad("CR LF only", "\r\n", Kind::Empty);
    bad("1 MiB and a byte", QByteArray(mebibyte + 1, 'x'), Kind::TooLarge);
    bad("3 MiB", QByteArray(3 * mebibyte, 'x'), Kind::TooLarge);
    bad("Latin-1", "p\xE4ss", Kind::NotUtf8);
    bad("UTF-8 that breaks off", "p\xC3", Kind::NotUtf8);
    bad("UTF-8 that breaks off before the line end", "p\xF0\x9F\x94\n", Kind::NotUtf8);
    bad("a surrogate", "\xED\xA0\x80", Kind::NotUtf8);
    bad("UTF-16", QByteArray("\xFF\xFEp\0", 4), Kind::NotUtf8);
}

void SecretSourceTest::contents()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(const std::optional<Kind>, kind);
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    const auto result = secretFromDevice(buffer, u"a buffer"_s);
    compare(result, text, kind);
    if (!result.ok())
        QCOMPARE(result.error().where, u"a buffer"_s);
}

void SecretSourceTest::contentsOfAnUnbufferedFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(const std::optional<Kind>, kind);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"secret"_s);
    write(path, bytes);
    const auto result = secretFromFile(path);
    compare(result, text, kind);
    if (!result.ok())
        QCOMPARE(result.error().where, path);
}

void SecretSourceTest::contentsOfThePipe()
{
#ifdef Q_OS_UNIX
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(const std::optional<Kind>, kind);
    int ends[2] = {};
    QCOMPARE(::pipe(ends), 0);
    std::thread writer(writeAll, ends[1], bytes);
    {
        QFile pipe; // gives the end back when it goes, so that the writer is not held
        QVERIFY(
            pipe.open(ends[0], QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle));
        compare(secretFromDevice(pipe, u"a pipe"_s), text, kind);
    }
    writer.join();
#else
    QSKIP("pipes of POSIX");
#endif
}

void SecretSourceTest::contentsOfStandardInput()
{
#ifdef Q_OS_UNIX
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    QFETCH(const std::optional<Kind>, kind);
    int ends[2] = {};
    QCOMPARE(::pipe(ends), 0);
    const int before = ::dup(STDIN_FILENO);
    QVERIFY(::dup2(ends[0], STDIN_FILENO) >= 0);
    ::close(ends[0]);
    std::thread writer(writeAll, ends[1], bytes);
    const auto result = secretFromFile(u"-"_s);
    ::dup2(before, STDIN_FILENO);
    ::close(before);
    writer.join();
    compare(result, text, kind);
    if (!result.ok())
        QCOMPARE(result.error().where, u"standard input"_s);
#else
    QSKIP("pipes of POSIX");
#endif
}

void SecretSourceTest::whatIsNoFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("nothing of that name") << u"no/such/file"_s << Kind::NotThere;
    QTest::newRow("no name") << QString() << Kind::NotThere;
    QTest::newRow("a folder") << u"."_s << Kind::NotReadable;
    QTest::newRow("an empty device") << u"/dev/null"_s << Kind::Empty;
    QTest::newRow("a device without an end") << u"/dev/zero"_s << Kind::TooLarge;
}

void SecretSourceTest::whatIsNoFile()
{
    QFETCH(QString, path);
    QFETCH(Kind, kind);
    const auto result = secretFromFile(path);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, kind);
    QCOMPARE(result.error().where, path);
}

void SecretSourceTest::aDeviceThatFails()
{
#ifdef Q_OS_UNIX
    QFile file; // the end of a pipe that can only be written to
    int ends[2] = {};
    QCOMPARE(::pipe(ends), 0);
    QVERIFY(file.open(ends[1], QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle));
    const auto result = secretFromDevice(file, u"a pipe"_s);
    ::close(ends[0]);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().kind, Kind::NotReadable);
#else
    QSKIP("pipes of POSIX");
#endif
}

void SecretSourceTest::theEnvironment_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value"); // null: not set
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<Kind>>("kind");
    const QByteArray name = "HSSREG_TEST_SECRET";
    QTest::newRow("a value") << name << QByteArray("p\xC3\xA4ss") << u"p\u00e4ss"_s << std::optional<Kind>();
    QTest::newRow("not set") << name << QByteArray() << QString() << std::optional(Kind::NotThere);
    QTest::newRow("set to nothing") << name << QByteArray("") << QString() << std::optional(Kind::Empty);
    QTest::newRow("not UTF-8") << name << QByteArray("p\xE4ss") << QString() << std::optional(Kind::NotUtf8);
    QTest::newRow("no name") << QByteArray("") << QByteArray() << QString() << std::optional(Kind::NotThere);
    QTest::newRow("a name with an equals sign")
        << QByteArray("HSSREG_TEST=SECRET") << QByteArray() << QString() << std::optional(Kind::NotThere);
    QTest::newRow("more than 1 MiB") << name << QByteArray(mebibyte + 1, 'x') << QString()
                                     << std::optional(Kind::TooLarge);
}

void SecretSourceTest::theEnvironment()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QString, text);
    QFETCH(const std::optional<Kind>, kind);
    if (value.isNull())
        qunsetenv(name.constData());
    else
        QVERIFY(qputenv(name.constData(), value));
    const auto result = secretFromEnvironment(QString::fromUtf8(name));
    qunsetenv(name.constData());
    compare(result, text, kind);
    if (!result.ok())
        QCOMPARE(result.error().where, QString::fromUtf8(name));
}

void SecretSourceTest::theEnvironmentIsNotTrimmed()
{
    QVERIFY(qputenv("HSSREG_TEST_SECRET", " S3cret\n"));
    compare(secretFromEnvironment(u"HSSREG_TEST_SECRET"_s), u" S3cret\n"_s, std::nullopt);
    qunsetenv("HSSREG_TEST_SECRET");
}

void SecretSourceTest::sentences_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("not there") << Kind::NotThere;
    QTest::newRow("not readable") << Kind::NotReadable;
    QTest::newRow("empty") << Kind::Empty;
    QTest::newRow("not UTF-8") << Kind::NotUtf8;
    QTest::newRow("too large") << Kind::TooLarge;
}

void SecretSourceTest::sentences()
{
    QFETCH(Kind, kind);
    const QString sentence = secretSourceText({kind, u"secrets/eu"_s});
    QVERIFY(sentence.contains(u"secrets/eu"_s));
    QVERIFY(sentence.endsWith(u'.'));
}

void SecretSourceTest::sentencesShowWhatCanNotBeSeen()
{
    QVERIFY(secretSourceText({Kind::NotThere, u"a\u202eb"_s}).contains(u"a‹U+202E›b"_s));
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::SecretSourceTest)
#include "tst_secret_source.moc"
