#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/rotation/plan_review.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Standing = RowReview::Standing;

RegistryInfo harbor()
{
    RegistryInfo registry;
    registry.id = u"a"_s;
    registry.name = u"Harbor prod"_s;
    registry.type = u"Harbor"_s;
    registry.access[Field::ApiVersion] = u"V2"_s;
    registry.access[Field::Protocol] = u"https"_s;
    registry.access[Field::RegistryAddr] = u"harbor.example.com"_s;
    registry.access[Field::RegistryUsername] = u"old"_s;
    registry.access[Field::Namespace] = u"security"_s;
    registry.access[Field::GetScanImageChannel] = u"Swr"_s;
    return registry;
}

PlanRow newLogin(const QString &username = u"new"_s)
{
    PlanRow row;
    row.id = u"a"_s;
    row.registryName = u"Harbor prod"_s;
    row.change.set(Field::RegistryUsername, username);
    row.change.promisePassword();
    return row;
}

// `registry_username old → new`, `namespace = security (added)`, `registry_password new`.
QStringList lines(const RowReview &review)
{
    QStringList all;
    for (const ReviewedMember &member : review.members) {
        const QString before = member.before.value_or(u"?"_s);
        const QString after = member.after.value_or(u"new"_s);
        QString line = entryFor(member.field).name;
        if (!member.after)
            line += u" new"_s;
        else
            line += member.changes ? QString(u' ' + before + u" → "_s + after) : QString(u" = "_s + after);
        all.append(member.added ? QString(line + u" (added)"_s) : line);
    }
    return all;
}

QStringList problems(const RowReview &review)
{
    QStringList all;
    for (const Problem &problem : review.problems)
        all.append(u"%1 %2 %3"_s.arg(problem.field ? entryFor(*problem.field).name : "-"_L1,
            problemName(problem.kind), levelName(problem.level)));
    return all;
}

} // namespace

//! A row of a plan beside what HSS has.
class PlanReviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewLogin();
    void whatIsTheSame();
    void aPasswordIsAlwaysNew();
    void nothingToChange();
    void offline();
    void notListed();
    void notEdited_data();
    void notEdited();
    void anotherName();
    void whatGoesAlong();
    void whatIsLeftOut();
    void rulesBesideWhatHssHas();
    void noSecretIsShown();
};

void PlanReviewTest::aNewLogin()
{
    const RegistryInfo now = harbor();
    const RowReview review = reviewRow(newLogin(), &now, true);
    QCOMPARE(review.standing, Standing::Changes);
    QCOMPARE(lines(review), QStringList({u"registry_username old → new"_s, u"registry_password new"_s}));
    QCOMPARE(problems(review), QStringList());
    QVERIFY(review.canBeSent() && review.obstacle.isEmpty() && review.leftOut.isEmpty());
}

void PlanReviewTest::whatIsTheSame()
{
    const RegistryInfo now = harbor();
    PlanRow row = newLogin(u"old"_s);
    row.change.set(Field::Protocol, u"https"_s);
    const RowReview review = reviewRow(row, &now, true);
    QCOMPARE(review.standing, Standing::Changes);
    QCOMPARE(lines(review),
        QStringList({u"protocol = https"_s, u"registry_username = old"_s, u"registry_password new"_s}));
}

void PlanReviewTest::aPasswordIsAlwaysNew()
{
    const RegistryInfo now = harbor();
    PlanRow row;
    row.id = u"a"_s;
    row.change.promisePassword();
    QCOMPARE(reviewRow(row, &now, true).standing, Standing::Changes);
}

void PlanReviewTest::nothingToChange()
{
    const RegistryInfo now = harbor();
    PlanRow row;
    row.change.set(Field::Namespace, u"security"_s);
    row.change.set(Field::GetScanImageChannel, u"Swr"_s);
    row.change.leaveOut(Field::Namespace);
    const RowReview review = reviewRow(row, &now, true);
    QCOMPARE(review.standing, Standing::NothingToChange);
    QVERIFY(review.canBeSent());
}

void PlanReviewTest::offline()
{
    const RowReview review = reviewRow(newLogin(), nullptr, false);
    QCOMPARE(review.standing, Standing::Unknown);
    QCOMPARE(lines(review), QStringList({u"registry_username ? → new"_s, u"registry_password new"_s}));
    QVERIFY(review.canBeSent());
}

void PlanReviewTest::notListed()
{
    const RowReview review = reviewRow(newLogin(), nullptr, true);
    QCOMPARE(review.standing, Standing::NotListed);
    QVERIFY(!review.canBeSent() && review.obstacle.contains(u"no repository with this ID"_s));
}

void PlanReviewTest::notEdited_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("edited");
    for (const auto &[type, edited] :
        {std::pair("Harbor", true), std::pair("Jfrog", true), std::pair("Other", true),
            std::pair("SwrPrivate", false), std::pair("SwrShared", false), std::pair("SwrEnterprise", false)})
        QTest::newRow(type) << QString::fromLatin1(type) << edited;
}

void PlanReviewTest::notEdited()
{
    QFETCH(QString, type);
    QFETCH(bool, edited);
    RegistryInfo now = harbor();
    now.type = type;
    const RowReview review = reviewRow(newLogin(), &now, true);
    QCOMPARE(review.standing, edited ? Standing::Changes : Standing::NotEdited);
    QCOMPARE(review.canBeSent(), edited);
    QCOMPARE(review.obstacle.isEmpty(), edited);
}

void PlanReviewTest::anotherName()
{
    const RegistryInfo now = harbor();
    PlanRow row = newLogin();
    row.registryName = u"Harbor test"_s;
    const RowReview review = reviewRow(row, &now, true);
    QCOMPARE(problems(review), QStringList({u"registry_name contradiction warning"_s}));
    QVERIFY(problemText(review.problems.first()).contains(u"“Harbor prod”"_s));
    QVERIFY(review.canBeSent());
    row.registryName.clear(); // not given
    QCOMPARE(problems(reviewRow(row, &now, true)), QStringList());
}

void PlanReviewTest::whatGoesAlong()
{
    const RegistryInfo now = harbor();
    PlanRow row = newLogin();
    row.change.set(Field::GetScanImageChannel, u"Other"_s);
    QCOMPARE(lines(reviewRow(row, &now, true)),
        QStringList({u"registry_username old → new"_s, u"registry_password new"_s,
            u"namespace = security (added)"_s, u"get_scan_image_channel Swr → Other"_s}));
}

void PlanReviewTest::whatIsLeftOut()
{
    const RegistryInfo now = harbor();
    PlanRow row = newLogin();
    row.change.set(Field::Namespace, u"else"_s);
    const RowReview review = reviewRow(row, &now, true);
    QCOMPARE(review.leftOut, QList<Field>({Field::Namespace}));
    QCOMPARE(problems(review), QStringList({u"namespace no_effect warning"_s}));
}

void PlanReviewTest::rulesBesideWhatHssHas()
{
    RegistryInfo now = harbor();
    now.access[Field::Namespace] = std::nullopt;
    PlanRow row;
    row.change.set(Field::GetScanImageChannel, u"Other"_s);
    const RowReview review = reviewRow(row, &now, true);
    QCOMPARE(problems(review), QStringList({u"namespace required error"_s}));
    QVERIFY(!review.canBeSent());
}

void PlanReviewTest::noSecretIsShown()
{
    const RegistryInfo now = harbor();
    PlanRow row = newLogin();
    row.change.setPassword(Secret(u"M4rk3r"));
    const RowReview review = reviewRow(row, &now, true);
    QVERIFY(!lines(review).join(u' ').contains(u"M4rk3r"_s));
    QVERIFY(!review.members.last().before && !review.members.last().after);
}

} // namespace hssreg

QTEST_APPLESS_MAIN(hssreg::PlanReviewTest)
#include "tst_plan_review.moc"
