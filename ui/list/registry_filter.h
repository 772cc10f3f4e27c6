#pragma once

#include <QSortFilterProxyModel>

namespace hssreg {

//! Find as you type, over everything a row of RegistryTable shows, and sorting in the person's own alphabet.
//! Several words must all be found, in any order.
class RegistryFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit RegistryFilter(QObject *parent = nullptr);
    void find(const QString &text);
    [[nodiscard]] const QStringList &words() const { return m_words; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
};

} // namespace hssreg
