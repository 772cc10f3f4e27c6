#include "ui/rotation/report_page.h"

#include "app/rotation/rotation_report.h"
#include "app/rotation/rotation_run.h"
#include "app/support/clock.h"
#include "app/support/text.h"
#include "ui/rotation/run_table.h"
#include "ui/rotation/run_view.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/tone_text.h"
#include "ui/widgets/wrap_row.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

ReportPage::ReportPage(
    RotationRun &run, const RotationSites &sites, RunTable &table, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_run(run)
    , m_sites(sites)
    , m_clock(clock)
    , m_summary(new ToneText(Tone::Muted, QPalette::Window, this))
    , m_said(new MessageLine(QPalette::Window, this))
    , m_view(new RunView(run, sites, table, u"report"_s, true, this))
    , m_save(new QPushButton(tr("&Save report…"), this))
    , m_retry(new QPushButton(tr("&Retry failed"), this))
    , m_retrySelected(new QPushButton(tr("Retry se&lected"), this))
    , m_putBack(new QPushButton(tr("&Put the login until now back"), this))
{
    m_summary->setObjectName(u"reportSummary"_s);
    m_said->setObjectName(u"reportSaid"_s);
    makeButtons();
    layOut();
    connect(&table, &RunTable::ticked, this, &ReportPage::refresh);
    connect(m_view, &RunView::selectionChanged, this, &ReportPage::refreshSelected);
    refresh();
}

void ReportPage::makeButtons()
{
    m_save->setObjectName(u"saveReport"_s);
    m_retry->setObjectName(u"retryFailed"_s);
    m_retrySelected->setObjectName(u"retrySelected"_s);
    m_putBack->setObjectName(u"putBack"_s);
    m_putBack->setToolTip(
        tr("For those that HSS reports Abnormal after the update, where the password until now was given"));
    for (QPushButton *button : {m_save, m_retry, m_retrySelected, m_putBack})
        button->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &ReportPage::save);
    connect(m_retry, &QPushButton::clicked, this, [this] { m_run.retry(failed()); });
    connect(m_retrySelected, &QPushButton::clicked, this, [this] { m_run.retry(selectedFailed()); });
    connect(m_putBack, &QPushButton::clicked, this, [this] { m_run.putBack(toPutBack()); });
}

void ReportPage::layOut()
{
    auto *buttons = new WrapRow(Qt::AlignLeft);
    for (QPushButton *button : {m_save, m_retry, m_retrySelected, m_putBack})
        buttons->addWidget(button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_summary);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
    column->addWidget(m_said);
}

QString ReportPage::title() const
{
    const RotationProgress now = m_run.progress();
    const int good = now.proved + now.accepted;
    if (m_run.isWhole())
        return good == 1 ? tr("1 repository has its new login")
                         : tr("All %n repositories have their new login", nullptr, good);
    return tr("%1 of %2 repositories have their new login").arg(good).arg(now.total);
}

void ReportPage::enter()
{
    m_said->setMessage({}, Tone::Plain, {});
    refresh();
    m_view->focusTable();
}

QString ReportPage::summary() const
{
    const RotationProgress now = m_run.progress();
    QStringList parts;
    const double seconds = double(m_run.duration().count()) / 1000.0;
    parts.append(tr("It took %1 s.").arg(QLocale().toString(seconds, 'f', seconds < 10 ? 1 : 0)));
    if (now.waiting == 1)
        parts.append(tr("1 was not sent."));
    else if (now.waiting > 1)
        parts.append(tr("%n were not sent.", nullptr, now.waiting));
    if (now.waiting > 0 && m_run.isJournaled())
        parts.append(tr("The rotation can be taken up again."));
    if (now.accepted > 0)
        parts.append(tr("What was accepted and not proved in time shows in the list of HSS later."));
    if (now.unknown > 0)
        parts.append(tr("Where the answer was lost, send again: twice does no harm."));
    return parts.join(u' ');
}

std::vector<int> ReportPage::failed() const
{
    std::vector<int> items;
    for (int item = 0; item < m_run.count(); ++item) {
        if (goesAgain(item))
            items.push_back(item);
    }
    return items;
}

std::vector<int> ReportPage::selectedFailed() const
{
    std::vector<int> items;
    for (const int item : m_view->selected()) {
        if (goesAgain(item))
            items.push_back(item);
    }
    return items;
}

bool ReportPage::goesAgain(int item) const
{
    const ItemVerdict verdict = verdictOf(m_run.state(item));
    return verdict == ItemVerdict::Failed || verdict == ItemVerdict::Unknown;
}

std::vector<int> ReportPage::toPutBack() const
{
    std::vector<int> items;
    for (int item = 0; item < m_run.count(); ++item) {
        if (m_run.canPutBack(item))
            items.push_back(item);
    }
    return items;
}

void ReportPage::refresh()
{
    m_summary->setText(summary());
    const int again = int(failed().size());
    const int back = int(toPutBack().size());
    m_retry->setEnabled(again > 0);
    m_retry->setText(again > 1 ? tr("&Retry the %n failed", nullptr, again) : tr("&Retry failed"));
    refreshSelected();
    m_putBack->setVisible(back > 0);
    m_putBack->setText(back > 1 ? tr("&Put the login until now back for %n", nullptr, back)
                                : tr("&Put the login until now back"));
}

//! Where one alone failed, the button for all does the same.
void ReportPage::refreshSelected()
{
    m_retrySelected->setVisible(failed().size() > 1);
    m_retrySelected->setEnabled(!selectedFailed().empty());
}

void ReportPage::save()
{
    auto *dialog = new QFileDialog(this, tr("Save the report"), u"rotation-report.html"_s,
        tr("HTML to print (*.html);;CSV for spreadsheets (*.csv);;JSON (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"html"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
        [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1)); });
    connect(dialog, &QFileDialog::fileSelected, this, &ReportPage::saveTo);
    dialog->open();
}

bool ReportPage::saveTo(const QString &path)
{
    const bool saved = writeReport(path, reportOf(m_run, m_sites, m_clock.now()));
    const QString name = visible(QFileInfo(path).fileName(), 200);
    if (saved)
        m_said->setMessage(u"done"_s, Tone::Good, tr("The report was saved as %1.").arg(name));
    else
        m_said->setMessage(u"error"_s, Tone::Bad, tr("%1 could not be written.").arg(name));
    return saved;
}

} // namespace hssreg
