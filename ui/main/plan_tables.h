#pragma once

#include "app/rotation/plan_file.h"

#include <QAbstractTableModel>

namespace hssreg {

//! The rows of a plan: which repository, and what would be changed. No secrets. Refers to the plan.
class PlanRowTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Row, Line, Repository, Id, Changes };
    static constexpr int columns = int(Column::Changes) + 1;

    explicit PlanRowTable(const Plan &plan, QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Plan &m_plan;
};

//! What is wrong with a plan, and where. Refers to the plan.
class PlanFindingTable final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Level, Row, Line, Column, Message };
    static constexpr int columns = int(Column::Message) + 1;

    explicit PlanFindingTable(const Plan &plan, QObject *parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const Plan &m_plan;
};

} // namespace hssreg
