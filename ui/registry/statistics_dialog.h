#pragma once

#include <QDialog>

class QGridLayout;
class QLabel;

namespace hssreg {

class MessageLine;
class RegistryCounts;
class RegistryListing;

//! What HSS counts itself, beside what the list counts.
class StatisticsDialog final : public QDialog {
    Q_OBJECT
public:
    //! Reads the counts anew. Refers to both, which must outlive it.
    StatisticsDialog(RegistryCounts &counts, const RegistryListing &listing, QWidget *parent = nullptr);

private:
    QLabel *cell(QGridLayout &grid, int row, int column, const QString &name);
    void layOut();
    void refresh();

    RegistryCounts &m_counts;
    const RegistryListing &m_listing;
    QList<QLabel *> m_hss;
    QList<QLabel *> m_list;
    MessageLine *m_notice;
};

} // namespace hssreg
