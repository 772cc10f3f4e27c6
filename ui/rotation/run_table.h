#pragma once

#include <QObject>

#include <vector>

class QTimer;

namespace hssreg {

class CellTable;
class RotationRun;
class RotationSites;

//! The items of a run as a table: those that need a person first, then those on their way, those that ended (the last
//! one first) and those that wait. However often the run tells of a change, the table tells its views ten times a
//! second.
class RunTable final : public QObject {
    Q_OBJECT
public:
    enum class Filter { All, Failed, Unknown, OnTheirWay, Accepted, Proved, Waiting };

    //! Refers to both.
    RunTable(RotationRun &run, const RotationSites &sites, QObject *parent = nullptr);

    [[nodiscard]] CellTable &table() const { return *m_table; }
    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const { return m_filter; }
    //! Shows what has gathered now.
    void showNow();

    enum class Column { Repository, Connection, Step, Result, RequestId, Took };

Q_SIGNALS:
    //! What has gathered is shown.
    void ticked();

private:
    void note(int item);
    [[nodiscard]] bool isShown(int item) const;
    [[nodiscard]] int groupOf(int item) const;
    [[nodiscard]] std::vector<int> order() const;

    RotationRun &m_run;
    const RotationSites &m_sites;
    CellTable *m_table;
    QTimer *m_timer;
    Filter m_filter = Filter::All;
    std::vector<int> m_changed; // since it was shown
    std::vector<bool> m_isChanged;
    std::vector<int> m_endedAt; // counts up; 0: it has not
    int m_ended = 0;
};

} // namespace hssreg
