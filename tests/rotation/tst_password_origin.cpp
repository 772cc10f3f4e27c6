#include "app/rotation/password_origin.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

using Kind = PasswordOrigin::Kind;

class PasswordOriginTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void known_data();
    void known();
    void unknown_data();
    void unknown();
    void everyFormThatIsToldIsOne();
};

void PasswordOriginTest::known_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::newRow("a variable") << u"env:HSS_NEW"_s << int(Kind::Environment) << u"HSS_NEW"_s;
    QTest::newRow("a file") << u"file:secrets/eu"_s << int(Kind::File) << u"secrets/eu"_s;
    QTest::newRow("a file with a colon in its name") << u"file:C:/eu"_s << int(Kind::File) << u"C:/eu"_s;
    QTest::newRow("a file named -") << u"file:-"_s << int(Kind::File) << u"-"_s;
    QTest::newRow("the keychain") << u"keychain:eu"_s << int(Kind::Keychain) << u"eu"_s;
    QTest::newRow("a prompt") << u"prompt"_s << int(Kind::Prompt) << QString();
    QTest::newRow("a prompt with a name") << u"prompt:eu"_s << int(Kind::Prompt) << u"eu"_s;
}

void PasswordOriginTest::known()
{
    QFETCH(QString, text);
    const std::optional<PasswordOrigin> source = readPasswordOrigin(text);
    QVERIFY(source);
    QTEST(int(source->kind), "kind");
    QTEST(source->name, "name");
}

void PasswordOriginTest::unknown_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ":", "env", "env:", "env:A=B", "file:", "keychain:", "prompt:", "Prompt",
             "ENV:A", " env:A", "S3cret", "vault:x"})
        QTest::newRow(qPrintable(u"“%1”"_s.arg(QLatin1StringView(text)))) << QString::fromLatin1(text);
    QTest::newRow("a null in the name") << u"file:a"_s + QChar(0) + u'b';
    QTest::newRow("a line end in the name") << u"env:A\n"_s;
    QTest::newRow("half a surrogate pair in the name") << u"file:a"_s + QChar(0xD83D);
}

void PasswordOriginTest::unknown()
{
    QFETCH(QString, text);
    QVERIFY(!readPasswordOrigin(text));
}

void PasswordOriginTest::everyFormThatIsToldIsOne()
{
    const QStringList forms = passwordOriginForms();
    QCOMPARE(forms.size(), 5);
    for (const QString &form : forms)
        QVERIFY2(readPasswordOrigin(form), qPrintable(form));
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PasswordOriginTest)
#include "tst_password_origin.moc"
