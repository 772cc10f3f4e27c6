#pragma once

#include "ui/form/line_inputs.h"

class QPushButton;

namespace hssreg {

class ClusterListing;

//! The ID of a jump cluster, typed or chosen from those that are connected to HSS. Below it stands what the cluster
//! with this ID is called, once the clusters were read; they are read when the field is first gone to.
class ClusterInput final : public LineInput {
    Q_OBJECT
public:
    //! Refers to the clusters, which must outlive it.
    ClusterInput(const FieldEntry &entry, ClusterListing &clusters, QWidget *parent);

    [[nodiscard]] QWidget *widget() const override;
    [[nodiscard]] QString note() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();

    ClusterListing &m_clusters;
    QWidget *m_row;
    QPushButton *m_choose;
};

} // namespace hssreg
