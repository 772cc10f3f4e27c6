#pragma once

#include "app/access/field.h"

#include <QDialog>

class QLineEdit;
class QProgressBar;
class QPushButton;
class QFormLayout;
class QVBoxLayout;

namespace hssreg {

class AccessEditor;
class ClipboardGuard;
class CopyRow;
class MessageLine;
class SecretEdit;
class UploadCommands;

//! Asks HSS for the commands that bring the scan component into the repository. The password goes along and comes
//! back in the answer: what is shown is masked, what is copied leaves the clipboard again, and all of it is
//! overwritten when the dialog closes.
class UploadDialog final : public QDialog {
    Q_OBJECT
public:
    //! Starts with what the form has. Refers to the commands and the guard, which must outlive it.
    UploadDialog(UploadCommands &commands, ClipboardGuard &guard, const AccessEditor &editor,
        QWidget *parent = nullptr);
    ~UploadDialog() override;

private:
    QLineEdit *addLine(QFormLayout &rows, Field field, const AccessEditor &editor);
    void addPassword(QFormLayout &rows, const AccessEditor &editor);
    void addAnswers(QFormLayout &rows);
    void addNotices(QVBoxLayout &column);
    void addButtons(QVBoxLayout &column);
    void ask();
    void refresh();
    void showAnswer();
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString masked(QStringView command) const;
    void copy(QStringView text, bool isSecret);

    UploadCommands &m_commands;
    ClipboardGuard &m_guard;
    QLineEdit *m_address = nullptr;
    QLineEdit *m_namespace = nullptr;
    QLineEdit *m_username = nullptr;
    SecretEdit *m_password = nullptr;
    CopyRow *m_command = nullptr;
    CopyRow *m_url = nullptr;
    CopyRow *m_pull = nullptr;
    QProgressBar *m_busy = nullptr;
    MessageLine *m_notice = nullptr;
    QPushButton *m_ask = nullptr;
    bool m_wasAnswered = false;
};

} // namespace hssreg
