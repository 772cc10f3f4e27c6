#pragma once

#include "app/access/registry_info.h"

#include <QDialog>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace hssreg {

//! Asks before repositories are removed from HSS: one is confirmed by typing its name, several by typing how many
//! there are, with all of them listed.
class RemoveDialog final : public QDialog {
    Q_OBJECT
public:
    //! At least one.
    explicit RemoveDialog(QList<RegistryInfo> registries, QWidget *parent = nullptr);

    [[nodiscard]] const QList<RegistryInfo> &registries() const { return m_registries; }

private:
    [[nodiscard]] QString wantedText() const;
    void addList(QVBoxLayout &column);
    void layOut();
    void check();

    QList<RegistryInfo> m_registries;
    QLineEdit *m_typed;
    QPushButton *m_remove;
};

} // namespace hssreg
