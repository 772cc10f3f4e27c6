#include "tests/practice/practice_probe.h"

#include <QSet>
#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

QStringList names(const QJsonArray &items)
{
    QStringList found;
    for (const auto &item : items)
        found.append(item[u"registry_name"_s].toString());
    return found;
}

PracticeOptions withRepositories(int count)
{
    PracticeOptions options;
    options.repositories = count;
    return options;
}

} // namespace

//! The repositories it begins with, and the pages and filters of the list.
class TestPracticeList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsWithTheSixOfTheSketch();
    void tellsAllMembersThatThereAre();
    void tellsTheNamespaceOnlyWithOther();
    void seventhIsOneOfSwr();
    void keepsToTheNumberAsked_data();
    void keepsToTheNumberAsked();
    void isTheSameEveryTime();
    void everyRepositoryHasItsOwnId();
    void readsPages_data();
    void readsPages();
    void pagesMeetWithoutGapsOrRepeats();
    void filters_data();
    void filters();
    void refusesAQueryOutOfRange_data();
    void refusesAQueryOutOfRange();
    void showsAnEnterpriseProjectsOwn_data();
    void showsAnEnterpriseProjectsOwn();
};

void TestPracticeList::beginsWithTheSixOfTheSketch()
{
    PracticeProbe probe;
    const QJsonArray items = PracticeProbe::itemsIn(probe.list());
    QCOMPARE(names(items),
        QStringList({u"harbor-prod"_s, u"harbor-eu"_s, u"jfrog-build"_s, u"harbor-lab"_s, u"harbor-dr"_s,
            u"other-mirror"_s}));
    QSet<QString> types;
    QSet<QString> statuses;
    QSet<QString> reasons;
    QSet<QString> usernames;
    for (const auto &item : items) {
        types.insert(item[u"registry_type"_s].toString());
        statuses.insert(item[u"status"_s].toString());
        reasons.insert(item[u"fail_reason"_s].toString());
        usernames.insert(item[u"registry_username"_s].toString());
        QCOMPARE(item[u"fail_reason"_s].toString().isEmpty(), item[u"status"_s] != "fail"_L1);
    }
    QCOMPARE(types, QSet<QString>({u"Harbor"_s, u"Jfrog"_s, u"Other"_s}));
    QCOMPARE(statuses, QSet<QString>({u"success"_s, u"fail"_s, u"accessing"_s}));
    QCOMPARE(reasons, QSet<QString>({u""_s, u"REQUEST_API_ERROR"_s, u"CREATE_JOB_FAILED"_s}));
    QVERIFY(usernames.contains(u"robot$hss-scan"_s));
}

void TestPracticeList::tellsAllMembersThatThereAre()
{
    PracticeProbe probe;
    const QJsonObject swr = probe.registry(PracticeProbe::prod);
    QCOMPARE(swr.keys(),
        QStringList({u"api_version"_s, u"connect_cluster_id"_s, u"fail_reason"_s, u"get_scan_image_channel"_s,
            u"id"_s, u"images_num"_s, u"latest_sync_time"_s, u"protocol"_s, u"registry_addr"_s,
            u"registry_name"_s, u"registry_type"_s, u"registry_username"_s, u"status"_s}));
    QCOMPARE(swr[u"images_num"_s].toInt(), 1204);
    QCOMPARE(swr[u"registry_addr"_s].toString(), u"harbor.example.com"_s);
    // Milliseconds do not fit into 32 bits, and must come as a whole number.
    const PracticeReply reply = probe.list();
    const qint64 time = (PracticeProbe::begin - std::chrono::minutes(29)).count();
    const QByteArray synced = "\"latest_sync_time\":" + QByteArray::number(time) + ',';
    QVERIFY2(reply.body.contains(synced), reply.body.constData());
    QVERIFY(!reply.body.contains("password"));
}

void TestPracticeList::tellsTheNamespaceOnlyWithOther()
{
    PracticeProbe probe;
    int withOther = 0;
    const QJsonArray items = PracticeProbe::itemsIn(probe.list());
    for (const auto &item : items) {
        const bool other = item[u"get_scan_image_channel"_s] == "Other"_L1;
        QCOMPARE(item.toObject().contains(u"namespace"_s), other);
        withOther += other ? 1 : 0;
    }
    QVERIFY(withOther > 0 && withOther < items.size());
}

void TestPracticeList::seventhIsOneOfSwr()
{
    PracticeProbe probe(withRepositories(7));
    const QJsonObject swr = PracticeProbe::itemsIn(probe.list()).last().toObject();
    QCOMPARE(swr[u"registry_type"_s].toString(), u"SwrPrivate"_s);
    QVERIFY(!swr.contains(u"registry_username"_s));
    const PracticeReply reply = probe.put(swr[u"id"_s].toString(), R"({"registry_username":"me"})");
    QCOMPARE(reply.status, 400);
    QCOMPARE(PracticeProbe::code(reply), u"HSS.0001"_s);
    QCOMPARE(PracticeProbe::itemsIn(probe.list()).last().toObject(), swr);
}

void TestPracticeList::keepsToTheNumberAsked_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("total");
    QTest::newRow("none") << 0 << 0;
    QTest::newRow("one") << 1 << 1;
    QTest::newRow("six") << 6 << 6;
    QTest::newRow("some more than the table has") << 23 << 23;
    QTest::newRow("fewer than none are none") << -5 << 0;
    QTest::newRow("no more than 100,000") << 100'001 << 100'000;
}

void TestPracticeList::keepsToTheNumberAsked()
{
    QFETCH(const int, asked);
    QFETCH(const int, total);
    PracticeProbe probe(withRepositories(asked));
    const PracticeReply reply = probe.list("limit=200");
    QCOMPARE(reply.status, 200);
    QCOMPARE(PracticeProbe::json(reply)[u"total_num"_s].toInt(-1), total);
    QCOMPARE(PracticeProbe::itemsIn(reply).size(), std::min(total, 200));
}

void TestPracticeList::isTheSameEveryTime()
{
    PracticeProbe first(withRepositories(50));
    PracticeProbe second(withRepositories(50));
    QCOMPARE(first.list("limit=200").body, second.list("limit=200").body);
}

void TestPracticeList::everyRepositoryHasItsOwnId()
{
    PracticeProbe probe(withRepositories(10'000));
    QSet<QString> ids;
    for (std::size_t index = 0; index < probe.world.size(); ++index) {
        const RegistryInfo &info = probe.world.registry(index, probe.now);
        ids.insert(info.id);
        QCOMPARE(info.id.size(), 36);
        QCOMPARE(probe.world.indexOf(info.id), std::optional(index));
    }
    QCOMPARE(ids.size(), 10'000);
}

void TestPracticeList::readsPages_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("count");
    QTest::newRow("ten from the start unless said") << QByteArray() << 0 << 10;
    QTest::newRow("a page in the middle") << QByteArray("offset=20&limit=15") << 20 << 15;
    QTest::newRow("the last, which is not full") << QByteArray("limit=20&offset=40") << 40 << 5;
    QTest::newRow("just past the end") << QByteArray("offset=45") << 45 << 0;
    QTest::newRow("as far as can be") << QByteArray("offset=2000000&limit=200") << 45 << 0;
    QTest::newRow("names it does not know") << QByteArray("x=1&offset=3&=&y&&") << 3 << 10;
    QTest::newRow("the first of a repeated name") << QByteArray("offset=3&offset=7") << 3 << 10;
}

void TestPracticeList::readsPages()
{
    QFETCH(const QByteArray, query);
    QFETCH(const int, first);
    QFETCH(const int, count);
    PracticeProbe probe(withRepositories(45));
    const QStringList all = names(PracticeProbe::itemsIn(probe.list("limit=200")));
    const PracticeReply reply = probe.list(query);
    QCOMPARE(reply.status, 200);
    QCOMPARE(names(PracticeProbe::itemsIn(reply)), all.mid(first, count));
    QCOMPARE(PracticeProbe::json(reply)[u"total_num"_s].toInt(), 45);
}

void TestPracticeList::pagesMeetWithoutGapsOrRepeats()
{
    PracticeProbe probe(withRepositories(450));
    QSet<QString> seen;
    int read = 0;
    for (int offset = 0; offset < 450; offset += 100) {
        const QStringList page = names(PracticeProbe::itemsIn(probe.list(
            "registry_type=Harbor,Jfrog,Other,SwrPrivate&limit=100&offset=" + QByteArray::number(offset))));
        read += int(page.size());
        seen.unite(QSet<QString>(page.cbegin(), page.cend()));
    }
    QCOMPARE(read, 450);
    QCOMPARE(seen.size(), 450);
}

void TestPracticeList::filters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &query, const QStringList &expected) {
        QTest::newRow(name) << query << expected;
    };
    row("a part of the name", "registry_name=arbor-d", {u"harbor-dr"_s});
    row("a name in another case", "registry_name=JFrog", {u"jfrog-build"_s});
    row("a name that nothing has", "registry_name=nothing", {});
    row("an ID", "registry_id=" + PracticeProbe::prod.toLatin1(), {u"harbor-prod"_s});
    row("a part of an ID", "registry_id=ea325892", {});
    row("one type", "registry_type=Jfrog", {u"jfrog-build"_s});
    row("two types", "registry_type=Other%2CJfrog", {u"jfrog-build"_s, u"other-mirror"_s});
    row("two types with a comma in clear", "registry_type=Other,SwrPrivate",
        {u"other-mirror"_s, u"swr-private"_s});
    row("a part of the address with a colon", "registry_addr=%3A8443", {u"harbor-eu"_s});
    row("a status", "status=fail", {u"jfrog-build"_s, u"harbor-dr"_s});
    row("two filters at once", "status=success&registry_type=Harbor", {u"harbor-prod"_s, u"harbor-eu"_s});
    row("a filter and a page", "status=success&offset=2", {u"other-mirror"_s, u"swr-private"_s});
    row("an empty filter", "registry_name=&status=accessing", {u"harbor-lab"_s});
    row("a plus, which is a blank", "registry_name=harbor+dr", {});
    row("a name that is encoded", "registry%5Fname=mirror", {u"other-mirror"_s});
}

void TestPracticeList::filters()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QStringList, expected);
    PracticeProbe probe(withRepositories(7));
    const PracticeReply reply = probe.list(query);
    QCOMPARE(reply.status, 200);
    QCOMPARE(names(PracticeProbe::itemsIn(reply)), expected);
    if (!query.contains("offset"))
        QCOMPARE(PracticeProbe::json(reply)[u"total_num"_s].toInt(), int(expected.size()));
}

void TestPracticeList::refusesAQueryOutOfRange_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("member");
    QTest::newRow("a limit below ten") << QByteArray("limit=9") << u"limit"_s;
    QTest::newRow("a limit over 200") << QByteArray("limit=201") << u"limit"_s;
    QTest::newRow("a limit with a sign") << QByteArray("limit=%2B10") << u"limit"_s;
    QTest::newRow("a limit with a blank") << QByteArray("limit=10+") << u"limit"_s;
    QTest::newRow("a limit that is a word") << QByteArray("limit=ten") << u"limit"_s;
    QTest::newRow("a limit that overflows") << QByteArray("limit=4294967306") << u"limit"_s;
    QTest::newRow("an empty limit") << QByteArray("limit=") << u"limit"_s;
    QTest::newRow("a negative offset") << QByteArray("offset=-1") << u"offset"_s;
    QTest::newRow("an offset over two million") << QByteArray("offset=2000001") << u"offset"_s;
    QTest::newRow("an offset without a value") << QByteArray("offset") << u"offset"_s;
    QTest::newRow("an unknown type") << QByteArray("registry_type=Harbor,Quay") << u"registry_type"_s;
    QTest::newRow("a type in the wrong case") << QByteArray("registry_type=harbor") << u"registry_type"_s;
    QTest::newRow("an unknown status") << QByteArray("status=good") << u"status"_s;
    QTest::newRow("an enterprise project with a comma")
        << QByteArray("enterprise_project_id=a,b") << u"enterprise_project_id"_s;
}

void TestPracticeList::refusesAQueryOutOfRange()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QString, member);
    PracticeProbe probe;
    const PracticeReply reply = probe.list(query);
    QCOMPARE(reply.status, 400);
    QCOMPARE(PracticeProbe::code(reply), u"HSS.0001"_s);
    QVERIFY(PracticeProbe::json(reply)[u"error_msg"_s].toString().endsWith(member));
}

void TestPracticeList::showsAnEnterpriseProjectsOwn_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("total");
    QTest::newRow("none given") << QByteArray() << 6;
    QTest::newRow("the default one") << QByteArray("enterprise_project_id=0") << 6;
    QTest::newRow("all of them") << QByteArray("enterprise_project_id=all_granted_eps") << 6;
    QTest::newRow("another") << QByteArray("enterprise_project_id=7c41d0aa-52e6-4b0f-8a35-6d1f0e9b2c78") << 0;
}

void TestPracticeList::showsAnEnterpriseProjectsOwn()
{
    QFETCH(const QByteArray, query);
    PracticeProbe probe;
    const PracticeReply reply = probe.list(query);
    QCOMPARE(reply.status, 200);
    const QJsonObject body = PracticeProbe::json(reply);
    QTEST(body[u"total_num"_s].toInt(-1), "total");
    QVERIFY(body[u"data_list"_s].isArray());
    QTEST(int(body[u"data_list"_s].toArray().size()), "total");
}

QTEST_GUILESS_MAIN(TestPracticeList)
#include "tst_practice_list.moc"
