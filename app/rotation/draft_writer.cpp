#include "app/rotation/plan_file.h"

#include "app/access/access_fields.h"
#include "app/access/access_json.h"
#include "app/rotation/password_origin.h"
#include "app/rotation/plan_keys.h"

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

QByteArray jsonText(QStringView text)
{
    const WipedBytes bytes = jsonString(text);
    return {bytes.data(), qsizetype(bytes.size())};
}

// A password itself never: where it comes from, or that it is asked for.
QString passwordFrom(const PlanRow &row)
{
    if (readPasswordOrigin(row.passwordFrom))
        return row.passwordFrom;
    return row.change.has(Field::RegistryPassword) ? u"prompt"_s : QString();
}

class MemberList {
public:
    //! `indent`: what each member begins with.
    explicit MemberList(QByteArray indent)
        : m_indent(std::move(indent))
    {
    }
    void add(PlanKey key, const QString &text)
    {
        if (!m_text.isEmpty())
            m_text += ",\n";
        m_text += m_indent + jsonText(QString(planKeyName(key))) + ": " + jsonText(text);
    }
    //! What is empty was not given.
    void addIfGiven(PlanKey key, const QString &text)
    {
        if (!text.isEmpty())
            add(key, text);
    }
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_indent;
    QByteArray m_text;
};

//! `{`, the members of a row, `}`.
QByteArray rowObject(const PlanRow &row, const QByteArray &indent)
{
    MemberList members(indent + "  ");
    for (const PlanKey key : planKeys()) {
        if (QString PlanRow::*own = ownText(key); own && key != PlanKey::PasswordFrom)
            members.addIfGiven(key, row.*own);
    }
    for (const Field field : bodyFields) {
        if (field == Field::RegistryPassword)
            members.addIfGiven(PlanKey::PasswordFrom, passwordFrom(row));
        else if (row.change.has(field))
            members.add(planKeyOf(field), *row.change.text(field));
    }
    return "{\n" + members.text() + "\n" + indent + "}";
}

QByteArray rowList(const std::vector<PlanRow> &rows)
{
    QByteArray list;
    for (const PlanRow &row : rows)
        list += (list.isEmpty() ? "    " : ",\n    ") + rowObject(row, "    ");
    return "  \"repositories\": [\n" + list + "\n  ]\n}\n";
}

} // namespace

QByteArray writeDraft(const PlanRow &row)
{
    return "{\n  \"version\": 1,\n  \"repositories\": [\n    " + rowObject(row, "    ") + "\n  ]\n}\n";
}

QByteArray writePlan(const PlanRow &defaults, const std::vector<PlanRow> &rows)
{
    return "{\n  \"version\": 1,\n  \"defaults\": " + rowObject(defaults, "  ") + ",\n" + rowList(rows);
}

} // namespace hssreg
