#include "app/rotation/plan_file.h"

#include "app/access/access_json.h"
#include "app/rotation/written_members.h"

namespace hssreg {

namespace {

QByteArray jsonText(QStringView text)
{
    const WipedBytes bytes = jsonString(text);
    return {bytes.data(), qsizetype(bytes.size())};
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
    [[nodiscard]] const QByteArray &text() const { return m_text; }

private:
    QByteArray m_indent;
    QByteArray m_text;
};

//! `{`, the members of a row, `}`.
QByteArray rowObject(const PlanRow &row, const QByteArray &indent)
{
    MemberList members(indent + "  ");
    for (const PlanKey key : writtenKeys()) {
        if (isWritten(key, row))
            members.add(key, writtenText(key, row));
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
