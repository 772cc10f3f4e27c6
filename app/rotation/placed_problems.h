#pragma once

#include "app/access/problem.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace hssreg {

//! A finding with its place in the file as an offset in bytes.
struct PlacedProblem {
    std::uint32_t offset = 0;
    int row = 0; //!< from 1; 0: the file or its defaults
    Problem problem;
};

//! Collects the findings about a file, each with the row that is being read or checked.
class PlacedProblems {
public:
    //! The findings that follow are about this row; 0: the file or its defaults.
    void setRow(int row) { m_row = row; }
    [[nodiscard]] int row() const { return m_row; }
    void add(std::uint32_t offset, Problem problem) { m_all.push_back({offset, m_row, std::move(problem)}); }
    [[nodiscard]] std::vector<PlacedProblem> take() { return std::exchange(m_all, {}); }

private:
    int m_row = 0;
    std::vector<PlacedProblem> m_all;
};

} // namespace hssreg
