#include "tests/architecture/layers.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg::architecture;

namespace {

const QStringList sources{u".h"_s, u".cpp"_s, u".hpp"_s, u".cc"_s, u".inl"_s};

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rightIncludesAreAccepted_data();
    void rightIncludesAreAccepted();
    void wrongIncludesAreRejected_data();
    void wrongIncludesAreRejected();
    void filesAreFoundOnDisk();
    void theProjectKeepsItsLayers();

private:
    QtModules m_qt;
};

void TestLayers::initTestCase()
{
    m_qt = readQtModules(QStringLiteral(QT_INCLUDE_FOLDER));
    QVERIFY(m_qt[u"QtCore"_s].contains(u"QString"_s) && !m_qt[u"QtCore"_s].contains(u"QIcon"_s));
    QVERIFY(m_qt[u"QtNetwork"_s].contains(u"QNetworkReply"_s));
    QVERIFY(m_qt[u"QtGui"_s].contains(u"QIcon"_s));
    QVERIFY(m_qt[u"QtWidgets"_s].contains(u"QWidget"_s));
    QVERIFY(m_qt[u"QtSvg"_s].contains(u"QSvgRenderer"_s));
}

void TestLayers::rightIncludesAreAccepted_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    const auto row = [](const char *name, const QString &path, const QString &include) {
        QTest::newRow(name) << path << include;
    };
    row("access uses support", u"app/access/a.cpp"_s, u"#include \"app/support/text.h\""_s);
    row("a room uses itself", u"app/access/a.cpp"_s, u"#include \"app/access/field.h\""_s);
    row("the service uses access", u"app/service/a.cpp"_s, u"#include \"app/access/field.h\""_s);
    row("the editor uses the service", u"app/editor/a.cpp"_s, u"#include \"app/service/proof.h\""_s);
    row("the practice service uses access", u"app/practice/a.cpp"_s, u"#include \"app/access/field.h\""_s);
    row("the command line uses the practice service", u"app/command/a.cpp"_s,
        u"#include \"app/practice/practice_service.h\""_s);
    row("the window starts the practice service", u"ui/main/a.cpp"_s,
        u"#include \"app/practice/practice_service.h\""_s);
    row("the program puts the window together", u"ui/main.cpp"_s, u"#include \"ui/main/main_window.h\""_s);
    row("the form uses the editor", u"ui/form/a.cpp"_s, u"#include \"app/editor/access_editor.h\""_s);
    row("the form uses a widget of ours", u"ui/form/a.cpp"_s, u"#include \"ui/widgets/secret_edit.h\""_s);
    row("the form uses Widgets", u"ui/form/a.cpp"_s, u"#include <QtWidgets/QLineEdit>"_s);
    row("the core uses Qt Core", u"app/access/a.cpp"_s, u"#include <QString>\n#include <QtCore/qstring.h>"_s);
    row("the service uses Qt Network", u"app/service/a.cpp"_s, u"#include <QNetworkReply>"_s);
    row("the standard library", u"app/support/a.cpp"_s, u"#include <vector>\n#include <sys/stat.h>"_s);
    row("a library where it belongs", u"app/command/a.cpp"_s, u"#include <CLI/CLI.hpp>"_s);
    row("coroutines", u"app/editor/a.h"_s, u"#include <QCoro/QCoroTask>"_s);
    row("the code moc made", u"app/command/a.cpp"_s, u"#include \"a.moc\""_s);
    row("a wrong one in a comment", u"app/access/a.cpp"_s,
        u"// #include <QWidget>\n/*\n#include <QIcon>\n*/"_s);
    row("a forward declaration", u"app/access/a.h"_s, u"class QNetworkAccessManager;"_s);
}

void TestLayers::rightIncludesAreAccepted()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    QCOMPARE(layerViolations({{path, include}}, m_qt), QStringList());
}

void TestLayers::wrongIncludesAreRejected_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("include");
    const auto row = [](const char *name, const QString &path, const QString &include) {
        QTest::newRow(name) << path << include;
    };
    const QString low = u"app/access/a.cpp"_s;
    row("support looks up at access", u"app/support/a.h"_s, u"#include \"app/access/field.h\""_s);
    row("access looks up at the service", low, u"#include \"app/service/http.h\""_s);
    row("the service looks up at the connection", u"app/service/a.cpp"_s,
        u"#include \"app/connection/session.h\""_s);
    row("the connection looks up at the editor", u"app/connection/a.h"_s,
        u"#include \"app/editor/access_editor.h\""_s);
    row("the editor looks aside at rotation", u"app/editor/a.h"_s,
        u"#include \"app/rotation/plan_file.h\""_s);
    row("rotation looks aside at the editor", u"app/rotation/a.h"_s,
        u"#include \"app/editor/access_editor.h\""_s);
    row("rotation looks up at the command line", u"app/rotation/a.h"_s,
        u"#include \"app/command/output.h\""_s);
    row("the practice service looks at the service", u"app/practice/a.cpp"_s,
        u"#include \"app/service/http.h\""_s);
    row("the editor knows the practice service", u"app/editor/a.cpp"_s,
        u"#include \"app/practice/practice_service.h\""_s);
    row("the form knows the practice service", u"ui/form/a.cpp"_s,
        u"#include \"app/practice/practice_service.h\""_s);
    row("the window uses the command line", u"ui/main/a.cpp"_s, u"#include \"app/command/output.h\""_s);
    row("the core looks at the window", low, u"#include \"ui/form/row.h\""_s);
    row("the core looks at the window in angle brackets", low, u"#include <ui/form/row.h>"_s);
    row("the core looks at the window over the parent", low, u"#include \"../../ui/form/row.h\""_s);
    row("a detour", low, u"#include \"app/support/../../ui/row.h\""_s);
    row("a file beside, without its path", low, u"#include \"field.h\""_s);
    row("a widget", low, u"#include <QWidget>"_s);
    row("a widget with its module", low, u"#include <QtWidgets/QWidget>"_s);
    row("a widget by its file", low, u"#include <qwidget.h>"_s);
    row("all widgets", low, u"#include <QtWidgets>"_s);
    row("an icon with a blank after the hash", low, u"# include <QIcon>"_s);
    row("an icon with blanks everywhere", low, u" #\tinclude\t<QIcon> // why"_s);
    row("a colour with its module", low, u"#include <QtGui/QColor>"_s);
    row("a class of Gui that few know", low, u"#include <QAccessible>"_s);
    row("a drawing of Svg", low, u"#include <QSvgRenderer>"_s);
    row("a module nobody may use", low, u"#include <QtQuick/QQuickItem>"_s);
    row("a private header", low, u"#include <private/qwidget_p.h>"_s);
    row("after a comment on its line", low, u"/* x */ #include <QWidget>"_s);
    row("over two lines", low, u"#include \\\n<QWidget>"_s);
    row("by a macro", low, u"#include WIDGETS"_s);
    row("with the other spelling of the hash", low, u"%:include <QWidget>"_s);
    row("as a module", low, u"import <QWidget>;"_s);
    row("the network in the rules", low, u"#include <QNetworkReply>"_s);
    row("the network in the editor", u"app/editor/a.cpp"_s, u"#include <QNetworkReply>"_s);
    row("the network in the window", u"ui/main/a.cpp"_s, u"#include <QNetworkAccessManager>"_s);
    row("SQL in the window", u"ui/main/a.cpp"_s, u"#include <QtSql/QSqlQuery>"_s);
    row("a library where it does not belong", u"app/editor/a.cpp"_s, u"#include <CLI/CLI.hpp>"_s);
    row("the parser of plans elsewhere", u"app/access/a.cpp"_s, u"#include <simdjson.h>"_s);
    row("the tests", low, u"#include \"tests/support/fake_clock.h\""_s);
    row("a room without a rule", u"app/helpers/a.cpp"_s, u"#include <QString>"_s);
    row("a file outside of all rooms", u"app/a.cpp"_s, u"#include <QString>"_s);
}

void TestLayers::wrongIncludesAreRejected()
{
    QFETCH(QString, path);
    QFETCH(QString, include);
    const QStringList violations = layerViolations({{path, u"#pragma once\n\n"_s + include}}, m_qt);
    QCOMPARE(violations.size(), 1);
    QVERIFY2(violations.first().startsWith(path + u":3: "_s), qPrintable(violations.first()));
}

void TestLayers::filesAreFoundOnDisk()
{
    const QTemporaryDir root;
    const auto write = [&root](const QString &path, const QByteArray &text) {
        QFile file(root.filePath(path));
        return QDir().mkpath(QFileInfo(file).path()) && file.open(QIODevice::WriteOnly)
            && file.write(text) == text.size();
    };
    QVERIFY(write(u"app/access/deep/down/a.cpp"_s, "#include <QIcon>\n"));
    QVERIFY(write(u"app/access/b.h"_s, "#include \"app/service/http.h\"\n"));
    QVERIFY(write(u"ui/form/c.cpp"_s, "#include <QIcon>\n"));
    QVERIFY(write(u"app/access/CMakeLists.txt"_s, "# include <QIcon>\n"));
    const SourceTree tree = readTree(root.path(), {u"app"_s, u"ui"_s}, sources);
    QCOMPARE(tree.size(), 3);
    QStringList violations = layerViolations(tree, m_qt);
    violations.sort();
    QCOMPARE(violations,
        QStringList({u"app/access/b.h:1: app/access may not include from app/service"_s,
            u"app/access/deep/down/a.cpp:1: app/access may not include <QIcon>"_s}));
}

void TestLayers::theProjectKeepsItsLayers()
{
    const SourceTree tree = readTree(QStringLiteral(PROJECT_ROOT), {u"app"_s, u"ui"_s}, sources);
    QVERIFY(tree.size() > 50);
    const QStringList violations = layerViolations(tree, m_qt);
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestLayers)
#include "tst_layers.moc"
