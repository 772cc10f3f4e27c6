#pragma once

#include "app/command/output.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace hssreg {

//! A cell of a table. Its text may come from anywhere.
struct Cell {
    QString text;
    std::optional<Paint> paint;
};

//! Lines of text in columns as wide as their widest cell.
class Columns {
public:
    void add(const QList<Cell> &row) { m_rows.append(row); }
    //! The rows, made visible, aligned, and painted where the output shows colours.
    [[nodiscard]] QStringList lines(const Output &output) const;

private:
    [[nodiscard]] QList<int> widths() const;

    QList<QList<Cell>> m_rows;
};

} // namespace hssreg
