#include "ui/list/row_sort.h"

#include <algorithm>
#include <numeric>

namespace hssreg {

namespace {

constexpr int firstRun = 64; // sorted at once

} // namespace

RowSort::RowSort(int rows, Before before)
    : m_before(std::move(before))
    , m_rows(rows)
    , m_run(firstRun)
{
    std::iota(m_rows.begin(), m_rows.end(), 0);
    m_merged.reserve(rows);
}

bool RowSort::advance(int rows)
{
    const int all = int(m_rows.size());
    for (; rows > 0 && m_sorted < all; rows -= firstRun)
        sortRun();
    while (rows > 0 && m_run < all) {
        if (m_merged.isEmpty())
            beginMerge(0);
        for (; rows > 0 && m_merged.size() < all; --rows)
            merge();
        if (m_merged.size() == all) {
            m_rows.swap(m_merged);
            m_merged.clear();
            m_run = m_run > all / 2 ? all : m_run * 2;
        }
    }
    return m_sorted >= all && m_run >= all;
}

void RowSort::sortRun()
{
    const auto begin = m_rows.begin() + m_sorted;
    m_sorted = std::min(m_sorted + firstRun, int(m_rows.size()));
    std::stable_sort(begin, m_rows.begin() + m_sorted, m_before);
}

void RowSort::beginMerge(int from)
{
    const int all = int(m_rows.size());
    m_left = from;
    m_middle = m_right = std::min(from + m_run, all);
    m_end = std::min(m_middle + m_run, all);
}

//! Moves one row.
void RowSort::merge()
{
    if (m_left == m_middle && m_right == m_end)
        beginMerge(m_end);
    const bool right =
        m_left == m_middle || (m_right < m_end && m_before(m_rows.at(m_right), m_rows.at(m_left)));
    m_merged.append(m_rows.at(right ? m_right++ : m_left++));
}

} // namespace hssreg
