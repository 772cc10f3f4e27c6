#pragma once

#include "ui/rotation/rotation_draft.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace hssreg {

class MessageLine;
class PathEdit;
class SecretEdit;
class ToneText;

//! One new login: user name, where the password comes from, and the password until now. Shows what a draft has for a
//! row, or for all, and puts into it what is typed.
class LoginEdit final : public QWidget {
    Q_OBJECT
public:
    //! Refers to the draft.
    explicit LoginEdit(RotationDraft &draft, QWidget *parent = nullptr);

    //! RotationDraft::all, or a row.
    void show(int row);
    [[nodiscard]] int row() const { return m_row; }
    //! What is wrong is said again.
    void refresh();
    //! The password, where it is typed; else where it comes from.
    void focusPassword();
    //! Nothing of a person's stays here.
    void forget();

private:
    void makeInputs();
    void makePages();
    void layOut();
    void wire();
    void fillSources();
    void showPage();
    void store();
    [[nodiscard]] PasswordChoice choice() const;
    [[nodiscard]] QString usernameHint() const;

    RotationDraft &m_draft;
    int m_row = RotationDraft::all;
    bool m_filling = false;
    QLineEdit *m_username;
    QComboBox *m_source;
    QStackedWidget *m_pages;
    SecretEdit *m_password;
    QLineEdit *m_entry; // of the keychain
    QLineEdit *m_variable;
    PathEdit *m_path;
    QWidget *m_nothing; // nothing more to say
    MessageLine *m_problem;
    SecretEdit *m_previous;
    ToneText *m_previousHelp;
};

} // namespace hssreg
