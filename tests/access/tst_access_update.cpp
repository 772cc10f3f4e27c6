#include "app/access/access_update.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

//! A change: members that are set, left out, promised, copied.
class AccessUpdateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void emptyIsNotLeftOut();
    void membersStandInOrder();
    void aPasswordIsGivenOrPromised();
    void leavesOut_data();
    void leavesOut();
    void cloneIsACopyOfItsOwn();
    void movedIsTaken();
};

void AccessUpdateTest::startsEmpty()
{
    const AccessUpdate change;
    QVERIFY(change.isEmpty());
    QVERIFY(change.members().isEmpty());
    QVERIFY(!change.password() && !change.passwordIsPromised());
    for (std::size_t i = 0; i < fieldCount; ++i)
        QVERIFY(!change.has(Field(i)));
}

void AccessUpdateTest::emptyIsNotLeftOut()
{
    AccessUpdate change;
    change.set(Field::Namespace, QString());
    QVERIFY(change.has(Field::Namespace));
    QVERIFY(!change.isEmpty());
    change.setPassword(Secret());
    QVERIFY(change.has(Field::RegistryPassword));
    QVERIFY(change.password() && change.password()->isEmpty());
}

void AccessUpdateTest::membersStandInOrder()
{
    AccessUpdate change;
    change.set(Field::GetScanImageChannel, u"Swr"_s);
    change.setPassword(Secret(u"pw"));
    change.set(Field::ApiVersion, u"V1"_s);
    QCOMPARE(change.members(),
        QList<Field>({Field::ApiVersion, Field::RegistryPassword, Field::GetScanImageChannel}));
}

void AccessUpdateTest::aPasswordIsGivenOrPromised()
{
    AccessUpdate change;
    change.promisePassword();
    QVERIFY(change.has(Field::RegistryPassword) && change.passwordIsPromised() && !change.password());
    change.setPassword(Secret(u"pw"));
    QVERIFY(change.has(Field::RegistryPassword) && !change.passwordIsPromised() && change.password());
    change.promisePassword();
    QVERIFY(!change.password());
}

void AccessUpdateTest::leavesOut_data()
{
    QTest::addColumn<int>("index");
    for (const Field field : bodyFields)
        QTest::addRow("member %d", int(field)) << int(field);
}

void AccessUpdateTest::leavesOut()
{
    QFETCH(const int, index);
    const auto field = Field(index);
    AccessUpdate change;
    for (int round = 0; round < 2; ++round) {
        if (field != Field::RegistryPassword)
            change.set(field, u"x"_s);
        else if (round == 0)
            change.setPassword(Secret(u"x"));
        else
            change.promisePassword();
        QCOMPARE(change.members(), QList<Field>{field});
        change.leaveOut(field);
        QVERIFY(change.isEmpty());
    }
}

void AccessUpdateTest::cloneIsACopyOfItsOwn()
{
    AccessUpdate change;
    change.set(Field::RegistryUsername, u"me"_s);
    change.setPassword(Secret(u"pw"));
    AccessUpdate copy = change.clone();
    QCOMPARE(copy.texts(), change.texts());
    QVERIFY(copy.password()->reveal().data() != change.password()->reveal().data());
    copy.set(Field::RegistryUsername, u"you"_s);
    copy.leaveOut(Field::RegistryPassword);
    QCOMPARE(change.text(Field::RegistryUsername), u"me"_s);
    QCOMPARE(change.password()->reveal().toString(), u"pw"_s);
    change.promisePassword();
    QVERIFY(change.clone().passwordIsPromised());
}

void AccessUpdateTest::movedIsTaken()
{
    static_assert(!std::is_copy_constructible_v<AccessUpdate>, "a password is not copied by accident");
    AccessUpdate change;
    change.setPassword(Secret(u"pw"));
    const AccessUpdate taken = std::move(change);
    QCOMPARE(taken.password()->reveal().toString(), u"pw"_s);
}

QTEST_APPLESS_MAIN(AccessUpdateTest)
#include "tst_access_update.moc"
