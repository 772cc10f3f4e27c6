#include "app/access/access_fields.h"
#include "app/access/access_json.h"
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

// A field by its name on the wire, wherever it goes.
std::optional<Field> fieldNamed(const QString &name)
{
    for (const FieldEntry &entry : accessFields()) {
        if (name == entry.name)
            return entry.field;
    }
    return std::nullopt;
}

QList<Problem> findingsOf(const QJsonObject &testCase)
{
    if (testCase.contains("fields"_L1))
        return findingsOfBody(testCase.value("fields"_L1).toObject());
    const QString name = testCase.value("field"_L1).toString();
    const QJsonValue value = expanded(testCase.value("value"_L1));
    const std::optional<Field> field = fieldNamed(name);
    if (field && value.isString())
        return checkValue(*field, value.toString());
    return findingsOfBody({{name, value}});
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
    QCOMPARE(m_cases.size(), 88);
    for (const QJsonValue &value : std::as_const(m_cases)) {
        const QString operation = value.toObject().value("op"_L1).toString();
        QVERIFY(operation == "UpdateRegistry"_L1 || operation == "header"_L1);
    }
}

QTEST_APPLESS_MAIN(VectorsTest)
#include "tst_vectors.moc"
