#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace hssreg {

//! One answer with a button that copies it. Focus given to it goes to the button. What has a secret in it is shown masked; what is copied is
//! the whole.
class CopyRow final : public QWidget {
    Q_OBJECT
public:
    CopyRow(const QString &name, const QString &label, QWidget *parent = nullptr);

    //! What is seen of it; empty: there is none, and nothing can be copied.
    void setShown(const QString &text);

Q_SIGNALS:
    void copyWanted();

private:
    QLineEdit *m_line;
    QPushButton *m_copy;
};

} // namespace hssreg
