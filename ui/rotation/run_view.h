#pragma once

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QTreeView;

namespace hssreg {

class RotationRun;
class RotationSites;
class RunTable;
class StatusPill;

//! The items of a run: how many are how, a filter, the table, and all about the selected one.
class RunView final : public QWidget {
    Q_OBJECT
public:
    //! Refers to all. `name` begins the object names; `details`: whether the selected one is told in full.
    RunView(RotationRun &run, const RotationSites &sites, RunTable &table, const QString &name, bool details,
        QWidget *parent = nullptr);

    void refresh();
    void focusTable();
    //! The items that are selected.
    [[nodiscard]] std::vector<int> selected() const;

Q_SIGNALS:
    void selectionChanged();

private:
    enum Pill { Proved, Proving, Accepted, Failed, Unknown, Waiting, pills };
    void makeFilter(const QString &name);
    void makeView(const QString &name);
    void layOut();
    void showDetails();

    RotationRun &m_run;
    const RotationSites &m_sites;
    RunTable &m_table;
    StatusPill *m_pills[pills] = {};
    QComboBox *m_filter;
    QTreeView *m_view = nullptr;
    QPlainTextEdit *m_details = nullptr;
    int m_current = -1; // the item, when the rows are others
};

} // namespace hssreg
