#include "ui/rotation/run_page.h"

#include "app/rotation/rotation_run.h"
#include "ui/rotation/hold_panel.h"
#include "ui/rotation/run_table.h"
#include "ui/rotation/run_view.h"
#include "ui/rotation/run_words.h"
#include "ui/widgets/tone_text.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

using Stage = RotationRun::Stage;

RunPage::RunPage(
    RotationRun &run, const RotationSites &sites, RunTable &table, bool journaled, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_bar(new QProgressBar(this))
    , m_facts(new ToneText(Tone::Muted, QPalette::Window, this))
    , m_hold(new HoldPanel(run, sites, this))
    , m_view(new RunView(run, sites, table, u"run"_s, false, this))
    , m_safe(new ToneText(Tone::Muted, QPalette::Window, this))
    , m_pause(new QPushButton(this))
    , m_stop(new QPushButton(this))
{
    makeParts(journaled);
    layOut();
    connect(m_pause, &QPushButton::clicked, this, &RunPage::pauseOrGoOn);
    connect(m_stop, &QPushButton::clicked, this, &RunPage::stop);
    connect(m_hold, &HoldPanel::signInWanted, this, &RunPage::signInWanted);
    connect(&run, &RotationRun::stageChanged, this, &RunPage::refresh);
    connect(&run, &RotationRun::siteHeld, this, &RunPage::refresh);
    connect(&table, &RunTable::ticked, this, &RunPage::refresh);
    refresh();
}

void RunPage::makeParts(bool journaled)
{
    m_bar->setObjectName(u"runProgress"_s);
    m_bar->setAccessibleName(tr("Progress of the rotation"));
    m_facts->setObjectName(u"runFacts"_s);
    m_safe->setText(journaled
            ? tr("Closing or losing power is safe: the run is journaled and can be taken up again.")
            : tr("This run is not journaled: it can not be taken up again once it is closed."));
    m_pause->setObjectName(u"runPause"_s);
    m_stop->setObjectName(u"runStop"_s);
    m_pause->setAutoDefault(false);
    m_stop->setAutoDefault(false);
}

void RunPage::layOut()
{
    auto *below = new QHBoxLayout;
    below->addWidget(m_safe, 1);
    below->addWidget(m_pause);
    below->addWidget(m_stop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_bar);
    column->addWidget(m_facts);
    column->addWidget(m_hold);
    column->addWidget(m_view, 1);
    column->addLayout(below);
}

void RunPage::enter()
{
    refresh();
    m_view->focusTable();
}

void RunPage::refresh()
{
    const RotationProgress now = m_run.progress();
    m_bar->setRange(0, now.total);
    m_bar->setValue(now.ended());
    m_bar->setFormat(tr("%1 of %2", "items that ended, all").arg(now.ended()).arg(now.total));
    m_facts->setText(runFacts(m_run, now));
    m_hold->refresh();
    const Stage stage = m_run.stage();
    const int onTheirWay = now.onTheirWay + now.proving;
    m_pause->setText(stage == Stage::Paused ? tr("&Go on") : tr("Pa&use"));
    const bool isHeld = stage == Stage::Paused && m_run.hold() != RotationRun::Hold::Person;
    m_pause->setVisible(stage != Stage::Stopping && stage != Stage::Ended && !isHeld);
    m_pause->setEnabled(stage == Stage::Running || stage == Stage::Paused);
    if (stage == Stage::Stopping)
        m_stop->setText(tr("&Stop waiting for proofs"));
    else
        m_stop->setText(
            onTheirWay == 0 ? tr("&Stop") : tr("&Stop after the %n on their way", nullptr, onTheirWay));
    m_stop->setEnabled(stage != Stage::Ended && stage != Stage::Ready
        && (stage != Stage::Stopping || (now.onTheirWay == 0 && now.proving > 0)));
}

void RunPage::pauseOrGoOn()
{
    if (m_run.stage() == Stage::Paused)
        m_run.goOn();
    else
        m_run.pause();
}

void RunPage::stop()
{
    if (m_run.stage() == Stage::Stopping)
        m_run.stopProving();
    else
        m_run.stop();
}

} // namespace hssreg
