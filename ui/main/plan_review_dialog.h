#pragma once

#include "app/rotation/plan_file.h"

#include <QDialog>

class QAbstractItemModel;
class QPushButton;
class QTreeView;
class QVBoxLayout;

namespace hssreg {

//! Shows what a plan file has and what is wrong with it, and lets the person choose one row for the form, or all for a
//! rotation. Runs nothing.
class PlanReviewDialog final : public QDialog {
    Q_OBJECT
public:
    //! `notes` are said above the tables, as plain text. Refers to the plan, which must outlive it.
    PlanReviewDialog(
        const Plan &plan, const QString &fileName, const QStringList &notes, QWidget *parent = nullptr);

    //! The chosen row, from 0; -1 when none is.
    [[nodiscard]] int chosenRow() const;

Q_SIGNALS:
    //! Not a row for the form is wanted, but a rotation of all. It stays open: that may not be possible now.
    void rotationWanted();

private:
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QTreeView *makeTable(QAbstractItemModel &model, const QString &name, int stretched);
    void addSummary(QVBoxLayout &column, const QStringList &notes);
    void addRows(QVBoxLayout &column);
    void addFindings(QVBoxLayout &column);
    void addButtons(QVBoxLayout &column);
    void refreshButton();

    const Plan &m_plan;
    QTreeView *m_rows = nullptr; // only with several
    QPushButton *m_open;
    QPushButton *m_rotate;
};

} // namespace hssreg
