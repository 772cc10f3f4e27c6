#include "ui/connection/test_panel.h"

#include "app/support/text.h"
#include "ui/connection/connection_tools.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/sign.h"
#include "ui/widgets/tone_text.h"

#include <QAccessible>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

using Kind = TestStep::Kind;
using Way = TestStep::Outcome;

TestPanel::TestPanel(const ConnectionTools &tools, QWidget *parent)
    : QWidget(parent)
    , m_tools(tools)
    , m_steps(new QWidget(this))
    , m_busy(new QProgressBar(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_result(new MessageLine(QPalette::Window, this))
{
    auto *grid = new QGridLayout(m_steps);
    makeLines(*grid);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("The connection is being tested"));
    m_stop->setObjectName(u"stopTest"_s);
    m_stop->setAutoDefault(false);
    m_result->setObjectName(u"testResult"_s);
    connect(m_stop, &QPushButton::clicked, this, &TestPanel::stop);
    auto *going = new QHBoxLayout;
    going->addWidget(m_busy, 1);
    going->addWidget(m_stop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_steps);
    column->addLayout(going);
    column->addWidget(m_result);
    m_steps->hide();
    setRunning(false);
    hide();
}

//! A test that ends with the panel tells nobody: what listens may be half gone already.
TestPanel::~TestPanel()
{
    blockSignals(true);
}

void TestPanel::makeLines(QGridLayout &grid)
{
    grid.setContentsMargins(0, 0, 0, 0);
    grid.setVerticalSpacing(fontMetrics().height() / 5);
    grid.setColumnStretch(2, 1);
    for (const Kind kind :
        {Kind::Settings, Kind::Name, Kind::Connection, Kind::SignIn, Kind::Project, Kind::Rights}) {
        const Line line{new Sign(QPalette::Window, m_steps), new QLabel(testStepLabel(kind), m_steps),
            new ToneText(Tone::Muted, QPalette::Window, m_steps)};
        const int row = int(m_lines.size());
        line.text->setObjectName(u"step%1"_s.arg(row));
        grid.addWidget(line.sign, row, 0, Qt::AlignTop);
        grid.addWidget(line.label, row, 1, Qt::AlignTop);
        grid.addWidget(line.text, row, 2);
        m_lines.append(line);
    }
}

void TestPanel::run(ConnectionSettings settings)
{
    stop();
    m_scope.reopen();
    m_result->setMessage({}, Tone::Plain, {});
    for (Line &line : m_lines) {
        line.sign->setSign(u"status-unknown"_s, Tone::Muted);
        line.text->setTone(Tone::Muted);
        line.text->setText(tr("waiting"));
    }
    m_steps->show();
    QWidget::show();
    setRunning(true);
    test(std::move(settings));
}

void TestPanel::say(const QString &trouble)
{
    stop();
    m_steps->hide();
    m_result->setMessage(u"error"_s, Tone::Bad, trouble);
    QWidget::show();
    announce(trouble);
}

void TestPanel::stop()
{
    if (m_running)
        m_scope.cancelAll();
}

QCoro::Task<> TestPanel::test(ConnectionSettings settings)
{
    const QList<TestStep> steps = co_await testConnection(std::move(settings), m_tools.clock, m_tools.asker,
        m_tools.log, m_scope, [this](const TestStep &step) { takeStep(step); });
    const bool stopped = m_scope.isClosed();
    m_running = false;
    if (stopped) {
        m_steps->hide();
        m_result->setMessage(u"info"_s, Tone::Muted, tr("The test was stopped."));
    } else {
        show(steps);
    }
    setRunning(false);
}

void TestPanel::takeStep(const TestStep &step)
{
    const int row = int(step.kind);
    showStep(m_lines[row], step);
    if (step.outcome == Way::Passed && row + 1 < m_lines.size())
        m_lines[row + 1].text->setText(tr("testing…"));
}

void TestPanel::show(const QList<TestStep> &steps)
{
    for (const TestStep &step : steps)
        showStep(m_lines[int(step.kind)], step);
    const auto failed = std::find_if(
        steps.begin(), steps.end(), [](const TestStep &step) { return step.outcome == Way::Failed; });
    if (failed == steps.end()) {
        m_result->setMessage(u"done"_s, Tone::Good, tr("The connection works."));
        announce(m_result->text());
        return;
    }
    m_result->setMessage({}, Tone::Plain, {});
    announce(tr("%1: failed. %2", "a step of the test, why").arg(testStepLabel(failed->kind), failed->text));
}

void TestPanel::showStep(Line &line, const TestStep &step)
{
    const auto say = [&line](const QString &icon, Tone tone, const QString &text) {
        line.sign->setSign(icon, tone);
        line.text->setTone(tone);
        line.text->setText(text);
    };
    const QString text = visible(step.text);
    switch (step.outcome) {
    case Way::Passed: say(u"done"_s, Tone::Good, text.isEmpty() ? tr("passed") : text); return;
    case Way::Failed: say(u"failed"_s, Tone::Bad, tr("Failed: %1").arg(text)); return;
    case Way::NotReached:
        say(u"status-unknown"_s, Tone::Muted, text.isEmpty() ? tr("not reached") : text);
        return;
    }
}

void TestPanel::setRunning(bool running)
{
    m_running = running;
    m_busy->setVisible(running);
    m_stop->setVisible(running);
    Q_EMIT changed();
}

void TestPanel::announce(const QString &text)
{
    setAccessibleName(text);
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

} // namespace hssreg
