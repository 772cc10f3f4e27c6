#include "app/access/access_fields.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

//! "Did you mean": the name nearest to a mistyped one.
class NearNamesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nearest_data();
    void nearest();
    void nothingKnown();
    void hugeNamesAreNotCompared();
};

void NearNamesTest::nearest_data()
{
    QTest::addColumn<QString>("nearest");
    const auto row = [](const char *name, const QString &nearest) { QTest::newRow(name) << nearest; };
    row("registry_pasword", u"registry_password"_s);
    row("registry_passwrod", u"registry_password"_s);
    row("regsitry_addr", u"registry_addr"_s);
    row("registry_address", u"registry_addr"_s);
    row("registry-addr", u"registry_addr"_s);
    row("Registry_Username", u"registry_username"_s);
    row("registry_user_name", u"registry_username"_s);
    row(" namespace ", u"namespace"_s);
    row("namspace", u"namespace"_s);
    row("porotcol", u"protocol"_s);
    row("api_versoin", u"api_version"_s);
    row("password", u"registry_password"_s);
    row("Username", u"registry_username"_s);
    row("addr", u"registry_addr"_s);
    row("cluster_id", u"connect_cluster_id"_s);
    row("scan_image_channel", u"get_scan_image_channel"_s);
    row("colour", QString());
    row("x", QString());
    row("registry_name", QString());
    row("", QString());
    row("registry_type", QString());
}

void NearNamesTest::nearest()
{
    QTEST(nearestName(QString::fromUtf8(QTest::currentDataTag()), bodyFieldNames()), "nearest");
}

void NearNamesTest::nothingKnown()
{
    QCOMPARE(nearestName(u"protocol", {}), QString());
}

void NearNamesTest::hugeNamesAreNotCompared()
{
    QCOMPARE(nearestName(QString(1'000'000, u'a'), bodyFieldNames()), QString());
}

QTEST_APPLESS_MAIN(NearNamesTest)
#include "tst_near_names.moc"
