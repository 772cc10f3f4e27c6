#include "ui/main/plan_tables.h"

#include "app/access/problem_text.h"
#include "app/support/text.h"
#include "ui/icons/icon.h"

#include <QLocale>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString numberOrDash(int number)
{
    return number > 0 ? QString::number(number) : u"—"_s;
}

QString changedFields(const PlanRow &row)
{
    QStringList names;
    for (Field field : row.change.members())
        names.append(fieldLabel(field));
    return names.isEmpty() ? u"—"_s : names.join(u", "_s);
}

} // namespace

PlanRowTable::PlanRowTable(const Plan &plan, QObject *parent)
    : QAbstractTableModel(parent)
    , m_plan(plan)
{
}

int PlanRowTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_plan.rows.size());
}

int PlanRowTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant PlanRowTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlanRow &row = m_plan.rows.at(std::size_t(index.row()));
    const auto column = Column(index.column());
    if (role == Qt::AccessibleTextRole && column == Column::Row)
        return tr("row %1, repository %2, changes %3")
            .arg(QString::number(index.row() + 1),
                visible(row.registryName.isEmpty() ? row.id : row.registryName, 300), changedFields(row));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Row: return QString::number(index.row() + 1);
    case Column::Line: return numberOrDash(row.position.line);
    case Column::Repository: return row.registryName.isEmpty() ? u"—"_s : visible(row.registryName, 300);
    case Column::Id: return row.id.isEmpty() ? u"—"_s : visible(row.id, 300);
    case Column::Changes: return changedFields(row);
    }
    return {};
}

QVariant PlanRowTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Row: return tr("Row");
    case Column::Line: return tr("Line");
    case Column::Repository: return tr("Repository");
    case Column::Id: return tr("Repository ID");
    case Column::Changes: return tr("Changes");
    }
    return {};
}

PlanFindingTable::PlanFindingTable(const Plan &plan, QObject *parent)
    : QAbstractTableModel(parent)
    , m_plan(plan)
{
}

int PlanFindingTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_plan.findings.size());
}

int PlanFindingTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QVariant PlanFindingTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const PlanFinding &finding = m_plan.findings.at(index.row());
    const auto column = Column(index.column());
    const bool wrong = finding.problem.level == Level::Error;
    const QString level = wrong ? tr("Error") : tr("Warning");
    if (role == Qt::AccessibleTextRole && column == Column::Level)
        return tr("%1 in line %2: %3")
            .arg(level, numberOrDash(finding.position.line), visible(problemText(finding.problem)));
    if (role == Qt::DecorationRole && column == Column::Level)
        return themedIcon(wrong ? u"error"_s : u"warning"_s);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Level: return level;
    case Column::Row: return numberOrDash(finding.row);
    case Column::Line: return numberOrDash(finding.position.line);
    case Column::Column: return numberOrDash(finding.position.column);
    case Column::Message: return visible(problemText(finding.problem));
    }
    return {};
}

QVariant PlanFindingTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Level: return tr("Level");
    case Column::Row: return tr("Row");
    case Column::Line: return tr("Line");
    case Column::Column: return tr("Column");
    case Column::Message: return tr("Finding");
    }
    return {};
}

} // namespace hssreg
