// Takes the pictures of the real window against the practice service: hssreg-screenshots FOLDER [SCENE…].
#include "tests/ui/window_fixture.h"

#include "ui/connection/connection_dialog.h"
#include "ui/connection/region_edit.h"
#include "ui/main/plan_review_dialog.h"

#include <QDir>
#include <QLocale>
#include <QStyleFactory>
#include <QTemporaryDir>

#include <cstdio>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

enum class Scheme { Light, Dark };

QPalette lightPalette()
{
    QPalette palette(QColor(0xf3, 0xf4, 0xf6), QColor(0xf6, 0xf7, 0xf9));
    palette.setColor(QPalette::WindowText, QColor(0x1d, 0x20, 0x24));
    palette.setColor(QPalette::Window, QColor(0xf6, 0xf7, 0xf9));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf7, 0xf8, 0xf9));
    palette.setColor(QPalette::Text, QColor(0x1d, 0x20, 0x24));
    palette.setColor(QPalette::Highlight, QColor(0x25, 0x63, 0xeb));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x6b, 0x72, 0x80));
    palette.setColor(QPalette::ToolTipBase, Qt::white);
    palette.setColor(QPalette::ToolTipText, QColor(0x1d, 0x20, 0x24));
    return palette;
}

QPalette darkPalette()
{
    QPalette palette(QColor(0x33, 0x37, 0x3d), QColor(0x25, 0x28, 0x2d));
    palette.setColor(QPalette::WindowText, QColor(0xe4, 0xe6, 0xea));
    palette.setColor(QPalette::Window, QColor(0x25, 0x28, 0x2d));
    palette.setColor(QPalette::Base, QColor(0x1b, 0x1d, 0x21));
    palette.setColor(QPalette::AlternateBase, QColor(0x20, 0x23, 0x27));
    palette.setColor(QPalette::Text, QColor(0xe4, 0xe6, 0xea));
    palette.setColor(QPalette::ButtonText, QColor(0xe4, 0xe6, 0xea));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xca));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0xa0, 0xaa));
    palette.setColor(QPalette::ToolTipBase, QColor(0x33, 0x37, 0x3d));
    palette.setColor(QPalette::ToolTipText, QColor(0xe4, 0xe6, 0xea));
    const QColor faint(0x7c, 0x82, 0x8c);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

void wear(Scheme scheme, int percent)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    QApplication::setPalette(scheme == Scheme::Light ? lightPalette() : darkPalette());
    QFont font(u"DejaVu Sans"_s);
    font.setPointSizeF(9.75 * percent / 100.0); // 13 pixels at 96 dots per inch
    font.setStyleStrategy(QFont::NoSubpixelAntialias);
    QApplication::setFont(font);
}

//! Changes one repository's password and waits for the proof.
bool rotate(WholeWindow &shown, const QString &name, QStringView password)
{
    shown.choose(name);
    shown.editor.setPassword(password);
    shown.editor.submit();
    return QTest::qWaitFor(
        [&shown] {
            return shown.editor.record().proof != Proof::NotLooked && !shown.editor.record().proving;
        },
        20'000);
}

bool somethingHappened(WholeWindow &shown)
{
    return rotate(shown, u"harbor-lab"_s, u"wrong-password") && rotate(shown, u"harbor-eu"_s, u"a-new-one");
}

void changeSomething(WholeWindow &shown)
{
    shown.choose(u"harbor-prod"_s);
    shown.editor.setText(Field::RegistryUsername, u"robot$hss-scan"_s);
    shown.find<QWidget>("registry_password").setFocus();
    shown.type(u"nineteen-letters-19"_s);
}

bool everyday(WholeWindow &shown)
{
    shown.window.resize(1240, 800);
    if (!somethingHappened(shown))
        return false;
    changeSomething(shown);
    shown.list().setFocus();
    return true;
}

bool problems(WholeWindow &shown)
{
    shown.window.resize(1240, 800);
    if (!somethingHappened(shown))
        return false;
    changeSomething(shown);
    shown.editor.setText(Field::RegistryAddr, u"harbor.example.com:80800"_s);
    shown.editor.setText(Field::GetScanImageChannel, u"Other"_s);
    QTest::mouseClick(&shown.find("check_form"), Qt::LeftButton);
    return true;
}

bool largeText(WholeWindow &shown)
{
    shown.window.resize(1280, 720);
    changeSomething(shown);
    return true;
}

bool grab(QWidget &widget, const QString &path)
{
    QTest::qWait(50); // until what was laid out anew is painted
    if (widget.grab().toImage().convertToFormat(QImage::Format_RGB888).save(path, "PNG", 0))
        return true;
    std::fprintf(stderr, "%s could not be written\n", qPrintable(path));
    return false;
}

bool firstRun(const QString &path)
{
    WholeWindow shown;
    shown.window.resize(1240, 800);
    return grab(shown.window, path);
}

bool connectionDialog(const QString &path)
{
    ConnectionDialog dialog({});
    dialog.findChild<RegionEdit *>()->setRegion(u"eu-west-101"_s);
    dialog.findChild<QLineEdit *>(u"project"_s)->setText(u"eu-west-101"_s);
    dialog.show();
    return grab(dialog, path);
}

bool planReview(const QString &path)
{
    const Plan plan =
        readPlan(R"({"version":1,"defaults":{"registry_username":"robot$hss-scan"},"repositories":[
  {"id":"ea325892-0c1d-4e2c-bca4-409b8853556b","registry_name":"harbor-prod"},
  {"id":"7c41d0aa-52e6-4b0f-8a35-6d1f0e9b2c78","registry_name":"harbor-eu","get_scan_image_channel":"Other"},
  {"id":"5b7dd0a1-9f3e-4d0e-9a58-1c0f6b1d7e22","registry_adr":"artifacts.example.com"}]})");
    PlanReviewDialog dialog(plan, u"rotation-may.hssplan"_s, {});
    dialog.show();
    return grab(dialog, path);
}

struct Scene {
    QLatin1StringView name;
    Scheme scheme;
    int textPercent;
    bool (*arrange)(WholeWindow &); //!< null: `take` does all of it
    bool (*take)(const QString &path);
    bool always; //!< else only when it is asked for
};

constexpr std::array scenes{
    Scene{"light"_L1, Scheme::Light, 100, everyday, nullptr, true},
    Scene{"dark"_L1, Scheme::Dark, 100, everyday, nullptr, true},
    Scene{"problems"_L1, Scheme::Light, 100, problems, nullptr, true},
    Scene{"large-text"_L1, Scheme::Light, 200, largeText, nullptr, true},
    Scene{"problems-dark"_L1, Scheme::Dark, 100, problems, nullptr, false},
    Scene{"first-run"_L1, Scheme::Light, 100, nullptr, firstRun, false},
    Scene{"first-run-dark"_L1, Scheme::Dark, 100, nullptr, firstRun, false},
    Scene{"first-run-large"_L1, Scheme::Light, 200, nullptr, firstRun, false},
    Scene{"connection"_L1, Scheme::Light, 100, nullptr, connectionDialog, false},
    Scene{"connection-dark"_L1, Scheme::Dark, 100, nullptr, connectionDialog, false},
    Scene{"connection-large"_L1, Scheme::Light, 200, nullptr, connectionDialog, false},
    Scene{"plan"_L1, Scheme::Light, 100, nullptr, planReview, false},
    Scene{"plan-large"_L1, Scheme::Light, 200, nullptr, planReview, false},
};

bool take(const Scene &scene, const QDir &folder)
{
    wear(scene.scheme, scene.textPercent);
    const QString path = folder.filePath(scene.name + ".png"_L1);
    if (!scene.arrange)
        return scene.take(path);
    WholeWindow shown(quickPractice());
    return shown.shown && scene.arrange(shown) && grab(shown.window, path);
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2) {
        std::fputs("usage: hssreg-screenshots FOLDER [SCENE…]\n", stderr);
        return 2;
    }
    const QStringList wanted = arguments.mid(2);
    for (const Scene &scene : scenes) {
        if (wanted.isEmpty() ? !scene.always : !wanted.contains(scene.name))
            continue;
        if (!take(scene, QDir(arguments.at(1)))) {
            std::fprintf(stderr, "the picture “%s” was not taken\n", scene.name.data());
            return 1;
        }
    }
    return 0;
}
