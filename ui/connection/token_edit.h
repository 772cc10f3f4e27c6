#pragma once

#include "app/support/secret.h"

#include <QWidget>

class QRadioButton;
class QStackedWidget;

namespace hssreg {

class PathEdit;
class SecretEdit;

//! The token of a connection: pasted, or read from a file when it is needed.
class TokenEdit final : public QWidget {
    Q_OBJECT
public:
    explicit TokenEdit(QWidget *parent = nullptr);

    //! The token as it is now; empty when there is none, or the file could not be read.
    [[nodiscard]] Secret token() const;
    //! Why the file could not be read; empty when it could, or none is wanted.
    [[nodiscard]] QString fileProblem() const;
    //! Whether a file is to be read. A path is no secret; the token is.
    [[nodiscard]] bool isFromFile() const;
    //! Overwrites what was pasted.
    void forget();
    //! What a screen reader says beside the input, for problems.
    void describe(const QString &text);

Q_SIGNALS:
    void edited();

private:
    QRadioButton *m_pasted;
    QRadioButton *m_fromFile;
    QStackedWidget *m_pages;
    SecretEdit *m_secret;
    PathEdit *m_path;
};

} // namespace hssreg
