// Takes the pictures of the real window against the practice service: hssreg-screenshots FOLDER [SCENE…].
#include "app/practice/practice_service.h"
#include "tests/editor/json_service.h"
#include "tests/ui/picture_looks.h"
#include "tests/ui/window_fixture.h"
#include "ui/form/preview_dialog.h"
#include "ui/history/history_dialog.h"
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

bool list(WholeWindow &shown)
{
    shown.window.resize(1240, 800);
    shown.list().setFocus();
    return true;
}

//! A login that the practice registry takes, asked before HSS is told.
bool loginTest(WholeWindow &shown)
{
    shown.window.resize(1240, 800);
    const PracticeService &practice = *shown.connection.practice();
    for (const RegistryInfo &one : shown.listing.items()) {
        if (one.access[Field::RegistryAddr] == practice.registryEndpoint().authority())
            shown.choose(one.name);
    }
    shown.find<QWidget>("registry_password").setFocus();
    shown.type(practice.registryPassword());
    shown.press(Qt::ALT | Qt::Key_T);
    return QTest::qWaitFor([&shown] { return shown.find<QWidget>("login_test_result").isVisible(); }, 15'000);
}

bool proof(WholeWindow &shown)
{
    shown.window.resize(1240, 800);
    return rotate(shown, u"harbor-eu"_s, u"a-new-one");
}

bool preview(const QString &path)
{
    WholeWindow shown(quickPractice());
    changeSomething(shown);
    QTest::mouseClick(&shown.find("preview_request"), Qt::LeftButton);
    auto *dialog = shown.openDialog<PreviewDialog>();
    return shown.shown && dialog && grab(*dialog, path);
}

bool history(const QString &path)
{
    WholeWindow shown(quickPractice());
    if (!shown.shown || !somethingHappened(shown))
        return false;
    shown.press(Qt::CTRL | Qt::Key_H);
    auto *dialog = shown.openDialog<HistoryDialog>();
    return dialog && QTest::qWaitFor([dialog] {
        return dialog->findChild<QTreeView *>(u"historyTable"_s)->model()->rowCount() > 1;
    }) && grab(*dialog, path);
}

QJsonObject chineseRegistry(int number, const QString &name, const QString &address, const QString &status)
{
    return {{u"id"_s, u"ea325892-0c1d-4e2c-bca4-409b8853550%1"_s.arg(number)}, {u"registry_name"_s, name},
        {u"registry_type"_s, u"Harbor"_s}, {u"api_version"_s, u"V2"_s}, {u"protocol"_s, u"https"_s},
        {u"registry_addr"_s, address}, {u"registry_username"_s, u"robot$hss-scan"_s},
        {u"connect_cluster_id"_s, u"0f3c8a52-7d41-11ef-8d2a-0255ac100b07"_s},
        {u"get_scan_image_channel"_s, u"Swr"_s}, {u"status"_s, status}, {u"images_num"_s, 1204},
        {u"latest_sync_time"_s, qint64(1'763'946'000'000)}};
}

ServerScript chineseAnswer(const SeenRequest &request)
{
    if (request.target.contains("daemonsets"))
        return pageAnswer({QJsonObject{{u"cluster_id"_s, u"0f3c8a52-7d41-11ef-8d2a-0255ac100b07"_s},
            {u"cluster_name"_s, u"生产集群-华北四"_s}, {u"cluster_type"_s, u"cce"_s},
            {u"combined_status"_s, u"running"_s}}});
    return pageAnswer({chineseRegistry(1, u"生产环境镜像仓库"_s, u"harbor.example.com"_s, u"success"_s),
        chineseRegistry(2, u"研发测试-容器镜像仓库（上海数据中心）"_s, u"10.4.0.12:8443"_s, u"accessing"_s),
        chineseRegistry(3, u"災備倉庫 ハーバー 하버"_s, u"dr.example.com"_s, u"fail"_s)});
}

//! What operators in China call things.
bool chinese(const QString &path)
{
    ScriptServer server(chineseAnswer);
    WholeWindow shown;
    shown.window.resize(1240, 800);
    ConnectionSettings settings;
    settings.name = u"生产环境"_s;
    settings.endpoint = server.url().toString();
    settings.projectId = sampleProfile({}).projectId;
    settings.token = Secret(u"MIItoken");
    settings.proxy = ProxyUse::None;
    shown.connection.open(std::move(settings));
    if (!QTest::qWaitFor([&] { return shown.listing.state() == RegistryListing::State::Ready; }))
        return false;
    shown.choose(u"生产环境镜像仓库"_s);
    shown.editor.setText(Field::RegistryUsername, u"扫描机器人"_s);
    return grab(shown.window, path);
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
};

constexpr std::array scenes{
    Scene{"light"_L1, Scheme::Light, 100, everyday, nullptr},
    Scene{"dark"_L1, Scheme::Dark, 100, everyday, nullptr},
    Scene{"problems"_L1, Scheme::Light, 100, problems, nullptr},
    Scene{"problems-dark"_L1, Scheme::Dark, 100, problems, nullptr},
    Scene{"large-text"_L1, Scheme::Light, 200, largeText, nullptr},
    Scene{"list"_L1, Scheme::Light, 100, list, nullptr},
    Scene{"login-test"_L1, Scheme::Light, 100, loginTest, nullptr},
    Scene{"login-test-large"_L1, Scheme::Light, 200, loginTest, nullptr},
    Scene{"proof"_L1, Scheme::Light, 100, proof, nullptr},
    Scene{"proof-dark"_L1, Scheme::Dark, 100, proof, nullptr},
    Scene{"preview"_L1, Scheme::Light, 100, nullptr, preview},
    Scene{"preview-large"_L1, Scheme::Light, 200, nullptr, preview},
    Scene{"history"_L1, Scheme::Light, 100, nullptr, history},
    Scene{"history-dark"_L1, Scheme::Dark, 100, nullptr, history},
    Scene{"history-large"_L1, Scheme::Light, 200, nullptr, history},
    Scene{"chinese"_L1, Scheme::Light, 100, nullptr, chinese},
    Scene{"first-run"_L1, Scheme::Light, 100, nullptr, firstRun},
    Scene{"first-run-dark"_L1, Scheme::Dark, 100, nullptr, firstRun},
    Scene{"first-run-large"_L1, Scheme::Light, 200, nullptr, firstRun},
    Scene{"plan"_L1, Scheme::Light, 100, nullptr, planReview},
    Scene{"plan-large"_L1, Scheme::Light, 200, nullptr, planReview},
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
        if (!wanted.isEmpty() && !wanted.contains(scene.name))
            continue;
        if (!take(scene, QDir(arguments.at(1)))) {
            std::fprintf(stderr, "the picture “%s” was not taken\n", scene.name.data());
            return 1;
        }
    }
    return 0;
}
