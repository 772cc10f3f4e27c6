#include "ui/rotation/rotation_dialog.h"

#include "app/rotation/rotation_run.h"
#include "ui/rotation/choose_page.h"
#include "ui/rotation/login_page.h"
#include "ui/rotation/report_page.h"
#include "ui/rotation/review_page.h"
#include "ui/rotation/run_page.h"
#include "ui/rotation/run_table.h"
#include "ui/rotation/run_words.h"
#include "ui/rotation/step_trail.h"
#include "ui/rotation/test_page.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/tone_text.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

RotationDialog::RotationDialog(const RotationTools &tools, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_prompt(*this)
    , m_draft(tools, m_prompt, *this)
    , m_trail(new StepTrail(
          {tr("Choose"), tr("New login"), tr("Test"), tr("Review"), tr("Run"), tr("Report")}, this))
    , m_heading(new ToneText(Tone::Plain, QPalette::Window, this))
    , m_pages(new QStackedWidget(this))
    , m_footer(new QWidget(this))
    , m_obstacle(new ToneText(Tone::Muted, QPalette::Window, m_footer))
    , m_back(new QPushButton(tr("&Back"), m_footer))
    , m_next(new QPushButton(m_footer))
    , m_close(new QPushButton(tr("&Close"), m_footer))
{
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    setSizeGripEnabled(true);
    makeFooter();
    layOut();
    connect(m_next, &QPushButton::clicked, this, &RotationDialog::next);
    connect(m_back, &QPushButton::clicked, this, &RotationDialog::back);
    connect(m_close, &QPushButton::clicked, this, &RotationDialog::reject);
    const QSize whole(fontMetrics().averageCharWidth() * 155, fontMetrics().height() * 46);
    resize(whole.boundedTo(screen()->availableSize()));
}

RotationDialog::~RotationDialog()
{
    delete m_runPage; // they look at the run
    delete m_report;
    delete m_table;
}

void RotationDialog::makeFooter()
{
    m_heading->setObjectName(u"rotationHeading"_s);
    m_obstacle->setObjectName(u"rotationObstacle"_s);
    m_back->setObjectName(u"rotationBack"_s);
    m_next->setObjectName(u"rotationNext"_s);
    m_close->setObjectName(u"rotationClose"_s);
    m_back->setAutoDefault(false);
    m_close->setAutoDefault(false);
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_obstacle, 1);
    row->addWidget(m_close);
    row->addWidget(m_back);
    row->addWidget(m_next);
}

void RotationDialog::layOut()
{
    QFont big = m_heading->font();
    big.setBold(true);
    big.setPointSizeF(big.pointSizeF() * 1.5);
    m_heading->setFont(big);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_trail);
    column->addWidget(m_heading);
    column->addWidget(m_pages, 1);
    column->addWidget(m_footer);
}

void RotationDialog::setWindow(
    ConnectionSettings settings, const QList<RegistryInfo> &listed, bool listIsKnown)
{
    m_draft.setWindow(std::move(settings), listed, listIsKnown);
}

void RotationDialog::startWithSelection(const QStringList &ids)
{
    makePages(Step::Choose);
    static_cast<ChoosePage *>(page(Step::Choose))->choose(ids);
    go(Step::Choose);
}

void RotationDialog::startWithPlan(Plan plan, const QString &fileName, const QString &folder)
{
    m_draft.takePlan(std::move(plan), fileName, folder);
    makePages(Step::NewLogin);
    go(m_draft.loginGap() ? Step::NewLogin : Step::Review);
}

void RotationDialog::startWithJournal(JournalRun run, std::vector<JournalItem> items)
{
    m_draft.takeJournal(std::move(run), std::move(items));
    makePages(Step::Review);
    go(Step::Review);
}

void RotationDialog::makePages(Step first)
{
    m_first = first;
    m_review = new ReviewPage(m_draft, this);
    m_before = {new ChoosePage(m_draft, this), new LoginPage(m_draft, this),
        new TestPage(m_draft, m_tools, this), m_review};
    for (RotationPage *each : std::as_const(m_before)) {
        m_pages->addWidget(each);
        connect(each, &RotationPage::changed, this, &RotationDialog::refresh);
    }
}

RotationPage *RotationDialog::page(Step step) const
{
    return m_before.value(int(step), nullptr);
}

void RotationDialog::go(Step step)
{
    m_step = step;
    m_trail->setStep(int(step));
    m_footer->setVisible(step != Step::Run);
    if (RotationPage *shown = page(step)) {
        m_pages->setCurrentWidget(shown);
        refresh();
        shown->enter();
    } else if (step == Step::Run) {
        m_pages->setCurrentWidget(m_runPage);
        refresh();
        m_runPage->enter();
    } else {
        m_pages->setCurrentWidget(m_report);
        refresh();
        m_report->enter();
    }
}

void RotationDialog::next()
{
    RotationPage *from = page(m_step);
    if (!from || !from->obstacle().isEmpty() || m_starting)
        return;
    from->leave();
    if (m_step == Step::Review)
        startRun();
    else
        go(Step(int(m_step) + 1));
}

void RotationDialog::back()
{
    if (m_step <= m_first || !page(m_step) || m_starting)
        return;
    page(m_step)->leave();
    go(Step(int(m_step) - 1));
}

QString RotationDialog::heading() const
{
    if (const RotationPage *shown = page(m_step))
        return shown->title();
    return m_step == Step::Report ? m_report->title() : runTitle(*m_run, m_draft.sites().count());
}

QString RotationDialog::nextText() const
{
    if (m_step != Step::Review)
        return tr("&Next");
    if (m_draft.origin() == RotationDraft::Origin::Journal)
        return tr("Go on with the &rest");
    const int going = int(m_draft.going().size());
    return going == 1 ? tr("&Rotate 1 repository") : tr("&Rotate %n repositories", nullptr, going);
}

void RotationDialog::refresh()
{
    const RotationPage *shown = page(m_step);
    m_heading->setText(heading());
    if (m_step != Step::Run)
        setWindowTitle(tr("Rotate credentials"));
    const QString obstacle = shown ? shown->obstacle() : QString();
    m_obstacle->setText(obstacle);
    m_next->setText(nextText());
    m_next->setVisible(shown);
    m_next->setEnabled(obstacle.isEmpty() && !m_starting);
    m_next->setToolTip(plainToolTip(obstacle));
    m_next->setAutoDefault(false);
    m_next->setDefault(shown && m_step != Step::Review); // Enter must not start a run
    m_back->setVisible(shown);
    m_back->setEnabled(m_step > m_first && !m_starting);
}

} // namespace hssreg
