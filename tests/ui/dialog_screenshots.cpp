// Takes pictures of the dialogs about repositories, against a small service: hssreg-dialog-screenshots FOLDER.
#include "app/editor/registry_listing.h"
#include "app/editor/registry_operations.h"
#include "tests/editor/json_service.h"
#include "tests/ui/form_fixture.h"
#include "tests/ui/picture_looks.h"
#include "ui/form/cluster_dialog.h"
#include "ui/registry/clipboard_guard.h"
#include "ui/registry/connect_registry_dialog.h"
#include "ui/registry/remove_dialog.h"
#include "ui/registry/statistics_dialog.h"
#include "ui/registry/upload_dialog.h"

#include <QLocale>
#include <QPushButton>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

QJsonObject cluster(const char *id, const char *name, const char *type, const char *state)
{
    return {{u"cluster_id"_s, QLatin1StringView(id)}, {u"cluster_name"_s, QLatin1StringView(name)},
        {u"cluster_type"_s, QLatin1StringView(type)}, {u"combined_status"_s, QLatin1StringView(state)}};
}

ServerScript answer(const SeenRequest &request)
{
    if (request.target.contains("daemonsets"))
        return pageAnswer({cluster("0f3c8a52-7d41-11ef-8d2a-0255ac100b07", "prod", "cce", "running"),
            cluster("1a2b3c4d-7d41-11ef-8d2a-0255ac100b07", "prod-eu", "self_built_idc", "running"),
            cluster("7c7c7c7c-7d41-11ef-8d2a-0255ac100b07", "lab", "cce", "run_error")});
    if (request.target.contains("upload-command"))
        return jsonAnswer(
            {{u"image_command"_s,
                 u"bash upload.sh -r harbor.example.com -n library -u robot -p S3cret-marker"_s},
                {u"images_download_url"_s, u"https://hss-agent.cn-north-4.example.com/scan-images.tar.gz"_s},
                {u"swr_image_pull_command"_s, u"docker pull swr.example.com/hss/scan:1.2"_s}});
    if (request.target.contains("statistics"))
        return jsonAnswer({{u"fail_num"_s, 2}, {u"success_num"_s, 5}});
    return pageAnswer({});
}

RegistryInfo other()
{
    RegistryInfo info = sampleRegistry();
    info.access[Field::GetScanImageChannel] = u"Other"_s;
    info.access[Field::Namespace] = u"library"_s;
    return info;
}

bool takeAll(const QString &folder, const QString &look)
{
    const auto path = [&](const QString &name) { return QString(folder + u'/' + name + look + u".png"_s); };
    ServiceAt service(answer);
    RegistryOperations operations(service.clock);
    operations.setClient(&service.client, std::chrono::seconds(20));
    RegistryListing listing(service.clock);
    AccessEditor editor(service.clock);
    editor.open(other());
    ClusterDialog clusters(operations.clusters, u"7c7c7c7c-7d41-11ef-8d2a-0255ac100b07"_s);
    clusters.show();
    bool good = QTest::qWaitFor([&] { return operations.clusters.state() == ClusterListing::State::Ready; })
        && grab(clusters, path(u"clusters"_s));
    RemoveDialog one({sampleRegistry()});
    one.show();
    RegistryInfo second = sampleRegistry();
    second.name = u"harbor-eu"_s;
    RemoveDialog several({sampleRegistry(), second, other()});
    several.show();
    good = good && grab(one, path(u"remove"_s)) && grab(several, path(u"remove-several"_s));
    StatisticsDialog counts(operations.counts, listing);
    counts.show();
    good = good && QTest::qWaitFor([&] { return operations.counts.state() == RegistryCounts::State::Ready; })
        && grab(counts, path(u"statistics"_s));
    ConnectRegistryDialog connecting(operations.adding, operations.clusters, service.clock);
    connecting.show();
    good = good && grab(connecting, path(u"connect"_s));
    QTest::mouseClick(connecting.findChild<QPushButton *>(u"connectRegistry"_s), Qt::LeftButton);
    good = good && grab(connecting, path(u"connect-problems"_s));
    ClipboardGuard guard(service.clock);
    UploadDialog upload(operations.uploads, guard, editor);
    upload.show();
    good = good && grab(upload, path(u"upload"_s));
    QTest::keyClicks(upload.findChild<QWidget *>(u"upload_password"_s), u"S3cret-marker"_s);
    QTest::mouseClick(upload.findChild<QPushButton *>(u"upload_ask"_s), Qt::LeftButton);
    return good
        && QTest::qWaitFor([&] { return operations.uploads.state() == UploadCommands::State::Answered; })
        && grab(upload, path(u"upload-answered"_s));
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    if (argc != 2) {
        std::fputs("usage: hssreg-dialog-screenshots FOLDER\n", stderr);
        return 2;
    }
    const QString folder = QString::fromLocal8Bit(argv[1]);
    wear(Scheme::Light, 100);
    bool good = takeAll(folder, {});
    wear(Scheme::Dark, 100);
    good = takeAll(folder, u"-dark"_s) && good;
    wear(Scheme::Light, 200);
    good = takeAll(folder, u"-large"_s) && good;
    return good ? 0 : 1;
}
