#pragma once

#include <QTreeView>

namespace hssreg {

//! The table of repositories. Where it is too narrow for all columns, it leaves out those that can be spared
//! sooner than the names: the row's tool tip and spoken text still have them.
class RegistryView final : public QTreeView {
    Q_OBJECT
public:
    explicit RegistryView(QWidget *parent = nullptr);

    //! With a model; sets up the columns.
    void setRegistries(QAbstractItemModel &model);

Q_SIGNALS:
    //! The rows are in the order of another column, or in the other order.
    void sortedBy(int column, Qt::SortOrder order);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitColumns();
};

} // namespace hssreg
