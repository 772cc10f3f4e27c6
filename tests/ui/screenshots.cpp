// Takes the pictures of the real window against the practice service: hssreg-screenshots FOLDER [SCENE…].
#include "tests/ui/picture_looks.h"
#include "tests/ui/window_fixture.h"

#include "ui/main/plan_review_dialog.h"

#include <QDir>
#include <QLocale>
#include <QTemporaryDir>

#include <cstdio>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

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

bool firstRun(const QString &path)
{
    WholeWindow shown;
    shown.window.resize(1240, 800);
    return grab(shown.window, path);
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
