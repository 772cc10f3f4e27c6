#pragma once

#include "ui/list/registry_filter.h"

#include <QWidget>

class QComboBox;

namespace hssreg {

//! Above the list: which status, which type, and what it is sorted by. (A header can not be reached by keyboard.)
class FilterBar final : public QWidget {
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);

    //! Status and type as chosen, with the text that was typed elsewhere.
    [[nodiscard]] RegistryFilter::Wanted wanted(const QString &text) const;
    //! The types that can be chosen, as HSS names them. A chosen one that is gone is offered all the same.
    void offerTypes(const QStringList &types);
    //! Shows everything again.
    void clear();
    void showSorting(int column, Qt::SortOrder order);

Q_SIGNALS:
    //! Status or type is another.
    void changed();
    //! The person wants another order.
    void sortWanted(int column, Qt::SortOrder order);

private:
    QComboBox *add(const QString &name, const QString &accessibleName);
    void fillStatus();
    void fillSorting();

    QComboBox *m_status;
    QComboBox *m_type;
    QComboBox *m_sorting;
};

} // namespace hssreg
