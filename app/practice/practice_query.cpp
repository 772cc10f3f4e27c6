#include "app/practice/practice_query.h"

#include "app/access/access_fields.h"

#include <QByteArray>
#include <QStringList>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString decoded(QByteArray text)
{
    text.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

} // namespace

PracticeQuery::PracticeQuery(QByteArrayView encoded)
{
    const QList<QByteArray> parts = encoded.toByteArray().split('&');
    for (const QByteArray &part : parts) {
        const qsizetype equals = part.indexOf('=');
        const QString name = decoded(equals < 0 ? part : part.first(equals));
        if (!name.isEmpty() && !m_values.contains(name))
            m_values.insert(name, equals < 0 ? QString() : decoded(part.sliced(equals + 1)));
    }
}

std::optional<int> PracticeQuery::number(const QString &name, int standard, NumberRange range) const
{
    const auto found = m_values.constFind(name);
    return found == m_values.cend() ? standard : numberWithin(*found, range);
}

std::optional<PracticeQuery::Page> PracticeQuery::page(int mostPerPage) const
{
    const std::optional<int> offset = number(u"offset"_s, 0, offsetRange);
    const std::optional<int> limit = number(u"limit"_s, limitRange.least, limitRange);
    if (!offset || !limit)
        return std::nullopt;
    return Page{*offset, std::min(*limit, mostPerPage)};
}

QString PracticeQuery::pageFault() const
{
    return number(u"offset"_s, 0, offsetRange) ? u"limit"_s : u"offset"_s;
}

PracticeQuery::Reach PracticeQuery::reach() const
{
    const FieldEntry &entry = entryFor(Field::EnterpriseProjectId);
    const auto found = m_values.constFind(entry.name);
    if (found == m_values.cend() || *found == "0"_L1 || *found == "all_granted_eps"_L1)
        return Reach::All;
    return hasErrors(checkValue(entry.field, *found)) ? Reach::Invalid : Reach::None;
}

} // namespace hssreg
