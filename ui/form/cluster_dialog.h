#pragma once

#include <QDialog>

class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace hssreg {

class ClusterListing;
class MessageLine;

//! The clusters that are connected to HSS, to choose the jump cluster from. Those that can not be chosen are listed
//! too, greyed, and say why.
class ClusterDialog final : public QDialog {
    Q_OBJECT
public:
    //! Reads the clusters if nobody has. `present` is the ID to begin at. Refers to the clusters.
    ClusterDialog(ClusterListing &clusters, const QString &present, QWidget *parent = nullptr);

    //! The ID of the chosen cluster; empty when none is.
    [[nodiscard]] QString chosen() const;

private:
    void makeTable();
    void layOut();
    void refresh();
    void fill();
    void refreshChoice();

    ClusterListing &m_clusters;
    QString m_present;
    QTreeWidget *m_table;
    QProgressBar *m_busy;
    MessageLine *m_notice;
    QPushButton *m_again;
    QPushButton *m_choose;
};

} // namespace hssreg
