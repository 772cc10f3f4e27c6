#include "app/rotation/plan_csv.h"

#include "app/rotation/plan_rows.h"
#include "app/rotation/written_members.h"
#include "app/support/csv_cell.h"

#include <algorithm>
#include <array>

namespace hssreg {

namespace {

std::vector<PlanKey> columnsOf(const std::vector<PlanRow> &rows)
{
    std::vector<PlanKey> columns;
    for (const PlanKey key : writtenKeys()) {
        const bool isGiven = std::any_of(
            rows.begin(), rows.end(), [key](const PlanRow &row) { return !writtenText(key, row).isEmpty(); });
        if (isGiven || key == PlanKey::RegistryId)
            columns.push_back(key);
    }
    return columns;
}

// Where the members that are written would stand in a file.
Places placesOf(const PlanRow &row)
{
    Places places;
    for (const PlanKey key : writtenKeys())
        places.members.at(std::size_t(key)) = isWritten(key, row) ? 1 : 0;
    return places;
}

} // namespace

PlanRow withDefaults(PlanRow row, const PlanRow &defaults)
{
    Places places = placesOf(row);
    inheritDefaults(row, places, defaults, placesOf(defaults));
    return row;
}

QByteArray writeCsvPlan(const std::vector<PlanRow> &rows)
{
    const std::vector<PlanKey> columns = columnsOf(rows);
    QByteArray text("\xEF\xBB\xBF"); // tells spreadsheets that it is UTF-8
    for (const PlanKey key : columns)
        text += (key == columns.front() ? "" : ",") + QByteArray(planKeyName(key).data());
    text += "\r\n";
    for (const PlanRow &row : rows) {
        for (const PlanKey key : columns)
            text += (key == columns.front() ? "" : ",") + csvCell(writtenText(key, row)).toUtf8();
        text += "\r\n";
    }
    return text;
}

} // namespace hssreg
