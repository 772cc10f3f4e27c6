#pragma once

#include "app/editor/access_editor.h"
#include "ui/form/form_extras.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QScrollArea;

namespace hssreg {

class BusyStrip;
class FieldPanel;
class LoginTestView;
class ProblemSummary;
class Prompts;
class RegistryHeader;

//! The form for the repository that is open in the editor: shows what the editor says, passes on what a person does.
//! Focus given to it goes to the first field.
class AccessForm final : public QWidget {
    Q_OBJECT
public:
    //! Refers to all of them, which must outlive it.
    AccessForm(
        AccessEditor &editor, Prompts &prompts, QWidget *parent = nullptr, const FormExtras &extras = {});
    ~AccessForm() override;

    //! Says everything that is wrong or missing, and leads to the first of it.
    void checkForm();
    //! Shows the request that Update would send.
    void previewRequest();
    //! Tests the login, or says why that is not possible and leads to what is missing. Only with FormExtras::login.
    void testLogin();
    void bringTestIntoSight();
    void followTest();
    //! Sends the change, or shows why that is not possible. What Enter in a field does.
    void pressUpdate();
    //! Brings a field into sight and gives it the focus.
    void goTo(Field field);

protected:
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void makeButtons();
    QPushButton *addButton(const QString &name, const QString &text, void (AccessForm::*pressed)());
    void layOut();
    [[nodiscard]] bool isLocked() const;
    void wireEditor();
    void refresh();
    void refreshTest();
    void startOver();
    void showStage();
    void parkFocus();
    void returnFocus();
    void putQuestion();
    void revertAll();

    AccessEditor &m_editor;
    Prompts &m_prompts;
    RegistryHeader *m_header;
    QScrollArea *m_scroll;
    FieldPanel *m_panel;
    LoginTest *m_loginTest; //!< null: not offered
    LoginTestView *m_loginView = nullptr;
    bool m_followsTest = false; //!< what it says stays in sight
    ProblemSummary *m_summary;
    BusyStrip *m_busy;
    QWidget *m_buttons;
    QPushButton *m_check = nullptr;
    QPushButton *m_preview = nullptr;
    QPushButton *m_test = nullptr; //!< null: not offered
    QPushButton *m_revert = nullptr;
    QPushButton *m_update = nullptr;
    bool m_asked = false; //!< a question is open in m_prompts
    QPointer<QWidget> m_focusBefore; //!< what had the focus when the form was locked
};

} // namespace hssreg
