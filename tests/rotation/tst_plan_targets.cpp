#include "app/rotation/plan_targets.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(hssreg::RotationPlace)

namespace hssreg {

namespace {

PlanRow rowAt(const RotationPlace &place, const QString &id = u"a"_s)
{
    PlanRow row;
    row.id = id;
    row.connection = place.connection;
    row.endpoint = place.endpoint;
    row.region = place.region;
    row.projectId = place.projectId;
    row.enterpriseProjectId = place.enterpriseProjectId;
    return row;
}

QStringList texts(const RotationPlace &place)
{
    return {place.connection, place.endpoint, place.region, place.projectId, place.enterpriseProjectId};
}

QString idNumber(int number)
{
    return u"ea325892-0000-4e2c-bca4-%1"_s.arg(number, 12, 16, QChar(u'0'));
}

} // namespace

//! Where rows go, which of them go to the same place, and how programs share them.
class PlanTargetsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlace_data();
    void aPlace();
    void equalPlacesHashTheSame();
    void partsHaveEachOnce_data();
    void partsHaveEachOnce();
    void thePartStaysTheSame_data();
    void thePartStaysTheSame();
    void repeated_data();
    void repeated();
    void aRepeatedOneIsSaidWhereItStands();
};

void PlanTargetsTest::aPlace_data()
{
    QTest::addColumn<RotationPlace>("row");
    QTest::addColumn<RotationPlace>("given");
    QTest::addColumn<RotationPlace>("expected");
    const RotationPlace given{u"prod"_s, {}, u"cn-north-4"_s, u"p1"_s, u"0"_s};
    QTest::newRow("a row that says nothing takes all") << RotationPlace{} << given << given;
    QTest::newRow("a row that says all takes nothing")
        << RotationPlace{u"prod"_s, u"https://a"_s, u"cn-east-3"_s, u"p2"_s, u"9"_s} << given
        << RotationPlace{u"prod"_s, u"https://a"_s, u"cn-east-3"_s, u"p2"_s, u"9"_s};
    QTest::newRow("an own endpoint takes no region") << RotationPlace{{}, u"https://a"_s, {}, {},
        {}} << given << RotationPlace{u"prod"_s, u"https://a"_s, {}, u"p1"_s, u"0"_s};
    QTest::newRow("an own region takes no endpoint")
        << RotationPlace{{}, {}, u"cn-east-3"_s, {}, {}}
        << RotationPlace{u"prod"_s, u"https://b"_s, {}, u"p1"_s, {}}
        << RotationPlace{u"prod"_s, {}, u"cn-east-3"_s, u"p1"_s, {}};
    QTest::newRow("an own project takes the rest") << RotationPlace{
        {}, {}, {}, u"p2"_s, {}} << given << RotationPlace{u"prod"_s, {}, u"cn-north-4"_s, u"p2"_s, u"0"_s};
    QTest::newRow("the same connection takes the rest") << RotationPlace{u"prod"_s, {}, {}, {},
        u"9"_s} << given << RotationPlace{u"prod"_s, {}, u"cn-north-4"_s, u"p1"_s, u"9"_s};
    QTest::newRow("another connection takes nothing of this one")
        << RotationPlace{u"eu"_s, {}, {}, {}, {}} << given << RotationPlace{u"eu"_s, {}, {}, {}, {}};
    QTest::newRow("a connection takes nothing where none is given") << RotationPlace{u"eu"_s, {}, {}, {},
        {}} << RotationPlace{{}, u"https://a"_s, {}, u"p1"_s, {}} << RotationPlace{u"eu"_s, {}, {}, {}, {}};
    QTest::newRow("nothing anywhere") << RotationPlace{} << RotationPlace{} << RotationPlace{};
}

void PlanTargetsTest::aPlace()
{
    QFETCH(RotationPlace, row);
    QFETCH(RotationPlace, given);
    QFETCH(RotationPlace, expected);
    QCOMPARE(texts(placeOf(rowAt(row), given)), texts(expected));
}

void PlanTargetsTest::equalPlacesHashTheSame()
{
    const RotationPlace one{u"prod"_s, {}, u"cn-north-4"_s, u"p1"_s, u"0"_s};
    RotationPlace other = one;
    QVERIFY(one == other && qHash(one, 7) == qHash(other, 7));
    other.enterpriseProjectId = u"1"_s;
    QVERIFY(one != other && qHash(one, 7) != qHash(other, 7));
}

void PlanTargetsTest::partsHaveEachOnce_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 7, 64})
        QTest::addRow("%d parts", count) << count;
}

void PlanTargetsTest::partsHaveEachOnce()
{
    QFETCH(int, count);
    constexpr int rows = 2000;
    std::vector<int> sizes(std::size_t(count), 0);
    for (int number = 0; number < rows; ++number) {
        int parts = 0;
        for (int index = 1; index <= count; ++index) {
            const bool mine = isInShard(idNumber(number), index, count);
            parts += mine ? 1 : 0;
            sizes[std::size_t(index) - 1] += mine ? 1 : 0;
        }
        QCOMPARE(parts, 1);
    }
    // about as many in each: with chance alone one of 64 has 31 on average
    const int fair = rows / count;
    QVERIFY(*std::min_element(sizes.begin(), sizes.end()) > fair / 3);
    QVERIFY(*std::max_element(sizes.begin(), sizes.end()) < 2 * fair + 1);
}

// Workers of different versions and machines share one plan: the numbers below must never change.
void PlanTargetsTest::thePartStaysTheSame_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QList<int>>("expected");
    QTest::newRow("an ID of HSS") << u"ea325892-0000-4e2c-bca4-409b8853556b"_s << QList<int>{1, 1, 2, 41};
    QTest::newRow("a short one") << u"r1"_s << QList<int>{1, 2, 2, 14};
    QTest::newRow("one beyond ASCII") << u"ä€"_s << QList<int>{1, 1, 4, 57};
}

void PlanTargetsTest::thePartStaysTheSame()
{
    QFETCH(QString, id);
    QFETCH(QList<int>, expected);
    const QList<int> counts{1, 2, 7, 64};
    for (qsizetype i = 0; i < counts.size(); ++i)
        QVERIFY(isInShard(id, expected.at(i), counts.at(i)));
}

void PlanTargetsTest::repeated_data()
{
    QTest::addColumn<RotationPlace>("first");
    QTest::addColumn<RotationPlace>("second");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *name, const RotationPlace &first, const RotationPlace &second,
                         bool same) { QTest::newRow(name) << first << second << same; };
    row("the same place", {u"a"_s, {}, {}, u"p"_s, {}}, {u"a"_s, {}, {}, u"p"_s, {}}, true);
    row("another enterprise project is no other repository", {u"a"_s, {}, {}, u"p"_s, u"0"_s},
        {u"a"_s, {}, {}, u"p"_s, u"1"_s}, true);
    row("another project", {u"a"_s, {}, {}, u"p"_s, {}}, {u"a"_s, {}, {}, u"q"_s, {}}, false);
    row("another connection", {u"a"_s, {}, {}, u"p"_s, {}}, {u"b"_s, {}, {}, u"p"_s, {}}, false);
    row("another region", {{}, {}, u"cn-north-4"_s, u"p"_s, {}}, {{}, {}, u"cn-east-3"_s, u"p"_s, {}}, false);
    row("two connections to one endpoint", {u"a"_s, u"https://hss.example.com"_s, {}, u"p"_s, {}},
        {u"b"_s, u"https://hss.example.com"_s, {}, u"p"_s, {}}, true);
    row("one endpoint in two spellings", {{}, u"HTTPS://HSS.example.com/"_s, {}, u"p"_s, {}},
        {{}, u"hss.example.com"_s, {}, u"p"_s, {}}, true);
    row("a region and its endpoint", {{}, {}, u"cn-north-4"_s, u"p"_s, {}},
        {{}, u"https://hss.cn-north-4.myhuaweicloud.com"_s, {}, u"p"_s, {}}, true);
    row("the endpoint goes before the region", {{}, u"https://a.example.com"_s, u"cn-north-4"_s, u"p"_s, {}},
        {{}, u"https://a.example.com"_s, u"cn-east-3"_s, u"p"_s, {}}, true);
    row("a connection called like an endpoint", {u"https://a.example.com"_s, {}, {}, u"p"_s, {}},
        {{}, u"https://a.example.com"_s, {}, u"p"_s, {}}, false);
    row("the project of the connection", {u"a"_s, {}, u"cn-north-4"_s, {}, {}},
        {u"a"_s, {}, u"cn-north-4"_s, {}, {}}, true);
    row("a project called like a connection", {u"a"_s, {}, u"cn-north-4"_s, {}, {}},
        {{}, {}, u"cn-north-4"_s, u"a"_s, {}}, false);
}

void PlanTargetsTest::repeated()
{
    QFETCH(RotationPlace, first);
    QFETCH(RotationPlace, second);
    QFETCH(bool, same);
    std::vector<PlanRow> rows;
    rows.push_back(rowAt(first));
    rows.push_back(rowAt(second));
    QCOMPARE(repeatedTargets(rows, {first, second}).size(), same ? 1 : 0);
    rows.back().id = u"b"_s;
    QCOMPARE(repeatedTargets(rows, {first, second}).size(), 0);
}

void PlanTargetsTest::aRepeatedOneIsSaidWhereItStands()
{
    std::vector<PlanRow> rows;
    for (const QString &id : {u"a"_s, u"b"_s, u"b"_s, QString(), QString(), u"a"_s, u"a"_s}) {
        rows.push_back(rowAt({}, id));
        rows.back().position = {int(rows.size()) + 10, 5};
    }
    const std::vector<RotationPlace> places(rows.size());
    const QList<PlanFinding> found = repeatedTargets(rows, places);
    QStringList lines;
    for (const PlanFinding &finding : found) {
        QVERIFY(finding.problem.kind == ProblemKind::Duplicate && finding.problem.level == Level::Error);
        lines.append(u"%1 %2:%3 %4 %5"_s.arg(finding.row)
                         .arg(finding.position.line)
                         .arg(finding.position.column)
                         .arg(finding.id, finding.problem.detail));
    }
    QCOMPARE(lines,
        QStringList({u"3 13:5 b also in row 2"_s, u"6 16:5 a also in row 1"_s, u"7 17:5 a also in row 1"_s}));
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PlanTargetsTest)
#include "tst_plan_targets.moc"
