#include "app/support/text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

//! Counting, judging and showing texts from elsewhere.
class TextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void codePoints_data();
    void codePoints();
    void unpairedSurrogates_data();
    void unpairedSurrogates();
    void controlCharacters();
    void visible_data();
    void visible();
    void visibleIsCut();
};

void TextTest::codePoints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("nothing") << QString() << 0;
    QTest::newRow("letters") << u"abc"_s << 3;
    QTest::newRow("letters of another script") << u"\u5bc6\u94a5"_s << 2;
    QTest::newRow("a character beyond the first plane") << u"a\U0001f511b"_s << 3;
    QTest::newRow("a combining accent counts") << u"e\u0301"_s << 2;
    QTest::newRow("half a character counts") << u"a"_s + QChar(0xD83D) << 2;
    QTest::newRow("two halves the wrong way round") << QString(QChar(0xDD11)) + QChar(0xD83D) << 2;
    QTest::newRow("NUL counts") << QString(3, QChar(u'\0')) << 3;
}

void TextTest::codePoints()
{
    QFETCH(const QString, text);
    QTEST(hssreg::codePoints(text), "count");
    QCOMPARE(hssreg::codePoints(text), int(text.toUcs4().size()));
}

void TextTest::unpairedSurrogates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("unpaired");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a pair") << u"\U0001f511"_s << false;
    QTest::newRow("a high one at the end") << u"a"_s + QChar(0xD83D) << true;
    QTest::newRow("a high one inside") << QString(QChar(0xD83D) + u"a"_s) << true;
    QTest::newRow("a low one") << QString(QChar(0xDD11)) << true;
    QTest::newRow("a pair and a low one") << QString(u"\U0001f511"_s + QChar(0xDD11)) << true;
}

void TextTest::unpairedSurrogates()
{
    QFETCH(const QString, text);
    QTEST(hasUnpairedSurrogate(text), "unpaired");
}

// All 65 control characters, and no other in the first 0x300.
void TextTest::controlCharacters()
{
    int count = 0;
    for (char16_t c = 0; c < 0x300; ++c) {
        const bool control = hasControlCharacter(QString(u"a"_s + QChar(c) + u'b'));
        QCOMPARE(control, QChar(c).category() == QChar::Other_Control);
        count += control ? 1 : 0;
    }
    QCOMPARE(count, 65);
    QVERIFY(!hasControlCharacter(u""));
}

void TextTest::visible_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"p\u00e4\U0001f511 <b>"_s << u"p\u00e4\U0001f511 <b>"_s;
    QTest::newRow("line ends and tabs") << u"a\nb\rc\td"_s << u"a b c d"_s;
    QTest::newRow("NUL and escape") << QString(u"a"_s + QChar(u'\0') + u"\u001b["_s)
                                    << u"a‹U+0000›‹U+001B›["_s;
    QTest::newRow("C1") << u"\u0085"_s << u"‹U+0085›"_s;
    QTest::newRow("a bidirectional override") << u"a\u202eb"_s << u"a‹U+202E›b"_s;
    QTest::newRow("an isolate") << u"\u2066x\u2069"_s << u"‹U+2066›x‹U+2069›"_s;
    QTest::newRow("zero width") << u"a\u200bb\ufeff"_s << u"a‹U+200B›b‹U+FEFF›"_s;
    QTest::newRow("a soft hyphen") << u"a\u00adb"_s << u"a‹U+00AD›b"_s;
    QTest::newRow("a tag beyond the first plane") << u"\U000e0041"_s << u"‹U+E0041›"_s;
    QTest::newRow("a line separator") << u"a\u2028b"_s << u"a‹U+2028›b"_s;
}

void TextTest::visible()
{
    QFETCH(const QString, text);
    QTEST(hssreg::visible(text), "shown");
}

void TextTest::visibleIsCut()
{
    QCOMPARE(hssreg::visible(u"\U0001f511bc", 3), u"\U0001f511bc"_s);
    QCOMPARE(hssreg::visible(u"\U0001f511bcd", 3), u"\U0001f511bc…"_s);
    QCOMPARE(hssreg::visible(QString(5000, u'x')).size(), 2001);
}

QTEST_APPLESS_MAIN(TextTest)
#include "tst_text.moc"
