#include "app/command/columns.h"

#include "app/support/text.h"

#include <algorithm>

namespace hssreg {

namespace {

constexpr int gap = 2;
constexpr int most = 80; // one endless name must not push the rest off the screen

QString shown(const Cell &cell)
{
    return visible(cell.text, most);
}

} // namespace

QStringList Columns::lines(const Output &output) const
{
    const QList<int> wide = widths();
    QStringList lines;
    for (const QList<Cell> &row : m_rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString text = shown(row.at(i));
            line += row.at(i).paint ? output.painted(text, *row.at(i).paint) : text;
            if (i + 1 < row.size())
                line += QString(wide.at(i) + gap - codePoints(text), u' ');
        }
        lines.append(line);
    }
    return lines;
}

QList<int> Columns::widths() const
{
    QList<int> widths;
    for (const QList<Cell> &row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), codePoints(shown(row.at(i))));
    }
    return widths;
}

} // namespace hssreg
