#include "tests/architecture/source_rules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg::architecture;

class TestSourceRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void functionsAreMeasured_data();
    void functionsAreMeasured();
    void longFunctionsAreRejected_data();
    void longFunctionsAreRejected();
    void longFilesAreRejected();
    void goodCodeIsAccepted_data();
    void goodCodeIsAccepted();
    void badCodeIsRejected_data();
    void badCodeIsRejected();
    void machinePathsAreRejected_data();
    void machinePathsAreRejected();

    void theProjectIsOfSmallParts();
    void theProjectDoesWithoutBannedWords();
    void theProjectConnectsWithContext();
    void theProjectTranslatesWhatIsSeen();
    void theProjectNamesNoMachine();

private:
    const SourceTree m_programs =
        readTree(QStringLiteral(PROJECT_ROOT), {u"app"_s, u"ui"_s}, {u".h"_s, u".cpp"_s});
};

namespace {

QStringList allViolations(const SourceTree &tree)
{
    return sizeViolations(tree) + wordViolations(tree) + contextViolations(tree)
        + visibleTextViolations(tree);
}

QString lines(int count)
{
    return u"    work();\n"_s.repeated(count);
}

} // namespace

void TestSourceRules::functionsAreMeasured_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("found"); // name:lines, a constructor with a star
    const auto row = [](const char *name, const QString &text, const QString &found) {
        QTest::newRow(name) << text << found;
    };
    row("a function", u"int f(int a)\n{\n    return a;\n}\n"_s, u"f:3"_s);
    row("a function of a class, in a namespace", u"namespace a::b {\nvoid C::f() const\n{\n}\n}\n"_s,
        u"C::f:2"_s);
    row("a constructor with values in braces",
        u"C::C(int a)\n    : m_a { a }\n    , m_b(1)\n    , m_c { 2 }\n{\n    go();\n}\nvoid g() { }\n"_s,
        u"C::C*:3 g:1"_s);
    row("a constructor in its class",
        u"class C {\npublic:\n    C() : m_a(1) { }\n    int f() { return 1; }\n};\n"_s, u"C*:1 f:1"_s);
    row("an explicit constructor",
        u"class C final : public D {\n    Q_OBJECT\npublic:\n    explicit C(int a) { }\n};\n"_s, u"C*:1"_s);
    row("a destructor is none", u"C::~C() { }\nclass D {\n    ~D() { }\n};\n"_s, u"C::~C:1 ~D:1"_s);
    row("signals are declarations",
        u"class C : public QObject {\nQ_SIGNALS:\n    void s();\npublic Q_SLOTS:\n    void f() { }\n};"_s,
        u"f:1"_s);
    row("values are no functions",
        u"constexpr std::array a { 1, 2 };\nconst auto b = make({ 1 });\nconst auto f = [](int) {\n    return 1;\n};\n"_s,
        {});
    row("an enumeration is none", u"enum class E : int { A, B };\nvoid f() {}\n"_s, u"f:1"_s);
    row("an operator", u"bool operator==(const A &a, const A &b)\n{\n    return a.x == b.x;\n}\n"_s,
        u"operator_:3"_s);
    row("a template",
        u"template <typename T, class U = int> class C {\n    T f() const { return {}; }\n};\n"
        "template <typename T> void g(T t)\n{\n}\n"_s,
        u"f:1 g:2"_s);
    row("braces in literals and comments",
        u"void f()\n{\n    g(\"}\", '}', 1'000); // }\n    /* } */\n}\nvoid h() { }\n"_s, u"f:4 h:1"_s);
    row("a raw literal", u"void f()\n{\n    g(R\"(}\"})\");\n    g(R\"x()\"})x\");\n}\nvoid h() { }\n"_s,
        u"f:4 h:1"_s);
    row("the preprocessor", u"#define X {\n#include <a>\n\nvoid f()\n{\n}\n"_s, u"f:2"_s);
    row("default arguments", u"void f(int a = 1, B b = {})\n{\n}\n"_s, u"f:2"_s);
    row("a trailing type", u"auto f() -> std::vector<int> {\n}\n"_s, u"f:2"_s);
}

void TestSourceRules::functionsAreMeasured()
{
    QFETCH(QString, text);
    QFETCH(QString, found);
    QStringList measured;
    for (const FunctionBody &function : functionsOf(SourceText(text)))
        measured.append(
            u"%1%2:%3"_s.arg(function.name, function.constructor ? u"*"_s : QString()).arg(function.lines));
    QCOMPARE(measured.join(u' '), found);
}

void TestSourceRules::longFunctionsAreRejected_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("head");
    QTest::addColumn<int>("most");
    QTest::newRow("a function of the core") << u"app/access/a.cpp"_s << u"void f()"_s << 40;
    QTest::newRow("a function of the window") << u"ui/form/a.cpp"_s << u"void C::f() const"_s << 40;
    QTest::newRow("a constructor of the core")
        << u"app/editor/a.cpp"_s << u"C::C(int a)\n    : m_a { a }"_s << 40;
    QTest::newRow("a constructor of the window")
        << u"ui/main/a.cpp"_s << u"CWindow::CWindow(int a)\n    : m_a { a }"_s << 25;
    QTest::newRow("a constructor of a dialog")
        << u"ui/main/a.cpp"_s << u"CDialog::CDialog(int a)\n    : m_a { a }"_s << 25;
}

void TestSourceRules::longFunctionsAreRejected()
{
    QFETCH(QString, path);
    QFETCH(QString, head);
    QFETCH(int, most);
    const auto function = [&head](int bodyLines) -> QString {
        return head + u"\n{\n"_s + lines(bodyLines - 2) + u"}\n"_s;
    };
    QCOMPARE(sizeViolations({{path, function(most)}}), QStringList());
    QCOMPARE(sizeViolations({{path, function(most + 1)}}).size(), 1);
}

void TestSourceRules::longFilesAreRejected()
{
    QCOMPARE(sizeViolations({{u"app/a/a.h"_s, u"int a;\n"_s.repeated(400)}}), QStringList());
    QCOMPARE(sizeViolations({{u"app/a/a.h"_s, u"int a;\n"_s.repeated(401)}}).size(), 1);
}

void TestSourceRules::goodCodeIsAccepted_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &path, const QString &code) {
        QTest::newRow(name) << path << code;
    };
    const QString window = u"ui/form/a.cpp"_s;
    row("a connection with a context", window,
        u"void f() { connect(a, &A::s, this, [this] { g(1, 2); }); }"_s);
    row("a connection to a member", window, u"void f() { connect(a, &A::s, this, &C::g); }"_s);
    row("a timer with a context", window, u"void f() { QTimer::singleShot(0, this, [this] { g(); }); }"_s);
    row("a dialog that is opened", window, u"void f() { dialog->open(); }"_s);
    row("the start of the program", u"ui/main.cpp"_s, u"int main() { return QApplication::exec(); }"_s);
    row("an object of Qt's own", window, u"void f() { QCoreApplication::instance()->quit(); }"_s);
    row("a word in a comment", window, u"// not exec(), no SIGNAL(), no processEvents\n"_s);
    row("a word in a literal", window, u"void f() { log(u\"processEvents\"_s); }"_s);
    row("the file that talks to the network", u"app/service/http_call.cpp"_s,
        u"void f() { QNetworkReply *r = network.get(q); }"_s);
    row("the owner of the network", u"app/connection/session.cpp"_s, u"QNetworkAccessManager &f();"_s);
    row("a class of Qt announced", window, u"class QNetworkInformation;\nclass QMimeData;\n"_s);
    row("a text put together", window,
        u"void f() { const QString a = b + u\"x\"_s; const auto c = g(b + u\"x\"_s); }"_s);
    row("a text returned with its type", window,
        u"void f() { const auto g = [&]() -> QString { return b + u\"x\"_s; }; }"_s);
    row("a text put together", window,
        u"void f() { const QString a = b + u\"x\"_s; const auto c = g(b + u\"x\"_s); }"_s);
    row("a text returned with its type", window,
        u"void f() { const auto g = [&]() -> QString { return b + u\"x\"_s; }; }"_s);
    row("a translated text", window, u"void f() { label->setText(tr(\"Name\")); }"_s);
    row("a translated text with a value", window,
        u"void f() { label->setText(tr(\"%1 of %2\").arg(u\"a\"_s)); }"_s);
    row("a text from a variable", window, u"void f() { label->setText(name); label->setToolTip({}); }"_s);
    row("a symbol", window,
        u"void f() { label->setText(u\"\\u26a0 %1 – \"_s.arg(x)); label->setText(\"\"); }"_s);
    row("an icon's name", window, u"void f() { bar->addAction(icon(u\"find\"_s), tr(\"Find\")); }"_s);
    row("the data of an item", window, u"void f() { box->addItem(tr(\"SWR\"), u\"Swr\"_s); }"_s);
    row("a value of the API", window, u"void f() { box->addItems({ u\"0\"_s, u\"all_granted_eps\"_s }); }"_s);
    row("an address as an example", window,
        u"void f() { edit->setPlaceholderText(u\"https://hss.example.com\"_s); }"_s);
    row("a function of the same name", window, u"void f() { addButton(u\"update\"_s, tr(\"Update\")); }"_s);
    row("an object's name", window, u"void f() { edit->setObjectName(u\"address\"_s); }"_s);
    row("a function object as an action", window,
        u"void f() { menu->addAction(tr(\"Go\"), this, [this] { g(u\"x\"_s); }); }"_s);
    row("a literal of the core", u"app/service/a.cpp"_s, u"void f() { reply.setText(u\"body\"_s); }"_s);
}

void TestSourceRules::goodCodeIsAccepted()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    QCOMPARE(allViolations({{path, code}}), QStringList());
}

void TestSourceRules::badCodeIsRejected_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const QString &path, const QString &code) {
        QTest::newRow(name) << path << code;
    };
    const auto statement = [&row](const char *name, const QString &code,
                               const QString &path = u"ui/form/a.cpp"_s) {
        row(name, path, u"void f()\n{\n    "_s + code + u"\n}\n"_s);
    };
    const QString core = u"app/editor/a.cpp"_s;
    statement("a string-typed connection", u"on(a, SIGNAL(clicked()));"_s);
    statement("a string-typed slot", u"on(a, SLOT (go()));"_s);
    statement("events processed in between", u"QCoreApplication::processEvents();"_s, core);
    statement("a nested event loop", u"QEventLoop loop;"_s, core);
    statement("a dialog that is executed", u"dialog.exec();"_s);
    statement("a dialog that is executed, by pointer", u"if (m_dialog->exec() == 1) go();"_s);
    statement("a second loop of the program", u"QApplication::exec();"_s);
    statement("a question that blocks", u"QMessageBox::question(this, t, x);"_s);
    statement("a file dialog that blocks", u"QFileDialog::getOpenFileName(this);"_s);
    statement("a blocking wait", u"socket.waitForReadyRead(10);"_s, core);
    statement("a singleton used", u"Settings::instance().go();"_s);
    row("a singleton declared", u"app/support/a.h"_s, u"#pragma once\nclass A { static A &instance(); };"_s);
    row("a test let in", u"app/support/a.h"_s, u"#pragma once\nclass A { friend class TestA; };"_s);
    statement("a shared pointer", u"std::shared_ptr<int> p;"_s, core);
    statement("an exception", u"throw 1;"_s, core);
    row("a class that manages", u"app/support/a.h"_s, u"#pragma once\nclass ThingManager {\n};"_s);
    row("a class that helps", u"app/support/a.h"_s,
        u"#pragma once\nclass ThingHelper final : public A {\n};"_s);
    statement(
        "a reply outside of HttpCall", u"QNetworkReply *reply = nullptr;"_s, u"app/service/hss_client.cpp"_s);
    statement("a request outside of HttpCall", u"m_network.put(r, b);"_s, u"app/service/hss_client.cpp"_s);
    statement("the network in the editor", u"use(QNetworkAccessManager());"_s, core);
    statement("a note of unfinished work",
        u"// FIX"_s
        u"ME: all"_s,
        core);
    row("a header that may come twice", u"app/support/a.h"_s, u"class A;\n"_s);
    statement("a connection without a context", u"connect(a, &A::s, [this] { go(1, 2); });"_s);
    statement("a connection without a context, in full",
        u"QObject::connect(a, &A::s,\n        [=](int x) { go(x); });"_s);
    statement("a timer without a context", u"QTimer::singleShot(10, [this] { go(); });"_s, core);
    statement("a text", u"label->setText(u\"Name\"_s);"_s);
    statement("a text as a plain literal", u"label->setText(\"Name\");"_s);
    statement("a title", u"setWindowTitle(u\"HSS\"_s);"_s);
    statement("a row", u"form->addRow(u\"Name\"_s, edit);"_s);
    statement("a row's second", u"form->addRow(label, u\"Name\"_s);"_s);
    statement("a tool tip of two", u"a->setToolTip(on ? tr(\"On\") : u\"Off\"_s);"_s);
    statement("a placeholder, wrapped", u"e->setPlaceholderText(QStringLiteral(\"Find\"));"_s);
    statement("a placeholder with a value", u"e->setPlaceholderText(u\"Find %1\"_s.arg(x));"_s);
    statement("headers", u"t->setHeaderLabels({ tr(\"Time\"), u\"Result\"_s });"_s);
    statement("a button of a box", u"box->addButton(u\"Go\"_s, role);"_s);
    statement("a label made", u"auto *l = new QLabel(u\"Name\"_s, this);"_s);
    statement("an item", u"box->addItem(u\"Other\"_s, 1);"_s);
    statement("a text glued on", u"label->setText(name + u\" failed\"_s);"_s);
    statement("a text in brackets", u"label->setText((u\"Name\"_s));"_s);
}

void TestSourceRules::badCodeIsRejected()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    const QStringList violations = allViolations({{path, code}});
    QVERIFY2(violations.size() == 1, qPrintable(violations.join(u'\n')));
    QVERIFY2(violations.first().startsWith(path + u':'), qPrintable(violations.first()));
}

void TestSourceRules::machinePathsAreRejected_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("found");
    const auto row = [](const char *name, const QString &text, qsizetype found) {
        QTest::newRow(name) << text << found;
    };
    // Each path in two parts, or this file would be found.
    row("a home",
        u"open(\"/ho"_s
        u"me/somebody/x\")"_s,
        1);
    row("a home elsewhere",
        u"cd /Us"_s
        u"ers/somebody"_s,
        1);
    row("the administrator's",
        u"ls /ro"_s
        u"ot"_s,
        1);
    row("a scratch folder",
        u"cat /tm"_s
        u"p/a.log"_s,
        1);
    row("a scratch folder to be made",
        u"mktemp -d, $TMPDIR, ${x}/tm"_s
        u"p/a"_s,
        0);
    row("folders of a prefix",
        u"\"${prefix}/ho"_s
        u"me/a\", build/ro"_s
        u"ot"_s,
        0);
    row("an address",
        u"https://example.com/ho"_s
        u"me/x"_s,
        0);
}

void TestSourceRules::machinePathsAreRejected()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, found);
    QCOMPARE(machinePathViolations({{u"a"_s, text}}).size(), found);
}

void TestSourceRules::theProjectIsOfSmallParts()
{
    QVERIFY(m_programs.size() > 50);
    const QStringList violations = sizeViolations(m_programs);
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
}

void TestSourceRules::theProjectDoesWithoutBannedWords()
{
    const QStringList violations = wordViolations(m_programs);
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
}

void TestSourceRules::theProjectConnectsWithContext()
{
    const QStringList violations = contextViolations(m_programs);
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
}

void TestSourceRules::theProjectTranslatesWhatIsSeen()
{
    const QStringList violations = visibleTextViolations(m_programs);
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
}

void TestSourceRules::theProjectNamesNoMachine()
{
    const SourceTree all = readTree(QStringLiteral(PROJECT_ROOT),
        {{}, u"app"_s, u"ui"_s, u"tests"_s, u"packaging"_s, u"resources"_s, u".ci"_s},
        {u".h"_s, u".cpp"_s, u".txt"_s, u".cmake"_s, u".json"_s, u".md"_s, u".sh"_s, u".svg"_s, u".xml"_s,
            u".desktop"_s, u"run"_s, u".hssplan"_s, u".clang-tidy"_s, u".clang-format"_s});
    QVERIFY(all.size() > m_programs.size());
    const QStringList violations = machinePathViolations(all);
    QVERIFY2(violations.isEmpty(), qPrintable(u'\n' + violations.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestSourceRules)
#include "tst_source_rules.moc"
