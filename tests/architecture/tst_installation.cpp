#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace {

const QString id = u"io.github.hss_registry.HssRegistryAccess"_s;
const QString type = u"application/vnd.hss-registry.plan+json"_s;

struct Ran {
    int code = -1;
    QString output; //!< both channels
};

Ran run(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return {-1, process.errorString()};
    const bool exited = process.exitStatus() == QProcess::NormalExit;
    return {exited ? process.exitCode() : -1, QString::fromUtf8(process.readAll())};
}

Ran run(const QString &program, const QStringList &arguments)
{
    return run(program, arguments, QProcessEnvironment::systemEnvironment());
}

QString contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

//! `cmake --install` into a folder of the build tree, and a look at it with the desktop's own eyes.
class TestInstallation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everythingIsInItsPlace_data();
    void everythingIsInItsPlace();
    void theProgramsStart_data();
    void theProgramsStart();
    void theDesktopEntryIsValid();
    void theCatalogueEntryIsValid();
    void plansHaveTheirType();
    void aDoubleClickOpensThePlan();
    void aPackageBuildLeavesTheCachesAlone();

private:
    [[nodiscard]] QString installed(const QString &path) const { return m_prefix->filePath(path); }

    std::unique_ptr<QTemporaryDir> m_prefix;
};

void TestInstallation::initTestCase()
{
    for (const QString &tool : {u"desktop-file-validate"_s, u"update-desktop-database"_s,
             u"update-mime-database"_s, u"appstreamcli"_s})
        QVERIFY2(!QStandardPaths::findExecutable(tool).isEmpty(),
            qPrintable(tool + u" is missing; packaging/dependencies.sh lists its package"));
    qunsetenv("DESTDIR");
    m_prefix = std::make_unique<QTemporaryDir>(QStringLiteral(BUILD_FOLDER "/installed-XXXXXX"));
    QVERIFY(m_prefix->isValid());
    const Ran ran = run(QStringLiteral(CMAKE_PROGRAM),
        {u"--install"_s, QStringLiteral(BUILD_FOLDER), u"--prefix"_s, m_prefix->path()});
    QVERIFY2(ran.code == 0, qPrintable(ran.output));
    // Before anything in this process asks for a type.
    qputenv("XDG_DATA_DIRS",
        QByteArray(QFile::encodeName(installed(u"share"_s)) + ":/usr/local/share:/usr/share"));
}

void TestInstallation::everythingIsInItsPlace_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("program");
    QTest::newRow("the window program") << u"bin/hss-registry-access"_s << true;
    QTest::newRow("the command line") << u"bin/hss-registry"_s << true;
    QTest::newRow("the desktop entry") << u"share/applications/%1.desktop"_s.arg(id) << false;
    QTest::newRow("the catalogue entry") << u"share/metainfo/%1.metainfo.xml"_s.arg(id) << false;
    QTest::newRow("the file type") << u"share/mime/packages/%1.xml"_s.arg(id) << false;
    QTest::newRow("the icon") << u"share/icons/hicolor/scalable/apps/%1.svg"_s.arg(id) << false;
}

void TestInstallation::everythingIsInItsPlace()
{
    QFETCH(QString, path);
    QFETCH(bool, program);
    const QFileInfo file(installed(path));
    QVERIFY2(file.isFile() && file.size() > 0, qPrintable(file.filePath()));
    QCOMPARE(file.isExecutable(), program);
}

void TestInstallation::theProgramsStart_data()
{
    QTest::addColumn<QString>("program");
    QTest::newRow("the window program") << u"bin/hss-registry-access"_s;
    QTest::newRow("the command line") << u"bin/hss-registry"_s;
}

void TestInstallation::theProgramsStart()
{
    QFETCH(QString, program);
    const Ran ran = run(installed(program), {u"--version"_s});
    QVERIFY2(ran.code == 0, qPrintable(ran.output));
    QVERIFY2(ran.output.contains(QStringLiteral(HSSREG_VERSION)), qPrintable(ran.output));
}

void TestInstallation::theDesktopEntryIsValid()
{
    const QString path = installed(u"share/applications/%1.desktop"_s.arg(id));
    const Ran ran = run(u"desktop-file-validate"_s, {path});
    QVERIFY2(ran.code == 0 && ran.output.isEmpty(), qPrintable(ran.output));
    const QStringList lines = contents(path).split(u'\n');
    QVERIFY(lines.contains(u"Exec=hss-registry-access %f"_s));
    QVERIFY(lines.contains(u"Icon="_s + id));
    QVERIFY(lines.contains(u"MimeType="_s + type + u';'));
}

void TestInstallation::theCatalogueEntryIsValid()
{
    const QString path = installed(u"share/metainfo/%1.metainfo.xml"_s.arg(id));
    const Ran ran = run(u"appstreamcli"_s, {u"validate"_s, u"--no-net"_s, path});
    QVERIFY2(ran.code == 0, qPrintable(ran.output));
    const QString text = contents(path);
    QVERIFY(text.contains(u"<id>%1</id>"_s.arg(id)));
    QVERIFY(text.contains(u"<launchable type=\"desktop-id\">%1.desktop</launchable>"_s.arg(id)));
    QVERIFY(text.contains(u"<mediatype>%1</mediatype>"_s.arg(type)));
}

void TestInstallation::plansHaveTheirType()
{
    const QMimeDatabase types;
    const QMimeType plan = types.mimeTypeForFile(u"a.hssplan"_s, QMimeDatabase::MatchExtension);
    QCOMPARE(plan.name(), type);
    QVERIFY(plan.inherits(u"application/json"_s));
    QCOMPARE(plan.iconName(), id);
    QCOMPARE(plan.globPatterns(), QStringList(u"*.hssplan"_s));
    QVERIFY(!plan.comment().isEmpty());
}

void TestInstallation::aDoubleClickOpensThePlan()
{
    const QStringList lines = contents(installed(u"share/applications/mimeinfo.cache"_s)).split(u'\n');
    QVERIFY(lines.contains(u"%1=%2.desktop;"_s.arg(type, id)));
}

// A package manager makes the caches of the machine itself; two packages with the same cache would collide.
void TestInstallation::aPackageBuildLeavesTheCachesAlone()
{
    const QTemporaryDir destination(QStringLiteral(BUILD_FOLDER "/package-XXXXXX"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"DESTDIR"_s, destination.path());
    const Ran ran = run(QStringLiteral(CMAKE_PROGRAM),
        {u"--install"_s, QStringLiteral(BUILD_FOLDER), u"--prefix"_s, u"/usr"_s}, environment);
    QVERIFY2(ran.code == 0, qPrintable(ran.output));
    QVERIFY(QFile::exists(destination.filePath(u"usr/share/mime/packages/%1.xml"_s.arg(id))));
    QVERIFY(!QFile::exists(destination.filePath(u"usr/share/mime/mime.cache"_s)));
    QVERIFY(!QFile::exists(destination.filePath(u"usr/share/applications/mimeinfo.cache"_s)));
}

QTEST_GUILESS_MAIN(TestInstallation)
#include "tst_installation.moc"
