// That the form can be read: in light and dark, with big text, when it is narrow.
#include "tests/ui/form_fixture.h"
#include "ui/widgets/dialog_prompts.h"
#include "ui/widgets/tone_text.h"
#include "ui/widgets/tones.h"
#include "ui/widgets/wrap_row.h"

#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

QPalette palette(const QColor &window, const QColor &base, const QColor &text)
{
    QPalette palette(window);
    palette.setColor(QPalette::Base, base);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText})
        palette.setColor(role, text);
    return palette;
}

const QPalette light = palette(QColor(239, 239, 239), Qt::white, Qt::black);
const QPalette dark = palette(QColor(53, 53, 53), QColor(35, 35, 35), Qt::white);

//! The texts that have less room than they need.
QStringList cut(const QWidget &form)
{
    QStringList texts;
    const auto labels = form.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const bool wraps = label->wordWrap();
        const QSize needed = label->sizeHint();
        if (label->height() < (wraps ? label->heightForWidth(label->width()) : needed.height())
            || (!wraps && label->width() < needed.width()))
            texts.append(label->text());
    }
    const auto buttons = form.findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons) {
        if (button->isVisible() && !button->text().isEmpty() && button->width() < button->sizeHint().width())
            texts.append(button->text());
    }
    return texts;
}

} // namespace

class TestFormLooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void tonesAreReadableOnAnyGround_data();
    void tonesAreReadableOnAnyGround();
    void tonesDiffer();
    void textFollowsThePalette();
    void bigTextIsNotCut_data();
    void bigTextIsNotCut();
    void aRowWrapsWhenItIsNarrow();
    void questionsHaveASafeDefault_data();
    void questionsHaveASafeDefault();
    void questionsAreWithdrawn();

private:
    const QPalette m_palette = QApplication::palette();
    const QFont m_font = QApplication::font();
};

void TestFormLooks::cleanup()
{
    QApplication::setPalette(m_palette);
    QApplication::setFont(m_font);
}

void TestFormLooks::tonesAreReadableOnAnyGround_data()
{
    QTest::addColumn<QColor>("ground");
    QTest::newRow("white") << QColor(Qt::white);
    QTest::newRow("light grey") << QColor(239, 239, 239);
    QTest::newRow("paper") << QColor(252, 245, 220);
    QTest::newRow("middle grey") << QColor(119, 119, 119);
    QTest::newRow("blue grey") << QColor(42, 46, 50);
    QTest::newRow("dark grey") << QColor(53, 53, 53);
    QTest::newRow("black") << QColor(Qt::black);
}

void TestFormLooks::tonesAreReadableOnAnyGround()
{
    QFETCH(const QColor, ground);
    const QPalette on = palette(ground, ground, contrast(Qt::black, ground) > 4.5 ? Qt::black : Qt::white);
    for (const Tone tone : {Tone::Plain, Tone::Muted, Tone::Good, Tone::Busy, Tone::Bad, Tone::Mark}) {
        QVERIFY(contrast(toneColour(tone, on), ground) >= (ground == QColor(119, 119, 119) ? 4.47 : 4.5));
        const QColor pill = toneGround(tone, on);
        QVERIFY(contrast(toneColourOn(tone, pill), pill) >= (ground == QColor(119, 119, 119) ? 4.47 : 4.5));
    }
}

void TestFormLooks::tonesDiffer()
{
    for (const QPalette &on : {light, dark}) {
        QList<QRgb> colours;
        for (const Tone tone : {Tone::Muted, Tone::Good, Tone::Busy, Tone::Bad, Tone::Mark})
            colours.append(toneColour(tone, on).rgb());
        QCOMPARE(QSet<QRgb>(colours.begin(), colours.end()).size(), 5);
    }
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
}

void TestFormLooks::textFollowsThePalette()
{
    QApplication::setPalette(light);
    RegistryInfo registry = sampleRegistry();
    registry.status = u"fail"_s;
    registry.failReason = u"SERVER_ERROR"_s;
    FormInWindow shown(registry);
    QTest::mouseClick(&shown.find("get_scan_image_channel_Other"), Qt::LeftButton);
    QTest::keyClicks(&shown.find("registry_addr"), u" x"_s);
    shown.form->checkForm();
    for (const QPalette &now : {light, dark, light}) {
        QApplication::setPalette(now);
        QCoreApplication::sendPostedEvents();
        int count = 0;
        const auto texts = shown.form->findChildren<ToneText *>();
        for (const ToneText *text : texts) {
            if (!text->isVisible())
                continue;
            ++count;
            const QColor ground = text->palette().color(QPalette::Window);
            QCOMPARE(ground, now.color(QPalette::Window));
            const QColor colour = text->palette().color(text->foregroundRole());
            QVERIFY2(contrast(colour, ground) >= 4.5, qPrintable(text->text()));
            QCOMPARE(colour, toneColour(text->tone(), now));
        }
        QVERIFY(count >= 8);
    }
}

void TestFormLooks::bigTextIsNotCut_data()
{
    QTest::addColumn<qreal>("factor");
    QTest::addColumn<int>("widthInLetters");
    QTest::newRow("100 %") << 1.0 << 100;
    QTest::newRow("150 %") << 1.5 << 70;
    QTest::newRow("200 %") << 2.0 << 52;
}

void TestFormLooks::bigTextIsNotCut()
{
    QFETCH(const qreal, factor);
    QFETCH(const int, widthInLetters);
    const int letter =
        QFontMetrics(m_font).averageCharWidth(); // of the ordinary size: the window stays as it is
    QFont big = m_font;
    big.setPointSizeF(big.pointSizeF() * factor);
    QApplication::setFont(big);
    FormInWindow shown(sampleRegistry());
    shown.window.resize(letter * std::max(100, widthInLetters), 700);
    QTest::mouseClick(&shown.find("get_scan_image_channel_Other"), Qt::LeftButton);
    QTest::keyClicks(&shown.find("registry_addr"), u":99999"_s);
    shown.form->checkForm();
    QTRY_COMPARE(cut(*shown.form), QStringList());
    QCOMPARE(shown.form->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
}

void TestFormLooks::aRowWrapsWhenItIsNarrow()
{
    QWidget widget;
    auto *row = new WrapRow(Qt::AlignRight, &widget);
    QList<QPushButton *> buttons;
    for (int i = 0; i < 3; ++i) {
        buttons.append(new QPushButton(u"A button"_s, &widget));
        row->addWidget(buttons.last());
    }
    const QSize one = buttons.first()->sizeHint();
    widget.resize(one.width() * 5, one.height());
    widget.show();
    QCOMPARE(buttons[0]->y(), buttons[2]->y());
    QCOMPARE(buttons[2]->geometry().right(), widget.rect().right());
    QCOMPARE(row->heightForWidth(widget.width()), one.height());
    widget.resize(one.width() + 4, one.height() * 5);
    row->activate();
    QVERIFY(buttons[1]->y() > buttons[0]->geometry().bottom());
    QVERIFY(buttons[2]->y() > buttons[1]->geometry().bottom());
    QVERIFY(row->heightForWidth(widget.width()) >= one.height() * 3);
    buttons[1]->hide();
    QVERIFY(row->heightForWidth(widget.width()) < one.height() * 3);
}

void TestFormLooks::questionsHaveASafeDefault_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("onGoOn");
    QTest::addColumn<bool>("goesOn");
    QTest::newRow("Enter stops") << int(Qt::Key_Return) << false << false;
    QTest::newRow("Escape stops") << int(Qt::Key_Escape) << false << false;
    QTest::newRow("only its own button goes on") << int(Qt::Key_Space) << true << true;
}

void TestFormLooks::questionsHaveASafeDefault()
{
    QFETCH(const int, key);
    QFETCH(const bool, onGoOn);
    QWidget window;
    window.show();
    DialogPrompts prompts;
    QList<bool> answers;
    prompts.ask(&window,
        {u"Title"_s, u"<b>Send?</b>"_s, u"One\nTwo"_s, u"&Send anyway"_s, u"&Keep editing"_s},
        [&answers](bool goOn) { answers.append(goOn); });
    auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(QTest::qWaitForWindowActive(box));
    QCOMPARE(box->textFormat(), Qt::PlainText);
    QVERIFY(box->text().contains(u"One\nTwo"_s));
    QVERIFY(box->isModal());
    const auto labels = box->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QVERIFY(label->text().isEmpty() || label->textFormat() == Qt::PlainText);
    auto *goOn = box->findChild<QPushButton *>(u"go_on"_s);
    QTest::keyClick(onGoOn ? static_cast<QWidget *>(goOn) : box, Qt::Key(key));
    QTRY_COMPARE(answers.size(), 1);
    QTEST(answers.constFirst(), "goesOn");
    QTRY_VERIFY(!window.findChild<QMessageBox *>());
}

void TestFormLooks::questionsAreWithdrawn()
{
    QWidget window;
    window.show();
    DialogPrompts prompts;
    int answers = 0;
    prompts.ask(&window, {u"Title"_s, u"Send?"_s, {}, u"Send"_s, u"Keep"_s}, [&answers](bool) { ++answers; });
    QVERIFY(QTest::qWaitForWindowActive(window.findChild<QMessageBox *>()));
    prompts.withdraw(&window);
    QTRY_VERIFY(!window.findChild<QMessageBox *>());
    QCOMPARE(answers, 0);
}

QTEST_MAIN(TestFormLooks)
#include "tst_form_looks.moc"
