#include "app/support/csv_cell.h"

#include <algorithm>

namespace hssreg {

bool needsFormulaGuard(QStringView text)
{
    const auto first = std::find_if_not(text.begin(), text.end(), [](QChar c) { return c == u'\''; });
    return first != text.end() && QStringView(u"=+-@\t\r\n").contains(*first);
}

QStringView withoutFormulaGuard(QStringView text)
{
    return text.startsWith(u'\'') && needsFormulaGuard(text) ? text.sliced(1) : text;
}

QString csvCell(const QString &text)
{
    QString cell = needsFormulaGuard(text) ? QString(u'\'' + text) : text;
    const bool plain = std::none_of(
        cell.begin(), cell.end(), [](QChar c) { return c == u',' || c == u'"' || c == u'\r' || c == u'\n'; });
    return plain ? cell : QString(u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"');
}

QByteArray csvLine(const QStringList &cells)
{
    QStringList line;
    for (const QString &cell : cells)
        line.append(csvCell(cell));
    return QString(line.join(u',') + QStringLiteral("\r\n")).toUtf8();
}

} // namespace hssreg
