// Measures the list: list_benchmark [ROWS…]. Prints how long it takes to take over, find, filter, sort and refresh that
// many repositories, and the longest turn of the event loop meanwhile: for so long the window does not answer.

#include "app/editor/registry_listing.h"
#include "app/service/hss_client.h"
#include "app/service/network.h"
#include "app/support/clock.h"
#include "tests/benchmark/heartbeat.h"
#include "tests/support/script_server.h"
#include "ui/list/registry_pane.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

#include <atomic>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 200; // as the client asks for

//! One repository, of all types and statuses in turn; every third fails. Each reading has another in every tenth.
QByteArray repository(int number, int reading)
{
    static const QByteArrayList types{"Harbor", "Jfrog", "Other", "SwrPrivate"};
    static const QByteArrayList statuses{"success", "fail", "accessing"};
    const QByteArray digits = QByteArray::number(qint64(number) * 7919 % 99'991); // in no order
    return R"({"id":"ea325892-0000-4e2c-bca4-)" + QByteArray::number(number).rightJustified(12, '0')
        + R"(","registry_name":"harbor-)" + digits + R"(","registry_type":")" + types.at(number % 4)
        + R"(","status":")" + statuses.at((number + (number % 10 == 0 ? reading : 0)) % 3)
        + R"(","registry_addr":"harbor-)" + digits + R"(.example.com:8443","registry_username":"robot$hss-)"
        + QByteArray::number(number % 50)
        + R"(","connect_cluster_id":"0f3c8a52-7d41-11ef-8d2a-0255ac100b07","get_scan_image_channel":"Swr",)"
        + R"("fail_reason":")" + (number % 3 == 1 ? "REQUEST_API_ERROR" : "") + R"(","images_num":)"
        + QByteArray::number(number % 20'000) + R"(,"latest_sync_time":)"
        + QByteArray::number(1'700'000'000'000 + qint64(number) * 977'000) + "}";
}

ServerScript page(const SeenRequest &request, int rows, int reading)
{
    const qsizetype at = request.target.indexOf("offset=");
    const int offset = at < 0 ? 0 : request.target.mid(at + 7).split('&').first().toInt();
    QByteArrayList items;
    for (int i = offset; i < std::min(rows, offset + pageSize); ++i)
        items.append(repository(i, reading));
    return {sendBytes(answerBytes(200,
        "{\"total_num\":" + QByteArray::number(rows) + ",\"data_list\":[" + items.join(',') + "]}",
        "Content-Type: application/json\r\n"))};
}

//! A pane over a list of so many repositories.
struct List {
    List(int rows, Heartbeat &heart)
        : server([rows, this](const SeenRequest &request) { return page(request, rows, reading); })
        , network({NetworkSettings::Proxy::None, {}, {}})
        , client(network, clock, Account{server.url(), u"p1"_s, {}}, source)
        , listing(clock)
        , began(QObject::connect(
              &listing, &RegistryListing::itemsChanged, &listing, [&heart] { heart.start(); }))
        , pane(listing, clock)
        , view(*pane.findChild<QTreeView *>())
        , find(*pane.findChild<QLineEdit *>())
    {
        pane.resize(700, 800);
        pane.show();
    }

    std::atomic<int> reading = 0;
    ScriptServer server;
    Network network;
    SystemClock clock;
    GivenCredential source{TokenCredential{Secret(u"MIIToken")}};
    HssClient client;
    RegistryListing listing;
    QMetaObject::Connection began; // before the pane: the first to hear of a change
    RegistryPane pane;
    QTreeView &view;
    QLineEdit &find;
};

void beginReading(List &list)
{
    QSignalSpy changed(&list.listing, &RegistryListing::itemsChanged);
    if (list.listing.state() == RegistryListing::State::NoConnection)
        list.listing.setClient(&list.client, std::chrono::minutes(10));
    else
        list.listing.refresh();
    changed.clear();
    while (list.listing.state() == RegistryListing::State::Loading && changed.isEmpty())
        changed.wait(60'000);
}

void read(List &list, Heartbeat &heart, const QString &what)
{
    QSignalSpy moved(list.view.model(), &QAbstractItemModel::modelReset);
    beginReading(list);
    heart.say(what, moved);
}

//! Letters as a person types them, one after the other.
void type(List &list, Heartbeat &heart, const QString &letters)
{
    QSignalSpy moved(list.view.model(), &QAbstractItemModel::modelReset);
    QSignalSpy pause(&list.view, &QObject::destroyed); // never
    for (const QChar letter : letters) {
        heart.beat();
        QTest::keyClick(&list.find, letter.toLatin1());
        pause.wait(60);
    }
    heart.say(u"typed “%1”"_s.arg(letters), moved);
    list.find.clear();
    heart.say(u"all again"_s, moved);
}

void sort(List &list, Heartbeat &heart, int column)
{
    QSignalSpy moved(list.view.model(), &QAbstractItemModel::layoutChanged);
    list.view.sortByColumn(column, Qt::DescendingOrder);
    heart.say(u"sorted by column %1"_s.arg(column), moved);
}

void measure(int rows, QTextStream &out)
{
    out << rows << " repositories" << Qt::endl;
    Heartbeat heart(out);
    List list(rows, heart);
    read(list, heart, u"read"_s);
    type(list, heart, u"bor-1"_s);
    for (const int column : {0, 4, 2})
        sort(list, heart, column);
    ++list.reading;
    read(list, heart, u"read again, every tenth is another"_s);
    type(list, heart, u"abn 9"_s);
    RegistryInfo changed = list.listing.items().at(rows / 2);
    changed.status = u"accessing"_s;
    QSignalSpy moved(list.view.model(), &QAbstractItemModel::modelReset);
    heart.start();
    list.listing.replace(changed);
    heart.say(u"one changed"_s, moved);
}

//! Before anything could be worked out ahead.
void measureAtOnce(int rows, QTextStream &out)
{
    Heartbeat heart(out);
    List list(rows, heart);
    beginReading(list);
    out << "just read:" << Qt::endl;
    type(list, heart, u"bor-1"_s);
}

} // namespace

int main(int argc, char **argv)
{
    const QApplication application(argc, argv);
    QTextStream out(stdout);
    if (argc < 2) {
        measure(10'000, out);
        measure(100'000, out);
        measureAtOnce(100'000, out);
    }
    for (int i = 1; i < argc; ++i) {
        measure(QByteArray(argv[i]).toInt(), out);
        measureAtOnce(QByteArray(argv[i]).toInt(), out);
    }
    return 0;
}
