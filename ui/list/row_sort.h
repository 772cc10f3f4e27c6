#pragma once

#include <QList>

#include <functional>

namespace hssreg {

//! A stable merge sort of row numbers that can be done a little at a time.
class RowSort {
public:
    //! Whether the first row stands before the second. Must say the same until the sort is done.
    using Before = std::function<bool(int, int)>;

    //! The rows from 0 to `rows` - 1.
    RowSort(int rows, Before before);

    //! Moves about so many rows, each of them several times until the end. True when done.
    bool advance(int rows);
    //! The sorted rows, once it is done.
    [[nodiscard]] QList<int> take() { return std::move(m_rows); }

private:
    void sortRun();
    void beginMerge(int from);
    void merge();

    Before m_before;
    QList<int> m_rows;
    QList<int> m_merged;
    int m_run; // how long the sorted runs are
    int m_sorted = 0; // up to here there are first runs
    int m_left = 0; // of the two runs that are being merged
    int m_right = 0;
    int m_middle = 0; // where the left one ends
    int m_end = 0; // where the right one does
};

} // namespace hssreg
