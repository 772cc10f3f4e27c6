#include "app/rotation/moved_plan.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

//! A plan saved in another folder still finds the files it names.
class MovedPlanTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void filesAreFound_data();
    void filesAreFound();
    void overALink();
    void theRestIsLeftAsItIs_data();
    void theRestIsLeftAsItIs();

private:
    [[nodiscard]] QString at(const QString &path) const { return m_folder.filePath(path); }
    QTemporaryDir m_folder;
};

void MovedPlanTest::initTestCase()
{
    QVERIFY(QDir(m_folder.path()).mkpath(u"plans/below"_s) && QDir(m_folder.path()).mkpath(u"other"_s));
    for (const QString &name : {u"plans/secret"_s, u"plans/below/secret"_s, u"secret"_s}) {
        QFile file(at(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(name.toUtf8()) > 0);
    }
}

void MovedPlanTest::filesAreFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("newFolder");
    QTest::addColumn<QString>("found");
    QTest::newRow("a file beside it, from a folder below")
        << u"secret"_s << u"plans/below"_s << u"plans/secret"_s;
    QTest::newRow("a file beside it, from the folder above") << u"secret"_s << u"."_s << u"plans/secret"_s;
    QTest::newRow("a file beside it, from a folder beside") << u"secret"_s << u"other"_s << u"plans/secret"_s;
    QTest::newRow("a file below, from there")
        << u"below/secret"_s << u"plans/below"_s << u"plans/below/secret"_s;
    QTest::newRow("a file above") << u"../secret"_s << u"other"_s << u"secret"_s;
}

void MovedPlanTest::filesAreFound()
{
    QFETCH(const QString, path);
    QFETCH(const QString, newFolder);
    QFETCH(const QString, found);
    const QString moved = MovedPlan(at(u"plans"_s), at(newFolder)).origin(u"file:"_s + path);
    QVERIFY(moved.startsWith(u"file:"_s));
    QFile file(QDir(at(newFolder)).absoluteFilePath(moved.sliced(5)));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(moved));
    QCOMPARE(file.readAll(), found.toUtf8());
}

//! `..` of a folder behind a link is not the folder where the link is.
void MovedPlanTest::overALink()
{
#ifdef Q_OS_UNIX
    QVERIFY(QDir(m_folder.path()).mkpath(u"far/away/below"_s));
    QVERIFY(QFile::link(at(u"far/away/below"_s), at(u"link"_s)));
    const QString moved = MovedPlan(at(u"plans"_s), at(u"link"_s)).origin(u"file:secret"_s);
    QFile file(at(u"link/"_s + moved.sliced(5)));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(moved));
    QCOMPARE(file.readAll(), "plans/secret");
#endif
}

void MovedPlanTest::theRestIsLeftAsItIs_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<QString>("newFolder");
    QTest::newRow("in the same folder") << u"file:secret"_s << u"plans"_s;
    QTest::newRow("in the same folder, said otherwise") << u"file:secret"_s << u"plans/below/.."_s;
    for (const QString &origin : {u"env:NAME"_s, u"keychain:name"_s, u"prompt"_s, u"prompt:name"_s,
             u"file:/run/secrets/eu"_s, u"file:"_s, QString()})
        QTest::newRow(qPrintable(u"in another folder: “%1”"_s.arg(origin))) << origin << u"other"_s;
}

void MovedPlanTest::theRestIsLeftAsItIs()
{
    QFETCH(const QString, origin);
    QFETCH(const QString, newFolder);
    QCOMPARE(MovedPlan(at(u"plans"_s), at(newFolder)).origin(origin), origin);
}

} // namespace hssreg

QTEST_GUILESS_MAIN(hssreg::MovedPlanTest)
#include "tst_moved_plan.moc"
