#include "ui/form/login_test_view.h"

#include "app/repository/login_words.h"
#include "app/support/text.h"
#include "ui/form/login_test_words.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/tone_text.h"

#include <QAccessible>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr int detailLines = 5; // before it scrolls

Prompt promptFor(const LoginTest &test)
{
    Prompt prompt;
    const QString address = visible(test.address(), 300);
    if (test.question() == LoginTest::Ask::SendElsewhere) {
        prompt.title = LoginTestView::tr("Send the login to another host?");
        prompt.text = LoginTestView::tr("%1 wants the user name and the password to be sent to another host, "
                                        "%2, for a token. Nothing was sent there yet.")
                          .arg(address, visible(test.report().consentHost, 300));
        prompt.details = LoginTestView::tr("Allow it only if that host belongs to the repository.");
        prompt.goOn = LoginTestView::tr("&Send it there");
        prompt.stop = LoginTestView::tr("&Do not send");
        return prompt;
    }
    prompt.title = LoginTestView::tr("Test a third time?");
    prompt.text = LoginTestView::tr(
        "%1 refused this user twice already. One more refusal may lock the account. Nothing was sent yet.")
                      .arg(address);
    prompt.details = LoginTestView::tr("Make sure of the password first.");
    prompt.goOn = LoginTestView::tr("&Test all the same");
    prompt.stop = LoginTestView::tr("&Do not test");
    return prompt;
}

} // namespace

LoginTestView::LoginTestView(LoginTest &test, Prompts &prompts, QWidget *parent)
    : QWidget(parent)
    , m_test(test)
    , m_prompts(prompts)
    , m_progress(makeProgress())
    , m_result(makeResult())
{
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_progress);
    column->addWidget(m_result);
    connect(&m_test, &LoginTest::changed, this, &LoginTestView::refresh);
    connect(&m_test, &LoginTest::questionAsked, this, &LoginTestView::putQuestion);
    connect(&m_test, &LoginTest::ended, this, &LoginTestView::sayResult);
    refresh();
}

QWidget *LoginTestView::makeProgress()
{
    auto *strip = new QWidget(this);
    m_word = new ToneText(Tone::Plain, QPalette::Window, strip);
    m_word->setObjectName(u"login_test_word"_s);
    m_bar = new QProgressBar(strip);
    m_bar->setObjectName(u"login_test_bar"_s);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFocusPolicy(Qt::StrongFocus);
    m_stop = new QPushButton(tr("Cancel"), strip);
    m_stop->setObjectName(u"login_test_cancel"_s);
    m_stop->setAccessibleName(tr("Cancel the login test"));
    m_stop->setAutoDefault(true);
    connect(m_stop, &QPushButton::clicked, &m_test, &LoginTest::cancel);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_word, 1);
    row->addWidget(m_bar, 1);
    row->addWidget(m_stop);
    return strip;
}

QWidget *LoginTestView::makeResult()
{
    auto *box = new QWidget(this);
    m_line = new MessageLine(QPalette::Window, box);
    m_line->setObjectName(u"login_test_result"_s);
    m_advice = new ToneText(Tone::Plain, QPalette::Window, box);
    m_advice->setObjectName(u"login_test_advice"_s);
    m_stale = new MessageLine(QPalette::Window, box);
    m_stale->setObjectName(u"login_test_stale"_s);
    m_origin = new ToneText(Tone::Muted, QPalette::Window, box);
    m_origin->setObjectName(u"login_test_origin"_s);
    m_toggle = makeToggle();
    m_hide = makeHide();
    makeDetails();
    auto *first = new QHBoxLayout;
    first->addWidget(m_line, 1, Qt::AlignVCenter);
    first->addWidget(m_toggle, 0, Qt::AlignVCenter);
    first->addWidget(m_hide, 0, Qt::AlignVCenter);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(fontMetrics().height() / 4);
    column->addLayout(first);
    for (QWidget *line : std::initializer_list<QWidget *>{m_advice, m_stale, m_origin, m_details})
        column->addWidget(line);
    return box;
}

QToolButton *LoginTestView::makeToggle()
{
    auto *toggle = new QToolButton(this);
    toggle->setObjectName(u"login_test_toggle"_s);
    toggle->setText(tr("Details"));
    toggle->setAccessibleName(tr("Show the details of the login test"));
    toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    toggle->setArrowType(Qt::RightArrow);
    toggle->setCheckable(true);
    toggle->setAutoRaise(true);
    toggle->setFocusPolicy(Qt::StrongFocus);
    connect(toggle, &QToolButton::toggled, this, &LoginTestView::unfold);
    return toggle;
}

QToolButton *LoginTestView::makeHide()
{
    auto *hide = new QToolButton(this);
    hide->setObjectName(u"login_test_hide"_s);
    hide->setText(tr("Hide"));
    hide->setAccessibleName(tr("Hide the result of the login test"));
    hide->setAutoRaise(true);
    hide->setFocusPolicy(Qt::StrongFocus);
    connect(hide, &QToolButton::clicked, this, &LoginTestView::hideResult);
    return hide;
}

void LoginTestView::makeDetails()
{
    m_details = new QPlainTextEdit(this);
    m_details->setObjectName(u"login_test_details"_s);
    m_details->setAccessibleName(tr("Details of the login test"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setFixedHeight(fontMetrics().lineSpacing() * (detailLines + 1));
}

void LoginTestView::unfold(bool open)
{
    m_toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_details->setVisible(open);
}

void LoginTestView::startOver()
{
    m_obstacle.clear();
    m_toggle->setChecked(false);
    refresh();
}

void LoginTestView::hideResult()
{
    Q_EMIT focusLeft();
    m_obstacle.clear();
    m_test.forget();
    refresh();
}

void LoginTestView::sayObstacle(const QString &text)
{
    m_obstacle = text;
    refresh();
    sayResult();
}

QWidget *LoginTestView::focusTarget() const
{
    return m_bar;
}

void LoginTestView::refresh()
{
    const LoginTest::State state = m_test.state();
    const bool running = state == LoginTest::State::Running || state == LoginTest::State::Asking;
    if (!m_test.obstacle())
        m_obstacle.clear();
    if (m_asked && state != LoginTest::State::Asking) {
        m_asked = false;
        m_prompts.withdraw(this);
    }
    if (!running && m_progress->isAncestorOf(window()->focusWidget()))
        Q_EMIT focusLeft();
    showProgress(state);
    showResult();
    setVisible(running || !m_line->text().isEmpty());
}

void LoginTestView::showProgress(LoginTest::State state)
{
    const QString text = state == LoginTest::State::Asking
        ? tr("Waiting for your answer…")
        : tr("Testing the login at %1…").arg(visible(m_test.address(), 300));
    m_word->setText(text);
    m_bar->setAccessibleName(text);
    m_progress->setVisible(state == LoginTest::State::Running || state == LoginTest::State::Asking);
}

void LoginTestView::showResult()
{
    const bool done = m_obstacle.isEmpty() && m_test.state() == LoginTest::State::Done;
    const LoginReport &report = m_test.report();
    if (done)
        m_line->setMessage(loginIcon(report), loginTone(report), loginLine(report));
    else
        m_line->setMessage(u"info"_s, Tone::Plain, m_obstacle);
    m_advice->setText(done ? visible(loginAdvice(report)) : QString());
    m_origin->setText(done ? loginOrigin(report) : QString());
    m_stale->setMessage(u"warning"_s, Tone::Busy,
        done && m_test.isStale() ? tr("The form was changed after this test: it says nothing about what is "
                                      "in the form now.")
                                 : QString());
    const QString details = done ? loginDetails(report) : QString();
    if (m_details->toPlainText() != details)
        m_details->setPlainText(details);
    m_advice->setVisible(!m_advice->text().isEmpty());
    m_origin->setVisible(!m_origin->text().isEmpty());
    m_toggle->setVisible(!details.isEmpty());
    m_details->setVisible(!details.isEmpty() && m_toggle->isChecked());
    m_result->setVisible(!m_line->text().isEmpty());
}

//! For those who do not see it appear.
void LoginTestView::sayResult()
{
    setAccessibleName(m_line->text());
    setAccessibleDescription(m_advice->text());
    QAccessibleEvent spoken(this, QAccessible::Alert); // Qt 6.4 has no announcements yet
    QAccessible::updateAccessibility(&spoken);
}

void LoginTestView::putQuestion()
{
    m_asked = true;
    m_prompts.ask(this, promptFor(m_test), [this, view = QPointer(this)](bool goOn) {
        if (!view)
            return;
        // Not at once: the test only begins to wait when this signal of its own is done.
        const auto answer = [this, goOn] {
            if (std::exchange(m_asked, false))
                m_test.answer(goOn ? LoginTest::Answer::GoOn : LoginTest::Answer::Stop);
        };
        QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
    });
}

} // namespace hssreg
