#include "app/rotation/password_source.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

using Kind = PasswordSource::Kind;

class PasswordSourceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void known_data();
    void known();
    void unknown_data();
    void unknown();
    void everyFormThatIsToldIsOne();
};

void PasswordSourceTest::known_data()
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

void PasswordSourceTest::known()
{
    QFETCH(QString, text);
    const std::optional<PasswordSource> source = readPasswordSource(text);
    QVERIFY(source);
    QTEST(int(source->kind), "kind");
    QTEST(source->name, "name");
}

void PasswordSourceTest::unknown_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ":", "env", "env:", "env:A=B", "file:", "keychain:", "prompt:", "Prompt",
             "ENV:A", " env:A", "S3cret", "vault:x"})
        QTest::newRow(qPrintable(u"“%1”"_s.arg(QLatin1StringView(text)))) << QString::fromLatin1(text);
}

void PasswordSourceTest::unknown()
{
    QFETCH(QString, text);
    QVERIFY(!readPasswordSource(text));
}

void PasswordSourceTest::everyFormThatIsToldIsOne()
{
    const QStringList forms = passwordSourceForms();
    QCOMPARE(forms.size(), 5);
    for (const QString &form : forms)
        QVERIFY2(readPasswordSource(form), qPrintable(form));
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PasswordSourceTest)
#include "tst_password_source.moc"
