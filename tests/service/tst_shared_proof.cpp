// What many requests share: the turns of a pacer, and one reading of the list for the proof of all updates.

#include "app/service/hss_client.h"
#include "app/service/network.h"
#include "app/service/pacer.h"
#include "app/service/shared_proof.h"
#include "tests/support/fake_clock.h"
#include "tests/support/finished.h"
#include "tests/support/script_server.h"

#include <QTest>

#include <set>

using namespace hssreg;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray json = "Content-Type: application/json\r\n";

QByteArray list(int repositories, const QByteArray &status, int synced)
{
    QByteArray items;
    for (int number = 0; number < repositories; ++number) {
        items += (number ? ",{" : "{") + QByteArray(R"("id":"r)") + QByteArray::number(number)
            + R"(","status":")" + status + R"(","latest_sync_time":)" + QByteArray::number(synced) + "}";
    }
    return R"({"total_num":)" + QByteArray::number(repositories) + R"(,"data_list":[)" + items + "]}";
}

//! A client of a server that answers every request with the same steps.
struct Place {
    explicit Place(ScriptServer::Decide decide, bool paced = false)
        : server(std::move(decide))
        , pacer(clock)
        , client(network, clock, {server.url(), u"p1"_s, u"all_granted_eps"_s}, source, nullptr,
              paced ? &pacer : nullptr)
    {
    }
    FakeClock clock;
    ScriptServer server;
    Network network{{NetworkSettings::Proxy::None, {}, {}}};
    GivenCredential source{TokenCredential{Secret(u"MIIToken")}};
    Pacer pacer;
    HssClient client;
};

ScriptServer::Decide answers(const QByteArray &body)
{
    return [body](const SeenRequest &) { return ServerScript{sendBytes(answerBytes(200, body, json))}; };
}

} // namespace

class SharedProofTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneLookSettlesMany();
    void aListThatCanNotBeReadEndsNotLooked();
    void givingUpSettlesAll();
    void aRefusalHoldsBackAndIsTriedAgain();
    void aWaitOfMoreThanTenMinutesIsNotBegun();
};

void SharedProofTest::oneLookSettlesMany()
{
    Place place(answers(list(150, "success", 2000)));
    SharedProof proof(place.client, place.clock, 60s);
    std::multiset<Proof> ends;
    for (int number = 0; number < 150; ++number) {
        proof.watch(u"r%1"_s.arg(number), StatusBefore{u"success"_s, 1000},
            [&](const ProofEnd &end) { ends.insert(end.proof); });
    }
    proof.nothingMoreComes();
    QTRY_COMPARE(ends.size(), std::size_t(150));
    QCOMPARE(ends.count(Proof::Connected), std::size_t(150));
    QCOMPARE(proof.open(), 0);
    QCOMPARE(place.server.count("GET"), 1);
}

void SharedProofTest::aListThatCanNotBeReadEndsNotLooked()
{
    Place place([](const SeenRequest &) { return ServerScript{sendBytes(answerBytes(403))}; });
    SharedProof proof(place.client, place.clock, 2s);
    std::optional<Proof> ended;
    proof.watch(u"r1"_s, std::nullopt, [&](const ProofEnd &end) { ended = end.proof; });
    proof.nothingMoreComes();
    QTRY_VERIFY(ended.has_value());
    QCOMPARE(*ended, Proof::NotLooked);
    QCOMPARE(place.server.count("GET"), 3); // at least three looks, though the patience was over
}

void SharedProofTest::givingUpSettlesAll()
{
    Place place(answers(list(2, "accessing", 0)));
    SharedProof proof(place.client, place.clock, 1h);
    QList<Proof> ends;
    bool seen = false;
    const auto settled = [&](const ProofEnd &end) { ends.append(end.proof); };
    proof.watch(u"r0"_s, std::nullopt, settled, [&](const RegistryInfo &) { seen = true; });
    proof.watch(u"gone"_s, std::nullopt, settled);
    proof.nothingMoreComes();
    QTRY_VERIFY(seen);
    proof.giveUp();
    QCOMPARE(proof.open(), 0);
    QTRY_COMPARE(ends.size(), 2);
    QVERIFY(ends.contains(Proof::Accepted) && ends.contains(Proof::NotLooked));
}

void SharedProofTest::aRefusalHoldsBackAndIsTriedAgain()
{
    const QByteArray body = list(1, "success", 1);
    Place place(
        [body](const SeenRequest &request) {
            return ServerScript{sendBytes(request.number == 1 ? answerBytes(429, {}, "Retry-After: 90\r\n")
                                                              : answerBytes(200, body, json))};
        },
        true);
    CallScope scope;
    const RegistryList got =
        finished(place.client.listRegistries(Deadline(place.clock, 10s), scope)); // less than the wait
    QVERIFY(got.ok());
    QCOMPARE(place.server.count("GET"), 2);
    QVERIFY(place.clock.elapsed() >= 90s);
    QVERIFY(place.pacer.limit().has_value());
}

void SharedProofTest::aWaitOfMoreThanTenMinutesIsNotBegun()
{
    Place place(
        [](const SeenRequest &) {
            return ServerScript{sendBytes(answerBytes(429, {}, "Retry-After: 601\r\n"))};
        },
        true);
    CallScope scope;
    const RegistryList got = finished(place.client.listRegistries(Deadline(place.clock, 10s), scope));
    QVERIFY(!got.ok());
    QCOMPARE(got.error().outcome, Outcome::Throttled);
    QCOMPARE(got.error().retryAfter, std::optional(601s));
    QCOMPARE(got.error().attempts, 1);
}

QTEST_GUILESS_MAIN(SharedProofTest)
#include "tst_shared_proof.moc"
