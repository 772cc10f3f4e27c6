#include "app/rotation/plan_csv_reader.h"

#include "app/access/access_fields.h"
#include "app/rotation/csv_walk.h"
#include "app/rotation/json_text.h"
#include "app/rotation/plan_rows.h"
#include "app/support/csv_cell.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

namespace hssreg {

namespace {

// Far more than there are keys: a file with more is no plan, and not told so for each.
constexpr int mostColumns = 1000;

class PlanCsv {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PlanCsv)
};

QString describe(CsvFault::Kind kind)
{
    switch (kind) {
    case CsvFault::Kind::OpenQuote: return PlanCsv::tr("this cell has no closing quote");
    case CsvFault::Kind::StrayQuote:
        return PlanCsv::tr(
            "a quote stands inside of a cell without quotes; write the cell in quotes, and the "
            "quote twice");
    case CsvFault::Kind::BehindQuote:
        return PlanCsv::tr(
            "behind the closing quote the cell goes on; a quote inside of it is written twice");
    }
    Q_UNREACHABLE();
}

Problem syntaxProblem(const QString &detail)
{
    return {std::nullopt, Level::Error, ProblemKind::Syntax, Reason::None, std::nullopt, detail, {}};
}

struct Column {
    std::optional<PlanKey> key; // nothing: unknown or repeated, said already
    bool unnamed = false;
};

class CsvReader {
public:
    CsvReader(std::string_view csv, PlacedProblems &found)
        : m_walk(csv)
        , m_found(found)
    {
        // memory that is not used is not touched
        const auto lines =
            std::count_if(csv.begin(), csv.end(), [](char c) { return c == '\n' || c == '\r'; });
        const auto rows = std::size_t(std::min<std::ptrdiff_t>(lines + 1, mostRows));
        m_text.rows.reserve(rows);
        m_text.places.reserve(rows);
    }
    PlanText read();

private:
    bool readHeader();
    bool readName(const CsvCell &cell);
    void takeUnknown(const CsvCell &cell, const QString &name);
    bool finishHeader(std::size_t at);
    bool readRow();
    bool beginRow(std::size_t at);
    void readCell(const CsvCell &cell, std::size_t column);
    void keep(PlanKey key, const CsvCell &cell);
    std::optional<PlacedProblem> faultOf(const CsvCell &cell) const;
    void reportFault(std::size_t at, const Problem &problem);
    QStringView decoded(const CsvCell &cell);

    CsvWalk m_walk;
    PlacedProblems &m_found;
    PlanText m_text;
    std::vector<Column> m_columns;
    QSet<QString> m_names; // of the header so far
    std::array<QString, planKeyCount> m_above; // of the row before: shared, since columns often repeat
    WipedText m_decoded;
    bool m_rowIsBegun = false;
    bool m_rowHasFault = false;
};

PlanText CsvReader::read()
{
    m_text.defaultsAreKnown = true;
    if (readHeader()) {
        while (!m_walk.atEnd() && readRow()) { }
    }
    m_found.setRow(0);
    return std::move(m_text);
}

bool CsvReader::readHeader()
{
    bool blank = true;
    std::size_t at = 0;
    while (blank && !m_walk.atEnd()) {
        m_columns.clear();
        for (bool goesOn = true; goesOn;) {
            const CsvCell cell = m_walk.next();
            if (m_columns.empty())
                at = cell.at;
            if (!readName(cell))
                return false;
            blank = blank && cell.text.empty();
            goesOn = !cell.endsRow;
        }
    }
    return finishHeader(at);
}

bool CsvReader::readName(const CsvCell &cell)
{
    if (m_columns.size() == mostColumns) {
        m_found.add(std::uint32_t(cell.at),
            {std::nullopt, Level::Error, ProblemKind::TooLarge, Reason::None, mostColumns,
                PlanCsv::tr("more than %1 columns").arg(QLocale().toString(mostColumns)), {}});
        return false;
    }
    if (const auto fault = faultOf(cell)) {
        m_found.add(fault->offset, fault->problem);
        return false;
    }
    Column &column = m_columns.emplace_back();
    const QString name = decoded(cell).toString();
    column.unnamed = name.isEmpty();
    if (column.unnamed)
        return true;
    const std::optional<PlanKey> key = planKeyNamed(name);
    if (!m_names.contains(name) && key)
        column.key = key;
    else
        takeUnknown(cell, name);
    m_names.insert(name);
    return true;
}

// What a row seems to miss may stand in a column that is not understood.
void CsvReader::takeUnknown(const CsvCell &cell, const QString &name)
{
    const bool repeated = m_names.contains(name);
    const std::optional<PlanKey> key = planKeyNamed(name);
    m_text.defaultsAreKnown = false;
    if (cell.endsRow && m_columns.size() == 1 && (name.contains(u';') || name.contains(u'\t'))) {
        m_found.add(std::uint32_t(cell.at), syntaxProblem(PlanCsv::tr("columns are separated by commas")));
        return;
    }
    m_found.add(std::uint32_t(cell.at),
        {key ? fieldOf(*key) : std::nullopt, Level::Error,
            repeated ? ProblemKind::Duplicate : ProblemKind::UnknownMember, Reason::None, std::nullopt,
            repeated ? QString() : nearestName(name, planKeyNames()), name});
}

bool CsvReader::finishHeader(std::size_t at)
{
    const auto isKnown = [](const Column &column) { return column.key.has_value(); };
    const QString idName(planKeyName(PlanKey::RegistryId));
    if (!m_names.contains(idName)) {
        m_text.defaultsAreKnown = false; // said here, not for every row
        m_found.add(std::uint32_t(at),
            {fieldOf(PlanKey::RegistryId), Level::Error, ProblemKind::Required, Reason::None, std::nullopt,
                {}, idName});
    }
    return std::any_of(m_columns.begin(), m_columns.end(), isKnown);
}

bool CsvReader::readRow()
{
    m_rowIsBegun = false;
    m_rowHasFault = false;
    std::size_t at = 0;
    for (std::size_t column = 0;; ++column) {
        const CsvCell cell = m_walk.next();
        if (column == 0)
            at = cell.at;
        const bool isOpen = cell.fault && cell.fault->kind == CsvFault::Kind::OpenQuote;
        if (!cell.text.empty() || isOpen) {
            if (!m_rowIsBegun && !beginRow(at))
                return false;
            readCell(cell, column);
        }
        if (isOpen)
            return false;
        if (cell.endsRow)
            break;
    }
    if (m_rowIsBegun)
        m_text.places.back().whole = true;
    return true;
}

bool CsvReader::beginRow(std::size_t at)
{
    if (m_text.rows.size() == mostRows) {
        m_found.setRow(0);
        m_found.add(std::uint32_t(at),
            {std::nullopt, Level::Error, ProblemKind::TooLarge, Reason::None, mostRows,
                PlanCsv::tr("more than %1 rows").arg(QLocale().toString(mostRows)), {}});
        return false;
    }
    m_rowIsBegun = true;
    m_text.rows.emplace_back();
    m_text.places.emplace_back().object = std::uint32_t(at);
    m_found.setRow(int(m_text.rows.size()));
    return true;
}

void CsvReader::readCell(const CsvCell &cell, std::size_t column)
{
    const std::optional<PlacedProblem> fault = faultOf(cell);
    if (fault)
        reportFault(fault->offset, fault->problem);
    if (column >= m_columns.size() || m_columns[column].unnamed) {
        reportFault(cell.at, syntaxProblem(PlanCsv::tr("this cell stands in a column without a name")));
        return;
    }
    const std::optional<PlanKey> key = m_columns[column].key;
    if (!key)
        return;
    Places &places = m_text.places.back();
    places.members.at(std::size_t(*key)) = std::uint32_t(cell.at);
    if (fault)
        places.unreadable.set(std::size_t(*key));
    else
        keep(*key, cell);
}

void CsvReader::keep(PlanKey key, const CsvCell &cell)
{
    PlanRow &row = m_text.rows.back();
    QStringView text = decoded(cell);
    const std::optional<Field> field = fieldOf(key);
    if (field && entryFor(*field).secret) { // never written by this program, so without its guard
        setMember(key, text, row);
        return;
    }
    text = withoutFormulaGuard(text);
    QString &above = m_above.at(std::size_t(key));
    if (above != text)
        above = text.toString();
    setMember(key, above, row);
}

std::optional<PlacedProblem> CsvReader::faultOf(const CsvCell &cell) const
{
    const int row = m_found.row();
    if (cell.fault)
        return PlacedProblem{std::uint32_t(cell.fault->at), row, syntaxProblem(describe(cell.fault->kind))};
    const std::optional<std::size_t> broken = firstNotUtf8(cell.text);
    if (!broken)
        return std::nullopt;
    const std::size_t at = cell.at + (cell.quoted ? 1 : 0) + *broken;
    return PlacedProblem{std::uint32_t(at), row, syntaxProblem(PlanCsv::tr("these bytes are not UTF-8"))};
}

// A quote at the wrong place may spoil all that follows in its row.
void CsvReader::reportFault(std::size_t at, const Problem &problem)
{
    if (!std::exchange(m_rowHasFault, true))
        m_found.add(std::uint32_t(at), problem);
}

QStringView CsvReader::decoded(const CsvCell &cell)
{
    m_decoded.clear();
    std::string_view rest = cell.text;
    while (cell.quoted) {
        const std::size_t quote = rest.find('"');
        if (quote == std::string_view::npos)
            break;
        appendUtf8(rest.substr(0, quote + 1), m_decoded);
        rest.remove_prefix(quote + 2); // its double
    }
    appendUtf8(rest, m_decoded);
    return {m_decoded.data(), qsizetype(m_decoded.size())};
}

} // namespace

PlanText readCsvPlanText(std::string_view csv, PlacedProblems &found)
{
    return CsvReader(csv, found).read();
}

} // namespace hssreg
