#include "app/access/access_fields.h"
#include "tests/access/findings_text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

using Texts = QHash<hssreg::Field, QString>;

Q_DECLARE_METATYPE(hssreg::Field)

//! What is wrong with a change as a whole: its members beside each other and beside what HSS has.
class ChangeRulesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void together_data();
    void together();
    void fieldsOfFindings();
    void aPromisedPasswordCounts();
    void consentIsAskedForTheStoredPasswordOnly();
    void findingsStandInTableOrder();
    void completed_data();
    void completed();
    void completedKeepsThePassword();
    void whatAChangeMeans();
    void differingFields();
    void thirdParties_data();
    void thirdParties();
    void statuses();
};

namespace {

//! What HSS has; nothing for "not known".
using Known = std::optional<Texts>;

AccessUpdate changeOf(const Texts &texts)
{
    AccessUpdate change;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text) {
        if (text.key() == Field::RegistryPassword)
            change.setPassword(Secret(text.value()));
        else
            change.set(text.key(), text.value());
    }
    return change;
}

RegistryInfo registryOf(const Texts &texts)
{
    RegistryInfo registry;
    for (auto text = texts.cbegin(); text != texts.cend(); ++text)
        registry.access[text.key()] = text.value();
    return registry;
}

void row(const char *name, const Texts &change, const Known &known, const QStringList &findings)
{
    QTest::newRow(name) << change << known << findings;
}

const QStringList fine;
const QStringList required{u"error required"_s};
const QStringList noEffect{u"warning no_effect"_s};
const QStringList plainHttp{u"warning plain_http"_s};
const QStringList passwordMissing{u"warning password_missing"_s};
const QStringList contradiction{u"error contradiction"_s};
const QStringList unusual{u"warning unusual"_s};

const Texts swr{{Field::GetScanImageChannel, u"Swr"_s}};
const Texts other{{Field::GetScanImageChannel, u"Other"_s}};
const Texts otherWithNamespace{{Field::GetScanImageChannel, u"Other"_s}, {Field::Namespace, u"hss"_s}};
const Texts otherWithEmptyNamespace{{Field::GetScanImageChannel, u"Other"_s}, {Field::Namespace, u""_s}};
const Texts onlyNamespace{{Field::Namespace, u"hss"_s}};
const Texts emptyNamespace{{Field::Namespace, u""_s}};
const Texts onlyPassword{{Field::RegistryPassword, u"pw"_s}};

void addNamespaceRows()
{
    row("Other without a namespace, HSS not known", other, {}, required);
    row("Other without a namespace, HSS has none", other, swr, required);
    row("Other without a namespace, HSS has an empty one", other, emptyNamespace, required);
    row("Other without a namespace, HSS has one", other, onlyNamespace, fine);
    row("Other with a namespace", otherWithNamespace, {}, fine);
    row("Other with an empty namespace", otherWithEmptyNamespace, {}, required);
    row("an empty namespace, HSS has Other", emptyNamespace, otherWithNamespace, required);
    row("an empty namespace, source not known", emptyNamespace, {}, {u"error empty"_s});
    row("an empty namespace, HSS has SWR", emptyNamespace, swr, noEffect);
    row("a namespace, source not known", onlyNamespace, {}, fine);
    row("a namespace, HSS has Other", onlyNamespace, other, fine);
    row("a namespace, HSS has SWR", onlyNamespace, swr, noEffect);
    row("a namespace with SWR", {{Field::GetScanImageChannel, u"Swr"_s}, {Field::Namespace, u"hss"_s}}, {},
        noEffect);
    row("a broken namespace with SWR is not checked",
        {{Field::GetScanImageChannel, u"Swr"_s}, {Field::Namespace, u"/ "_s}}, {}, noEffect);
    row("SWR alone", swr, otherWithNamespace, fine);
    row("a password does not need the namespace again", onlyPassword, other, fine);
    row("a source that does not exist", {{Field::GetScanImageChannel, u"OTHER"_s}}, {},
        {u"error not_a_choice"_s});
}

void addPasswordRows()
{
    row("a new address without a password", {{Field::RegistryAddr, u"b.example"_s}},
        Texts{{Field::RegistryAddr, u"a.example"_s}}, passwordMissing);
    row("an address without a password, HSS not known", {{Field::RegistryAddr, u"b.example"_s}}, {},
        passwordMissing);
    row("the same address without a password", {{Field::RegistryAddr, u"a.example"_s}},
        Texts{{Field::RegistryAddr, u"a.example"_s}}, fine);
    row("a new address with a password",
        {{Field::RegistryAddr, u"b.example"_s}, {Field::RegistryPassword, u"pw"_s}},
        Texts{{Field::RegistryAddr, u"a.example"_s}}, fine);
    row("a username without a password", {{Field::RegistryUsername, u"me"_s}}, {}, passwordMissing);
    row("the same username without a password", {{Field::RegistryUsername, u"me"_s}},
        Texts{{Field::RegistryUsername, u"me"_s}}, fine);
    row("a username with a password",
        {{Field::RegistryUsername, u"me"_s}, {Field::RegistryPassword, u"123456"_s}}, {}, fine);
    row("address and username without a password",
        {{Field::RegistryAddr, u"b.example"_s}, {Field::RegistryUsername, u"me"_s}}, {},
        passwordMissing + passwordMissing);
    row("a password alone", onlyPassword, {}, fine);
    row("an empty password", {{Field::RegistryPassword, u""_s}}, {}, {u"error empty"_s});
}

void addPlainHttpRows()
{
    row("http alone", {{Field::Protocol, u"http"_s}}, {}, fine);
    row("http with a password", {{Field::Protocol, u"http"_s}, {Field::RegistryPassword, u"pw"_s}}, {},
        plainHttp);
    row("a password, HSS has http", onlyPassword, Texts{{Field::Protocol, u"http"_s}}, plainHttp);
    row("a password with a change to https",
        {{Field::Protocol, u"https"_s}, {Field::RegistryPassword, u"pw"_s}},
        Texts{{Field::Protocol, u"http"_s}}, fine);
    row("a password, HSS has an address with http://", onlyPassword,
        Texts{{Field::RegistryAddr, u"http://a.example"_s}}, plainHttp);
    row("a password with an address with http://",
        {{Field::RegistryAddr, u"HTTP://a.example"_s}, {Field::RegistryPassword, u"pw"_s}}, {},
        {u"warning scheme_in_address"_s, u"warning plain_http"_s});
    row("a password, HSS has https", onlyPassword, Texts{{Field::Protocol, u"https"_s}}, fine);
}

void addAddressRows()
{
    const auto withPassword = [](const QString &protocol, const QString &address) {
        Texts texts{{Field::RegistryAddr, address}, {Field::RegistryPassword, u"pw"_s}};
        if (!protocol.isEmpty())
            texts.insert(Field::Protocol, protocol);
        return texts;
    };
    const QStringList scheme{u"warning scheme_in_address"_s};
    row("https with an address with https://", withPassword(u"https"_s, u"https://a.example"_s), {}, scheme);
    row("https with an address with HTTPS://", withPassword(u"https"_s, u"HTTPS://a.example"_s), {}, scheme);
    row("https with an address with http://", withPassword(u"https"_s, u"http://a.example"_s), {},
        scheme + contradiction + plainHttp);
    row("an address with http://, HSS has https", withPassword({}, u"http://a.example"_s),
        Texts{{Field::Protocol, u"https"_s}}, scheme + contradiction + plainHttp);
    row("https, HSS has an address with http://", {{Field::Protocol, u"https"_s}},
        Texts{{Field::RegistryAddr, u"http://a.example"_s}}, contradiction);
    row("a protocol that does not exist contradicts nothing", withPassword(u"ftp"_s, u"https://a.example"_s),
        {}, QStringList{u"error not_a_choice"_s} + scheme);
    row("https on port 80", withPassword(u"https"_s, u"a.example:80"_s), {}, unusual);
    row("http on port 443", {{Field::Protocol, u"http"_s}}, Texts{{Field::RegistryAddr, u"a.example:443"_s}},
        unusual);
    row("port 80, HSS has https", withPassword({}, u"a.example:80"_s), Texts{{Field::Protocol, u"https"_s}},
        unusual);
    row("https:// on port 80", withPassword({}, u"https://a.example:80"_s), {}, scheme + unusual);
    row("port 80, protocol not known", withPassword({}, u"a.example:80"_s), {}, fine);
    row("https on port 8443", withPassword(u"https"_s, u"a.example:8443"_s), {}, fine);
    row("what HSS has is not judged when neither is changed", onlyPassword,
        Texts{{Field::Protocol, u"https"_s}, {Field::RegistryAddr, u"http://a.example:80"_s}}, plainHttp);
}

} // namespace

void ChangeRulesTest::together_data()
{
    QTest::addColumn<Texts>("change");
    QTest::addColumn<Known>("known");
    QTest::addColumn<QStringList>("findings");
    row("nothing at all", {}, {}, fine);
    addNamespaceRows();
    addPasswordRows();
    addPlainHttpRows();
    addAddressRows();
}

void ChangeRulesTest::together()
{
    QFETCH(const Texts, change);
    QFETCH(const Known, known);
    const RegistryInfo registry = registryOf(known.value_or(Texts()));
    QTEST(shortFindings(checkChange(changeOf(change), known ? &registry : nullptr)), "findings");
}

void ChangeRulesTest::fieldsOfFindings()
{
    const auto fieldOf = [](const Texts &change, const Texts &known) {
        const RegistryInfo registry = registryOf(known);
        const QList<Problem> found = checkChange(changeOf(change), &registry);
        return found.isEmpty() ? std::nullopt : found.last().field;
    };
    QCOMPARE(fieldOf(other, {}), Field::Namespace);
    QCOMPARE(fieldOf({{Field::RegistryAddr, u"b.example"_s}}, {}), Field::RegistryPassword);
    QCOMPARE(fieldOf(onlyPassword, {{Field::Protocol, u"http"_s}}), Field::RegistryPassword);
    const Texts port80{{Field::RegistryAddr, u"a.example:80"_s}};
    const Texts https{{Field::Protocol, u"https"_s}};
    QCOMPARE(fieldOf(https, port80), Field::Protocol);
    const QList<Problem> found =
        checkChange(changeOf(port80), nullptr) + checkChange(changeOf(https), nullptr);
    QCOMPARE(shortFindings(found), passwordMissing);
}

void ChangeRulesTest::aPromisedPasswordCounts()
{
    AccessUpdate change =
        changeOf({{Field::RegistryAddr, u"b.example"_s}, {Field::RegistryUsername, u"me"_s}});
    change.promisePassword();
    QCOMPARE(checkChange(change, nullptr), QList<Problem>());
    change.set(Field::Protocol, u"http"_s);
    QCOMPARE(shortFindings(checkChange(change, nullptr)), plainHttp);
}

void ChangeRulesTest::consentIsAskedForTheStoredPasswordOnly()
{
    const QList<Problem> found = checkChange(
        changeOf({{Field::RegistryAddr, u"http://b.example"_s}, {Field::RegistryUsername, u" me"_s}}),
        nullptr);
    QStringList asked;
    for (const Problem &problem : found) {
        if (asksForConsent(problem))
            asked.append(shortFindings({problem}));
    }
    QCOMPARE(found.size(), 4);
    QCOMPARE(asked, passwordMissing + passwordMissing);
}

void ChangeRulesTest::findingsStandInTableOrder()
{
    const QList<Problem> found = checkChange(
        changeOf({{Field::GetScanImageChannel, u"x"_s}, {Field::ApiVersion, u"x"_s},
            {Field::ConnectClusterId, u","_s}, {Field::Namespace, u"/"_s}, {Field::RegistryPassword, u"\n"_s},
            {Field::RegistryUsername, u":"_s}, {Field::RegistryAddr, u":"_s}, {Field::Protocol, u"x"_s}}),
        nullptr);
    QList<Field> fields;
    for (const Problem &problem : found) {
        if (fields.isEmpty() || fields.last() != *problem.field)
            fields.append(*problem.field);
    }
    QCOMPARE(fields, QList<Field>(bodyFields.begin(), bodyFields.end()));
}

void ChangeRulesTest::completed_data()
{
    QTest::addColumn<Texts>("change");
    QTest::addColumn<Known>("known");
    QTest::addColumn<Texts>("sent");
    const auto row = [](const char *name, const Texts &change, const Known &known, const Texts &sent) {
        QTest::newRow(name) << change << known << sent;
    };
    row("Other takes along the namespace that HSS has", other, onlyNamespace, otherWithNamespace);
    row("Other with a namespace of its own keeps it", otherWithNamespace, Texts{{Field::Namespace, u"old"_s}},
        otherWithNamespace);
    row("Other, and HSS has no namespace", other, Texts(), other);
    row("Other, and HSS is not known", other, {}, other);
    row("SWR drops the namespace", {{Field::GetScanImageChannel, u"Swr"_s}, {Field::Namespace, u"hss"_s}}, {},
        swr);
    row("SWR takes nothing along", swr, otherWithNamespace, swr);
    row("a namespace alone, HSS has SWR", onlyNamespace, swr, {});
    row("a namespace alone, HSS has Other", onlyNamespace, otherWithNamespace, onlyNamespace);
    row("a namespace alone, HSS is not known", onlyNamespace, {}, onlyNamespace);
    row("nothing else goes along", {{Field::ApiVersion, u"V1"_s}}, otherWithNamespace,
        {{Field::ApiVersion, u"V1"_s}});
}

void ChangeRulesTest::completed()
{
    QFETCH(const Texts, change);
    QFETCH(const Known, known);
    QFETCH(const Texts, sent);
    const RegistryInfo registry = registryOf(known.value_or(Texts()));
    const AccessUpdate complete = hssreg::completed(changeOf(change), known ? &registry : nullptr);
    QCOMPARE(complete.texts(), changeOf(sent).texts());
    QCOMPARE(complete.members(), changeOf(sent).members());
}

void ChangeRulesTest::completedKeepsThePassword()
{
    const AccessUpdate complete = hssreg::completed(changeOf(onlyPassword), nullptr);
    QVERIFY(complete.password());
    QCOMPARE(complete.password()->reveal().toString(), u"pw"_s);
    AccessUpdate promised;
    promised.promisePassword();
    QVERIFY(hssreg::completed(promised, nullptr).passwordIsPromised());
}

void ChangeRulesTest::whatAChangeMeans()
{
    const RegistryInfo registry = registryOf({{Field::Protocol, u"http"_s}, {Field::Namespace, u"hss"_s}});
    const AccessUpdate change = changeOf({{Field::Protocol, u"https"_s}, {Field::RegistryPassword, u"pw"_s}});
    const ChangeView view(change, &registry);
    QCOMPARE(view.known(Field::Protocol), u"http"_s);
    QCOMPARE(view.effective(Field::Protocol), u"https"_s);
    QCOMPARE(view.effective(Field::Namespace), u"hss"_s);
    QVERIFY(view.changes(Field::Protocol) && view.changes(Field::RegistryPassword));
    QVERIFY(!view.changes(Field::Namespace) && !view.sets(Field::Namespace));
    QVERIFY(!view.effective(Field::RegistryPassword) && !view.effective(Field::RegistryAddr));
    QVERIFY(!view.known(Field::ProjectId) && !view.effective(Field::Token) && !view.sets(Field::Token));
    QVERIFY(!ChangeView(change, nullptr).known(Field::Protocol));
}

void ChangeRulesTest::differingFields()
{
    const RegistryInfo shown = registryOf({{Field::Protocol, u"http"_s}, {Field::Namespace, u""_s}});
    RegistryInfo now = shown;
    QCOMPARE(hssreg::differingFields(shown, now), QList<Field>());
    now.access[Field::Namespace].reset(); // absent and empty say the same
    now.status = u"fail"_s; // not a member that can be edited
    QCOMPARE(hssreg::differingFields(shown, now), QList<Field>());
    now.access[Field::GetScanImageChannel] = u"Swr"_s;
    now.access[Field::Protocol] = u"https"_s;
    QCOMPARE(
        hssreg::differingFields(shown, now), QList<Field>({Field::Protocol, Field::GetScanImageChannel}));
}

void ChangeRulesTest::thirdParties_data()
{
    QTest::addColumn<bool>("thirdParty");
    for (const char *type : {"Harbor", "Jfrog", "Other", "", "Quay", "swrPrivate"})
        QTest::newRow(type) << true;
    for (const char *type : {"SwrPrivate", "SwrShared", "SwrEnterprise"})
        QTest::newRow(type) << false;
}

void ChangeRulesTest::thirdParties()
{
    RegistryInfo registry;
    registry.type = QString::fromLatin1(QTest::currentDataTag());
    QTEST(isThirdParty(registry), "thirdParty");
}

void ChangeRulesTest::statuses()
{
    RegistryInfo registry;
    QCOMPARE(accessStatus(registry), AccessStatus::Other);
    const QList<std::pair<QString, AccessStatus>> statuses{{u"success"_s, AccessStatus::Success},
        {u"fail"_s, AccessStatus::Fail}, {u"accessing"_s, AccessStatus::Accessing},
        {u"Success"_s, AccessStatus::Other}};
    for (const auto &[word, status] : statuses) {
        registry.status = word;
        QCOMPARE(accessStatus(registry), status);
    }
}

QTEST_APPLESS_MAIN(ChangeRulesTest)
#include "tst_change_rules.moc"
