#include "app/rotation/csv_walk.h"

#include <algorithm>

namespace hssreg {

CsvCell CsvWalk::next()
{
    CsvCell cell;
    cell.at = m_at;
    if (m_at < m_text.size() && m_text[m_at] == '"')
        readQuoted(cell);
    else
        readPlain(cell);
    cell.endsRow = passSeparator();
    return cell;
}

void CsvWalk::readPlain(CsvCell &cell)
{
    const std::size_t end = cellEnd(m_at);
    cell.text = m_text.substr(m_at, end - m_at);
    if (const std::size_t quote = cell.text.find('"'); quote != std::string_view::npos)
        cell.fault = CsvFault{CsvFault::Kind::StrayQuote, m_at + quote};
    m_at = end;
}

void CsvWalk::readQuoted(CsvCell &cell)
{
    const std::size_t begin = m_at + 1;
    cell.quoted = true;
    std::size_t quote = m_text.find('"', begin);
    while (quote != std::string_view::npos && m_text.substr(quote + 1, 1) == "\"")
        quote = m_text.find('"', quote + 2);
    if (quote == std::string_view::npos) {
        cell.text = m_text.substr(begin);
        cell.fault = CsvFault{CsvFault::Kind::OpenQuote, m_at};
        m_at = m_text.size();
        return;
    }
    cell.text = m_text.substr(begin, quote - begin);
    m_at = cellEnd(quote + 1);
    if (m_at != quote + 1)
        cell.fault = CsvFault{CsvFault::Kind::BehindQuote, quote + 1};
}

std::size_t CsvWalk::cellEnd(std::size_t from) const
{
    return std::min(m_text.find_first_of(",\r\n", from), m_text.size());
}

bool CsvWalk::passSeparator()
{
    if (m_at == m_text.size())
        return true;
    const bool ends = m_text[m_at] != ',';
    m_at += m_text.substr(m_at, 2) == "\r\n" ? 2 : 1;
    return ends;
}

} // namespace hssreg
