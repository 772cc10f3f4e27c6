#include "ui/rotation/hold_panel.h"

#include "app/history/journal.h"
#include "app/rotation/rotation_run.h"
#include "app/rotation/rotation_sites.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/rotation/item_words.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/wrap_row.h"

#include <QAccessible>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

using Hold = RotationRun::Hold;
using Stage = RotationRun::Stage;

namespace {

constexpr std::size_t mostButtons = 3; // of connections; the others come when these are settled

} // namespace

HoldPanel::HoldPanel(RotationRun &run, const RotationSites &sites, QWidget *parent)
    : QFrame(parent)
    , m_run(run)
    , m_sites(sites)
    , m_line(new MessageLine(QPalette::Window, this))
    , m_goOn(new QPushButton(tr("&Go on all the same"), this))
{
    setObjectName(u"holdPanel"_s);
    setFrameShape(QFrame::StyledPanel);
    m_goOn->setObjectName(u"goOnAllTheSame"_s);
    m_goOn->setAutoDefault(false);
    connect(m_goOn, &QPushButton::clicked, &m_run, &RotationRun::goOn);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_line);
    makeButtons({});
    hide();
}

void HoldPanel::refresh()
{
    const QString now = text();
    std::vector<int> held = m_run.stage() == Stage::Ended ? std::vector<int>() : m_run.heldSites();
    held.resize(std::min(held.size(), mostButtons));
    if (held != m_held)
        makeButtons(held);
    m_goOn->setVisible(m_run.stage() == Stage::Paused && m_run.hold() != Hold::Sites);
    m_buttons->setVisible(!now.isEmpty() && m_run.stage() != Stage::Ended);
    const bool isNew = !now.isEmpty() && m_line->text() != now;
    m_line->setMessage(u"warning"_s, Tone::Busy, now);
    setVisible(!now.isEmpty());
    if (!isNew)
        return;
    setAccessibleName(now);
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

QString HoldPanel::text() const
{
    QStringList parts;
    if (m_run.stage() == Stage::Paused) {
        switch (m_run.hold()) {
        case Hold::FirstFailed:
            parts.append(
                tr("The first repository failed, so nothing else was sent. Look at why below; then go on "
                   "with the others, or stop."));
            break;
        case Hold::StopRule:
            parts.append(tr("Too many have failed: %1 of %2. Nothing new is sent until you decide.")
                             .arg(m_run.progress().failed)
                             .arg(m_run.count()));
            break;
        case Hold::Journal:
            parts.append(tr("Nothing new is sent, because the journal can not be written. %1")
                             .arg(journalErrorText(m_run.journalError().value_or(HistoryError::Failed))));
            break;
        case Hold::None:
        case Hold::Person:
        case Hold::Sites: break;
        }
    }
    if (m_run.stage() != Stage::Ended)
        parts.append(sitesText());
    parts.removeAll(QString());
    return parts.join(u'\n');
}

QString HoldPanel::sitesText() const
{
    QStringList lines;
    for (const int site : m_run.heldSites()) {
        const ServiceReport &trouble = *m_run.siteTrouble(site);
        lines.append(
            tr("%1 can not be used, its repositories wait. %2. %3", "connection, what happened, what to do")
                .arg(visible(m_sites.at(site).title(), 200), visible(reportText(trouble)),
                    visible(adviceText(trouble))));
    }
    return lines.join(u'\n');
}

//! Two for each place that was given up: the second one is for what a sign-in does not mend.
void HoldPanel::makeButtons(const std::vector<int> &held)
{
    m_held = held;
    m_goOn->setParent(this);
    if (m_buttons) { // one of them may be what was clicked
        m_buttons->hide();
        m_buttons->deleteLater();
    }
    m_buttons = new QWidget(this);
    auto *row = new WrapRow(Qt::AlignLeft, m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_goOn);
    for (const int site : held) {
        const QString name = visible(m_sites.at(site).title(), 60).replace(u'&', u"&&"_s);
        auto *signIn = new QPushButton(tr("Sign in again at %1…").arg(name), m_buttons);
        signIn->setObjectName(u"signInAgain%1"_s.arg(site));
        auto *again = new QPushButton(tr("Try %1 again").arg(name), m_buttons);
        again->setObjectName(u"trySite%1"_s.arg(site));
        connect(signIn, &QPushButton::clicked, this, [this, site] { Q_EMIT signInWanted(site); });
        connect(again, &QPushButton::clicked, &m_run, [this, site] { m_run.retrySite(site); });
        for (QPushButton *button : {signIn, again}) {
            button->setAutoDefault(false);
            row->addWidget(button);
        }
    }
    layout()->addWidget(m_buttons);
}

} // namespace hssreg
