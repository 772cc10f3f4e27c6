#pragma once

#include "app/support/secret.h"

#include <QDialog>

class QPushButton;

namespace hssreg {

class SecretEdit;

//! Asks for one secret.
class SecretDialog final : public QDialog {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString text; //!< plain
        QString label; //!< with a letter
        QString button;
    };
    explicit SecretDialog(const Words &words, QWidget *parent = nullptr);

    //! What was typed; while the dialog says that it was accepted.
    [[nodiscard]] Secret secret() const;

    void done(int result) override;

private:
    void layOut(const Words &words);

    SecretEdit *m_secret;
    QPushButton *m_take;
};

} // namespace hssreg
