#include "app/access/access_fields.h"
#include "app/access/access_json.h"
#include "app/access/new_registry.h"
#include "app/access/query_rules.h"
#include "tests/access/findings_text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace hssreg;

//! All cases of validation-cases.json reach exactly the level that stands there.
class VectorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void level_data();
    void level();
    void everyCaseIsRun();

private:
    QJsonArray m_cases;
};

namespace {

QJsonValue expanded(const QJsonValue &value)
{
    const QJsonArray repeat = value.toObject().value("$repeat"_L1).toArray();
    return repeat.isEmpty() ? value : QJsonValue(repeat.at(0).toString().repeated(repeat.at(1).toInt()));
}

QList<Problem> findingsOfBody(const QJsonObject &body)
{
    const ReadUpdate read = readUpdate(body);
    return read.problems + checkChange(read.update, nullptr);
}

// A field by its name on the wire, wherever it goes; members of AddRegistry are none of UpdateRegistry.
std::optional<Field> fieldNamed(const QString &name, bool adds)
{
    for (const FieldEntry &entry : accessFields()) {
        if (name == entry.name && (adds || entry.place != Place::NewBody))
            return entry.field;
    }
    return std::nullopt;
}

QList<Problem> findingsOfNew(QJsonObject body)
{
    NewRegistry registry{
        body.take("registry_name"_L1).toString(), body.take("registry_type"_L1).toString(), {}};
    ReadUpdate read = readUpdate(body);
    registry.access = std::move(read.update);
    return read.problems + checkNewRegistry(registry);
}

QList<Problem> findingsOfUploadQuery(const QJsonObject &query)
{
    const std::array names{std::pair("registry_addr"_L1, Field::RegistryAddr),
        std::pair("namespace"_L1, Field::Namespace), std::pair("username"_L1, Field::RegistryUsername)};
    AccessUpdate login;
    for (const auto &[name, field] : names) {
        if (query.contains(name))
            login.set(field, query.value(name).toString());
    }
    if (query.contains("password"_L1))
        login.setPassword(Secret(query.value("password"_L1).toString()));
    return checkUploadQuery(login);
}

QList<Problem> findingsOfIds(const QJsonObject &body)
{
    QList<Problem> found;
    for (const QJsonValue id : body.value("ids"_L1).toArray())
        found += checkValue(Field::RegistryId, id.toString());
    for (const QJsonValue item : body.value("registry_info"_L1).toArray()) {
        found += checkValue(Field::RegistryId, item["registry_id"_L1].toString());
        found += checkListParameter(ListParameter::RegistryType, item["registry_type"_L1].toString());
    }
    return found;
}

ListParameter parameterNamed(const QString &name)
{
    const QMap<QString, ListParameter> names{{u"offset"_s, ListParameter::Offset},
        {u"limit"_s, ListParameter::Limit}, {u"registry_name"_s, ListParameter::RegistryName},
        {u"registry_type"_s, ListParameter::RegistryType}, {u"registry_addr"_s, ListParameter::RegistryAddr},
        {u"status"_s, ListParameter::Status}};
    Q_ASSERT(names.contains(name));
    return names.value(name);
}

QList<Problem> findingsOfFields(const QString &operation, const QJsonObject &fields)
{
    if (operation == "AddRegistry"_L1)
        return findingsOfNew(fields);
    if (operation == "ShowImageUploadCommand"_L1)
        return findingsOfUploadQuery(fields);
    if (operation == "BatchDeleteRegistry"_L1 || operation == "CreateImageSynchronizeTask"_L1)
        return findingsOfIds(fields);
    return findingsOfBody(fields);
}

QList<Problem> findingsOf(const QJsonObject &testCase)
{
    const QString operation = testCase.value("op"_L1).toString();
    if (testCase.contains("fields"_L1))
        return findingsOfFields(operation, testCase.value("fields"_L1).toObject());
    const QString name = testCase.value("field"_L1).toString();
    const QJsonValue value = expanded(testCase.value("value"_L1));
    if (operation == "ListRegistry"_L1)
        return checkListParameter(parameterNamed(name), value.toVariant().toString());
    const std::optional<Field> field = fieldNamed(name, operation == "AddRegistry"_L1);
    if (field && value.isString())
        return checkValue(*field, value.toString());
    return findingsOfBody({{name, value}});
}

// The date of a signature is nobody's input: tests/service looks at the one that is sent.
bool isInput(const QJsonObject &testCase)
{
    return testCase.value("field"_L1).toString() != "X-Sdk-Date"_L1;
}

} // namespace

void VectorsTest::initTestCase()
{
    QFile file(QFINDTESTDATA("validation-cases.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_cases = QJsonDocument::fromJson(file.readAll()).array();
}

void VectorsTest::level_data()
{
    QTest::addColumn<QJsonObject>("testCase");
    for (const QJsonValue &value : std::as_const(m_cases)) {
        const QJsonObject testCase = value.toObject();
        if (!isInput(testCase))
            continue;
        QTest::addRow("%d: %s %s", testCase.value("n"_L1).toInt(),
            qPrintable(testCase.value("field"_L1).toString(u"several members"_s)),
            qPrintable(testCase.value("why"_L1).toString()))
            << testCase;
    }
}

void VectorsTest::level()
{
    QFETCH(const QJsonObject, testCase);
    const QList<Problem> found = findingsOf(testCase);
    QVERIFY2(highestLevel(found) == testCase.value("level"_L1).toString(),
        qPrintable(shortFindings(found).join(u", "_s)));
    QCOMPARE(!hasErrors(found), testCase.value("valid"_L1).toBool());
}

void VectorsTest::everyCaseIsRun()
{
    QCOMPARE(m_cases.size(), 115);
    qsizetype inputs = 0;
    for (const QJsonValue &value : std::as_const(m_cases))
        inputs += isInput(value.toObject()) ? 1 : 0;
    QCOMPARE(inputs, 114);
}

QTEST_APPLESS_MAIN(VectorsTest)
#include "tst_vectors.moc"
