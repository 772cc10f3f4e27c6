#pragma once

#include "app/editor/login_test.h"

#include <QWidget>

class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace hssreg {

class MessageLine;
class Prompts;
class ToneText;

//! Below the form: a login test under way with a way to stop it, then what came of it, in a word, a sentence and the
//! next step, with details to unfold. Hidden until there is something to say.
class LoginTestView final : public QWidget {
    Q_OBJECT
public:
    //! Refers to both, which must outlive it.
    LoginTestView(LoginTest &test, Prompts &prompts, QWidget *parent = nullptr);

    //! Another repository is open.
    void startOver();
    //! Why no test began, until one can.
    void sayObstacle(const QString &text);
    //! What takes the focus while a test runs: not the button, which a second press of Enter would press.
    [[nodiscard]] QWidget *focusTarget() const;

Q_SIGNALS:
    //! A test is over while the focus was in here.
    void focusLeft();

private:
    [[nodiscard]] QWidget *makeProgress();
    [[nodiscard]] QWidget *makeResult();
    [[nodiscard]] QToolButton *makeToggle();
    [[nodiscard]] QToolButton *makeHide();
    void makeDetails();
    void refresh();
    void showProgress(LoginTest::State state);
    void showResult();
    void sayResult();
    void unfold(bool open);
    void hideResult();
    void putQuestion();

    LoginTest &m_test;
    Prompts &m_prompts;
    QString m_obstacle;
    bool m_asked = false; //!< a question is open in m_prompts
    ToneText *m_word = nullptr;
    QProgressBar *m_bar = nullptr;
    QPushButton *m_stop = nullptr;
    MessageLine *m_line = nullptr;
    ToneText *m_advice = nullptr;
    MessageLine *m_stale = nullptr;
    ToneText *m_origin = nullptr;
    QToolButton *m_toggle = nullptr;
    QToolButton *m_hide = nullptr;
    QPlainTextEdit *m_details = nullptr;
    QWidget *m_progress;
    QWidget *m_result;
};

} // namespace hssreg
