#include "ui/form/access_form.h"

#include "app/editor/cluster_listing.h"
#include "ui/form/busy_strip.h"
#include "ui/form/field_panel.h"
#include "ui/form/field_row.h"
#include "ui/form/login_test_view.h"
#include "ui/form/preview_dialog.h"
#include "ui/form/problem_summary.h"
#include "ui/form/question_prompt.h"
#include "ui/form/registry_header.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/wrap_row.h"

#include <QApplication>
#include <QDateTime>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

AccessForm::AccessForm(AccessEditor &editor, Prompts &prompts, QWidget *parent, const FormExtras &extras)
    : QWidget(parent)
    , m_editor(editor)
    , m_prompts(prompts)
    , m_header(new RegistryHeader(this))
    , m_scroll(new QScrollArea(this))
    , m_panel(new FieldPanel(editor, extras, m_scroll))
    , m_loginTest(extras.login)
    , m_loginView(extras.login ? new LoginTestView(*extras.login, prompts, this) : nullptr)
    , m_summary(new ProblemSummary(this))
    , m_busy(new BusyStrip(this))
    , m_buttons(new QWidget(this))
{
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    makeButtons();
    layOut();
    wireEditor();
    if (extras.clusters)
        connect(extras.clusters, &ClusterListing::changed, this, &AccessForm::refresh);
    startOver();
    showStage();
}

AccessForm::~AccessForm() = default;

void AccessForm::makeButtons()
{
    new WrapRow(Qt::AlignRight, m_buttons);
    m_check = addButton(u"check_form"_s, tr("&Check form"), &AccessForm::checkForm);
    m_preview = addButton(u"preview_request"_s, tr("Preview re&quest…"), &AccessForm::previewRequest);
    if (m_loginTest)
        m_test = addButton(u"test_login"_s, tr("&Test login"), &AccessForm::testLogin);
    m_revert = addButton(u"revert_all"_s, tr("&Revert"), &AccessForm::revertAll);
    m_update = addButton(u"update"_s, tr("Up&date"), &AccessForm::pressUpdate);
    m_update->setDefault(true);
}

QPushButton *AccessForm::addButton(const QString &name, const QString &text, void (AccessForm::*pressed)())
{
    auto *button = new QPushButton(text, m_buttons);
    button->setObjectName(name);
    button->setAutoDefault(true); // so that Enter presses it
    m_buttons->layout()->addWidget(button);
    connect(button, &QPushButton::clicked, this, pressed);
    return button;
}

void AccessForm::layOut()
{
    auto *inside = new QWidget(m_scroll); // what may want more room than there is, with large text
    auto *scrolled = new QVBoxLayout(inside);
    scrolled->setContentsMargins(0, 0, 0, 0);
    scrolled->addWidget(m_panel, 1);
    if (m_loginView)
        scrolled->addWidget(m_loginView);
    m_scroll->setWidget(inside);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_header);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_busy);
    auto *foot = new WrapRow(Qt::AlignRight);
    foot->addWidget(m_summary);
    foot->addWidget(m_buttons);
    column->addLayout(foot);
}

void AccessForm::wireEditor()
{
    connect(&m_editor, &AccessEditor::changed, this, &AccessForm::refresh);
    connect(&m_editor, &AccessEditor::opened, this, &AccessForm::startOver);
    connect(&m_editor, &AccessEditor::stageChanged, this, &AccessForm::showStage);
    connect(&m_editor, &AccessEditor::questionAsked, this, &AccessForm::putQuestion);
    connect(m_summary, &ProblemSummary::jump, this, &AccessForm::goTo);
    connect(m_busy, &BusyStrip::cancelled, this, [this] { m_editor.cancel(); });
    if (!m_loginView)
        return;
    connect(m_loginTest, &LoginTest::changed, this, &AccessForm::refreshTest);
    connect(m_loginTest, &LoginTest::ended, this, &AccessForm::bringTestIntoSight);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &AccessForm::followTest);
    connect(m_loginView, &LoginTestView::focusLeft, this, [this] {
        refreshTest();
        QWidget *next = m_test->isEnabled() ? m_test : m_busy->focusTarget();
        next->setFocus(Qt::OtherFocusReason);
    });
}

bool AccessForm::isLocked() const
{
    const AccessEditor::Stage stage = m_editor.stage();
    return stage != AccessEditor::Stage::Editing && stage != AccessEditor::Stage::Proving;
}

void AccessForm::refresh()
{
    m_followsTest = false; // the person went on
    const RegistryInfo *known = m_editor.known();
    m_header->show(m_editor.title(), m_editor.registryId(), known, QDateTime::currentDateTime());
    m_panel->refresh();
    m_panel->setEnabled(!isLocked() && (!known || isThirdParty(*known)));
    m_summary->refresh(m_editor, m_panel->saysAll());
    m_check->setEnabled(!isLocked());
    m_preview->setEnabled(!isLocked());
    m_revert->setEnabled(!isLocked() && !m_editor.typed().isEmpty());
    m_update->setEnabled(m_editor.canSubmit());
    refreshTest();
}

void AccessForm::refreshTest()
{
    if (!m_test)
        return;
    const LoginTest::State state = m_loginTest->state();
    const bool running = state == LoginTest::State::Running || state == LoginTest::State::Asking;
    const RegistryInfo *known = m_editor.known();
    m_test->setEnabled(!isLocked() && !running && (!known || isThirdParty(*known)));
}

void AccessForm::startOver()
{
    m_panel->startOver();
    m_scroll->ensureVisible(0, 0);
    if (m_loginView)
        m_loginView->startOver();
    refresh();
}

void AccessForm::showStage()
{
    if (m_asked && m_editor.stage() != AccessEditor::Stage::Asking) {
        m_asked = false;
        m_prompts.withdraw(this);
    }
    if (isLocked()) {
        m_busy->show(m_editor.stage());
        parkFocus();
        refresh();
    } else {
        refresh();
        returnFocus();
        m_busy->show(m_editor.stage());
    }
}

// Before what has the focus is disabled and Qt sends it anywhere, it goes where no key does harm.
void AccessForm::parkFocus()
{
    QWidget *focused = QApplication::focusWidget();
    if (!isAncestorOf(focused) || m_busy->isAncestorOf(focused))
        return;
    m_focusBefore = focused;
    m_busy->focusTarget()->setFocus(Qt::OtherFocusReason);
}

void AccessForm::returnFocus()
{
    const bool isParked = m_busy->isAncestorOf(window()->focusWidget());
    const bool goesOn = m_editor.stage() == AccessEditor::Stage::Proving;
    if (isParked && (m_focusBefore || !goesOn)) {
        const bool canTake = m_focusBefore && m_focusBefore->isEnabled() && m_focusBefore->isVisible();
        (canTake ? m_focusBefore.data() : this)->setFocus(Qt::OtherFocusReason);
    }
    m_focusBefore = nullptr;
}

void AccessForm::putQuestion()
{
    m_asked = true;
    m_prompts.ask(
        this, promptFor(m_editor.question(), m_editor.title()), [this, form = QPointer(this)](bool goOn) {
            if (!form)
                return;
            // Not at once: the editor only begins to wait when this signal of its own is done.
            const auto answer = [this, goOn] {
                if (std::exchange(m_asked, false))
                    m_editor.answer(goOn ? AccessEditor::Answer::GoOn : AccessEditor::Answer::Stop);
            };
            QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
        });
}

void AccessForm::checkForm()
{
    m_panel->sayAll();
    refresh();
    const QList<Problem> problems = m_editor.problems();
    const Problem *worst = nullptr;
    for (const Problem &problem : problems) {
        if (problem.field && (!worst || (problem.level == Level::Error && worst->level != Level::Error)))
            worst = &problem;
    }
    if (worst)
        goTo(*worst->field);
}

void AccessForm::previewRequest()
{
    const Account unknown;
    const Account *account = m_editor.account();
    const AccessUpdate change = completed(m_editor.change(), m_editor.known());
    auto *dialog =
        new PreviewDialog(previewOf(account ? *account : unknown, m_editor.registryId(), change), this);
    dialog->open();
}

void AccessForm::testLogin()
{
    if (!m_loginTest || isLocked())
        return;
    if (const auto obstacle = m_loginTest->obstacle()) {
        m_loginView->sayObstacle(obstacle->text);
        bringTestIntoSight();
        if (obstacle->field)
            goTo(*obstacle->field);
        return;
    }
    const bool hadFocus = m_test->hasFocus();
    m_loginTest->start();
    if (hadFocus && m_loginView->focusTarget()->isVisible())
        m_loginView->focusTarget()->setFocus(Qt::OtherFocusReason);
    bringTestIntoSight();
}

//! Its first line at least, when it has said what it has to say. The results below take room for themselves then.
void AccessForm::bringTestIntoSight()
{
    m_followsTest = true;
    QMetaObject::invokeMethod(this, &AccessForm::followTest, Qt::QueuedConnection);
}

void AccessForm::followTest()
{
    if (!m_followsTest)
        return;
    m_scroll->widget()->layout()->activate();
    m_scroll->ensureWidgetVisible(m_loginView, 0, 0);
    if (m_loginView->height() > m_scroll->viewport()->height())
        m_scroll->verticalScrollBar()->setValue(m_loginView->y());
}

void AccessForm::revertAll()
{
    m_editor.revertAll();
    m_panel->startOver();
    refresh();
}

void AccessForm::pressUpdate()
{
    if (m_editor.canSubmit())
        m_editor.submit();
    else if (!isLocked())
        checkForm();
}

void AccessForm::goTo(Field field)
{
    const FieldRow *row = m_panel->rowOf(field);
    if (!row)
        return;
    m_panel->touch(field);
    m_panel->layout()->activate(); // a message may just have appeared
    m_scroll->ensureWidgetVisible(row->lowest());
    m_scroll->ensureWidgetVisible(row->focusTarget());
    row->focusTarget()->setFocus(Qt::OtherFocusReason);
}

// Not a focus proxy: through that, Tab would come to the first field past what stands before it.
void AccessForm::focusInEvent(QFocusEvent *event)
{
    m_panel->rowOf(bodyFields.front())->focusTarget()->setFocus(event->reason());
}

void AccessForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QWidget::keyPressEvent(event);
    // A button that has the focus is meant itself; elsewhere Enter means the default button.
    QWidget *focused = QApplication::focusWidget();
    auto *button = qobject_cast<QAbstractButton *>(focused);
    if (m_panel->rowOf(focused) && !qobject_cast<QPushButton *>(focused))
        pressUpdate();
    else if (button)
        button->click();
}

} // namespace hssreg
