#pragma once

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace hssreg {

class MessageLine;

//! Asks for the ID of a repository that may not or could not be listed.
class EditByIdDialog final : public QDialog {
    Q_OBJECT
public:
    explicit EditByIdDialog(QWidget *parent = nullptr);
    [[nodiscard]] QString registryId() const;

private:
    void layOut();
    void check();

    QLineEdit *m_id;
    MessageLine *m_problem;
    QPushButton *m_edit;
};

} // namespace hssreg
