#include "app/rotation/json_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

} // namespace

//! The parts of reading JSON that are ours: broken tokens, escapes, numbers, lines and columns.
class JsonTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void brokenTokens_data();
    void brokenTokens();
    void strings_data();
    void strings();
    void brokenEscapes_data();
    void brokenEscapes();
    void scalars_data();
    void scalars();
    void positions_data();
    void positions();
    void positionsMayGoBack();
};

void JsonTextTest::brokenTokens_data()
{
    using Kind = BrokenToken::Kind;
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("kind"); // -1: nothing is broken
    QTest::addColumn<int>("at");
    QTest::addColumn<int>("token");
    const auto sound = [](const char *name, const QByteArray &text) {
        QTest::newRow(name) << text << -1 << 0 << 0;
    };
    const auto broken = [](const char *name, const QByteArray &text, Kind kind, int at, int token) {
        QTest::newRow(name) << text << int(kind) << at << token;
    };
    sound("nothing", "");
    sound("escaped quotes and backslashes", R"(["a\"b\\","c"])");
    sound("all lengths of UTF-8", "\"a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x94\x90\"");
    sound("the last code point", "\"\xF4\x8F\xBF\xBF\"");
    broken("a string without an end", R"(["a","b)", Kind::OpenString, 5, 5);
    broken("a string that ends in a backslash", R"(["a\)", Kind::OpenString, 1, 1);
    broken("a string whose last quote is escaped", R"(["a\"])", Kind::OpenString, 1, 1);
    broken("a line end in a string", "[\"a\n\"]", Kind::ControlCharacter, 3, 1);
    broken("a line end behind a backslash", "[\"a\\\n\"]", Kind::ControlCharacter, 4, 1);
    broken("a null in a string", QByteArray("[\"\0\"]", 5), Kind::ControlCharacter, 2, 1);
    broken("a backslash outside of strings", R"([\"a"])", Kind::Backslash, 1, 1);
    broken("a continuation byte alone", "[\x80]", Kind::NotUtf8, 1, 1);
    broken("a sequence that is cut off", "[\"\xE2\x82\"]", Kind::NotUtf8, 2, 1);
    broken("a sequence cut off by the end", "[\"\xF0\x9F\x94", Kind::NotUtf8, 2, 1);
    broken("overlong: two bytes", "\xC0\xAF", Kind::NotUtf8, 0, 0);
    broken("overlong: three bytes", "\xE0\x80\xAF", Kind::NotUtf8, 0, 0);
    broken("overlong: four bytes", "\xF0\x80\x80\xAF", Kind::NotUtf8, 0, 0);
    broken("a surrogate", "\xED\xA0\x80", Kind::NotUtf8, 0, 0);
    broken("beyond the last code point", "\xF4\x90\x80\x80", Kind::NotUtf8, 0, 0);
    broken("no first byte at all", "\xFF", Kind::NotUtf8, 0, 0);
}

void JsonTextTest::brokenTokens()
{
    QFETCH(QByteArray, text);
    QFETCH(int, kind);
    const std::optional<BrokenToken> found = firstBrokenToken(view(text));
    QCOMPARE(found ? int(found->kind) : -1, kind);
    if (found) {
        QTEST(int(found->at), "at");
        QTEST(int(found->token), "token");
    }
}

void JsonTextTest::strings_data()
{
    QTest::addColumn<QByteArray>("text"); // from behind the opening quote
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << QByteArray("\"rest") << u""_s;
    QTest::newRow("plain") << QByteArray("abc\",\"d\"") << u"abc"_s;
    QTest::newRow("every escape") << QByteArray(R"(\"\\\/\b\f\n\r\t")") << u"\"\\/\b\f\n\r\t"_s;
    QTest::newRow("code units") << QByteArray(R"(\u0041\u00e9\u20AC\ud83d\udd10")")
                                << u"A\u00e9\u20ac\U0001f510"_s;
    QTest::newRow("UTF-8 beside escapes")
        << QByteArray("\xC3\xA9\\n\xF0\x9F\x94\x90\"") << u"\u00e9\n\U0001f510"_s;
    QTest::newRow("half a pair is kept") << QByteArray(R"(a\ud83db")") << (u"a"_s + QChar(0xD83D) + u'b');
    QTest::newRow("a byte order mark at the front is a character") << QByteArray("\xEF\xBB\xBF"
                                                                                 "a\"")
                                                                   << u"\uFEFFa"_s;
    QTest::newRow("a null by its escape") << QByteArray(R"(a\u0000b")") << QString::fromUtf16(u"a\0b", 3);
}

void JsonTextTest::strings()
{
    QFETCH(QByteArray, text);
    WipedText decoded;
    std::size_t fault = 0;
    QVERIFY(decodeJsonString(view(text), 0, decoded, fault));
    QTEST(QString(decoded.data(), qsizetype(decoded.size())), "expected");
}

void JsonTextTest::brokenEscapes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("at");
    QTest::newRow("no such letter") << QByteArray(R"(ab\x41")") << 2;
    QTest::newRow("upper-case u") << QByteArray(R"(\U0041")") << 0;
    QTest::newRow("too few digits") << QByteArray(R"(\n\u12")") << 2;
    QTest::newRow("no hexadecimal digit") << QByteArray(R"(\u00g0")") << 0;
    QTest::newRow("the text ends in the digits") << QByteArray(R"(\u00)") << 0;
    QTest::newRow("the text ends in the backslash") << QByteArray(R"(a\)") << 1;
}

void JsonTextTest::brokenEscapes()
{
    QFETCH(QByteArray, text);
    WipedText decoded;
    std::size_t fault = 0;
    QVERIFY(!decodeJsonString(view(text), 0, decoded, fault));
    QTEST(int(fault), "at");
}

void JsonTextTest::scalars_data()
{
    QTest::addColumn<bool>("expected");
    for (const char *token : {"0", "-0", "10", "1.5", "-12.30", "1e5", "1E+05", "2.5e-7", "true", "false",
             "null", "123456789012345678901234567890", "1e999"})
        QTest::newRow(token) << true;
    for (const char *token : {"", "-", "01", "-01", "+1", ".5", "1.", "1.e5", "1e", "1e+", "0x1", "1a", "1 2",
             "tru", "True", "nul", "nulll", "NaN", "Infinity"})
        QTest::newRow(qPrintable(u"“%1” is none"_s.arg(QLatin1StringView(token)))) << false;
}

void JsonTextTest::scalars()
{
    const QString name = QString::fromUtf8(QTest::currentDataTag());
    const QByteArray token = name.section(u'“', -1).section(u'”', 0, 0).toUtf8();
    QTEST(isJsonScalar(view(token)), "expected");
}

void JsonTextTest::positions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("the beginning") << QByteArray("abc") << 0 << 1 << 1;
    QTest::newRow("within a line") << QByteArray("abc") << 2 << 1 << 3;
    QTest::newRow("the end") << QByteArray("abc") << 3 << 1 << 4;
    QTest::newRow("beyond the end") << QByteArray("abc") << 9 << 1 << 4;
    QTest::newRow("the next line") << QByteArray("a\nbc") << 3 << 2 << 2;
    QTest::newRow("CR LF is one line end") << QByteArray("a\r\n\r\nb") << 5 << 3 << 1;
    QTest::newRow("code points, not bytes") << QByteArray("\xC3\xA9\xF0\x9F\x94\x90x") << 6 << 1 << 3;
}

void JsonTextTest::positions()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    FilePositions positions(view(text));
    const FilePosition position = positions.of(std::size_t(offset));
    QTEST(position.line, "line");
    QTEST(position.column, "column");
}

void JsonTextTest::positionsMayGoBack()
{
    const QByteArray text("one\ntwo\nthree");
    FilePositions positions(view(text));
    QCOMPARE(positions.of(9).line, 3);
    const FilePosition before = positions.of(5);
    QCOMPARE(before.line, 2);
    QCOMPARE(before.column, 2);
    QCOMPARE(positions.of(10).column, 3);
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::JsonTextTest)
#include "tst_json_text.moc"
