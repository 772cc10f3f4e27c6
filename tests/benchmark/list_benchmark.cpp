// Measures the list: list_benchmark [ROWS…]. Prints how long it takes to take over, find, filter, sort and refresh that
// many repositories, with the view, until what is seen is laid out.

#include "app/editor/registry_listing.h"
#include "app/service/hss_client.h"
#include "app/service/network.h"
#include "app/support/clock.h"
#include "tests/support/script_server.h"
#include "ui/list/registry_filter.h"
#include "ui/list/registry_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTextStream>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 200; // as the client asks for

//! One repository, of all types and statuses in turn; every third fails.
QByteArray repository(int number)
{
    static const QByteArrayList types{"Harbor", "Jfrog", "Other", "SwrPrivate"};
    static const QByteArrayList statuses{"success", "fail", "accessing"};
    const QByteArray digits = QByteArray::number(number);
    return R"({"id":"ea325892-0000-4e2c-bca4-)" + digits.rightJustified(12, '0')
        + R"(","registry_name":"harbor-)" + digits + R"(","registry_type":")" + types.at(number % 4)
        + R"(","status":")" + statuses.at(number % 3) + R"(","registry_addr":"harbor-)" + digits
        + R"(.example.com:8443","registry_username":"robot$hss-)" + QByteArray::number(number % 50)
        + R"(","connect_cluster_id":"0f3c8a52-7d41-11ef-8d2a-0255ac100b07","get_scan_image_channel":"Swr",)"
        + R"("fail_reason":")" + (number % 3 == 1 ? "REQUEST_API_ERROR" : "") + R"(","images_num":)"
        + QByteArray::number(number % 20'000) + R"(,"latest_sync_time":)"
        + QByteArray::number(1'700'000'000'000 + qint64(number) * 977'000) + "}";
}

ServerScript page(const SeenRequest &request, int rows)
{
    const qsizetype at = request.target.indexOf("offset=");
    const int offset = at < 0 ? 0 : request.target.mid(at + 7).split('&').first().toInt();
    QByteArrayList items;
    for (int i = offset; i < std::min(rows, offset + pageSize); ++i)
        items.append(repository(i));
    return {sendBytes(answerBytes(200,
        "{\"total_num\":" + QByteArray::number(rows) + ",\"data_list\":[" + items.join(',') + "]}",
        "Content-Type: application/json\r\n"))};
}

void measure(int rows, QTextStream &out)
{
    ScriptServer server([rows](const SeenRequest &request) { return page(request, rows); });
    Network network({NetworkSettings::Proxy::None, {}, {}});
    SystemClock clock;
    GivenCredential source{TokenCredential{Secret(u"MIIToken")}};
    HssClient client(network, clock, Account{server.url(), u"p1"_s, {}}, source);
    RegistryListing listing(clock);
    RegistryTable table(listing, clock);
    RegistryFilter filter(table);
    RegistryView view;
    view.setRegistries(filter);
    view.resize(700, 800);
    view.show();
    QElapsedTimer time;
    const auto said = [&out, &time, &view](const char *what) {
        view.doItemsLayout();
        view.grab();
        out << "  " << what << ": " << double(time.nsecsElapsed()) / 1e6 << " ms" << Qt::endl;
        time.restart();
    };
    QSignalSpy read(&listing, &RegistryListing::itemsChanged);
    QObject::connect(
        &listing, &RegistryListing::itemsChanged, &listing, [&time] { time.start(); }, Qt::DirectConnection);
    out << rows << " repositories" << Qt::endl;
    listing.setClient(&client, std::chrono::minutes(10));
    while (listing.state() == RegistryListing::State::Loading)
        read.wait(100);
    time.start();
    view.reset();
    said("shown again");
    for (const QString &text :
        {u"h"_s, u"harbor-1"_s, u"harbor-12"_s, u""_s, u"abnormal 8443"_s, u"zebra"_s, u""_s}) {
        filter.want({text, std::nullopt, {}});
        said(qPrintable(u"find “%1”, %2 found"_s.arg(text).arg(filter.rowCount())));
    }
    filter.want({{}, AccessStatus::Fail, u"Jfrog"_s});
    said("one status and one type");
    filter.want({});
    said("all");
    for (int column = 0; column < RegistryTable::columns; ++column) {
        view.sortByColumn(column, Qt::DescendingOrder);
        said(qPrintable(u"sorted by column %1"_s.arg(column)));
    }
    RegistryInfo changed = listing.items().at(rows / 2);
    changed.status = u"accessing"_s;
    listing.replace(changed);
    said("one changed");
    RegistryKeys keys;
    keys.take(listing.items());
    said("the order of all worked out anew");
    while (keys.workAhead(listing.items(), clock.now(), 100)) { }
    said("what all are found by worked out, in slices");
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QTextStream out(stdout);
    if (argc < 2) {
        measure(10'000, out);
        measure(100'000, out);
    }
    for (int i = 1; i < argc; ++i)
        measure(QByteArray(argv[i]).toInt(), out);
    return 0;
}
