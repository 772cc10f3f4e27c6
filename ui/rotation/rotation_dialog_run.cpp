// The run of the track: how it starts, what holds it, and how it ends.

#include "ui/rotation/rotation_dialog.h"

#include "app/history/journal.h"
#include "app/rotation/place_settings.h"
#include "app/rotation/rotation_run.h"
#include "app/support/text.h"
#include "app/support/waits.h"
#include "ui/rotation/report_page.h"
#include "ui/rotation/review_page.h"
#include "ui/rotation/run_notice.h"
#include "ui/rotation/run_page.h"
#include "ui/rotation/run_table.h"
#include "ui/rotation/secret_dialog.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/tone_text.h"

#include <QApplication>
#include <QPushButton>
#include <QStackedWidget>

namespace hssreg {

using namespace Qt::StringLiterals;

using Stage = RotationRun::Stage;

namespace {

constexpr std::chrono::seconds longRun{10}; // after which people look elsewhere

} // namespace

// A run that is taken up again asks for its passwords now.
QCoro::Task<> RotationDialog::startRun()
{
    m_starting = true;
    refresh();
    bool good = true;
    if (m_draft.origin() == RotationDraft::Origin::Journal)
        good = co_await m_draft.findPasswords(m_scope);
    if (m_scope.isClosed())
        co_return;
    std::optional<RotationSetup> setup;
    if (good)
        setup = m_draft.setup(m_review->options());
    if (setup) {
        Delay turn(m_tools.clock, std::chrono::milliseconds(0),
            m_scope); // what of thousands takes long is two turns
        const WaitEnd end = co_await turn.conclusion();
        if (end != WaitEnd::Cancelled)
            makeRun(std::move(*setup));
        m_starting = false;
        co_return;
    }
    m_starting = false;
    m_review->enter();
    if (good)
        m_review->say(tr("The journal is not of this plan, so it can not be taken up again."));
    refresh();
}

// The practice service is another one every time: there is nothing to take up again.
bool RotationDialog::isJournaled() const
{
    const RotationSites &sites = m_draft.sites();
    for (int site = 0; site < sites.count(); ++site) {
        if (!sites.at(site).session->settings().practice)
            return m_tools.journal;
    }
    return false;
}

void RotationDialog::makeRun(RotationSetup setup)
{
    const bool journaled = isJournaled();
    const RotationServices services{m_tools.clock, m_draft.sites(), m_tools.turns, m_tools.lockFolder,
        journaled ? m_tools.journal : nullptr, m_tools.history};
    m_run = std::make_unique<RotationRun>(std::move(setup), services);
    m_table = new RunTable(*m_run, m_draft.sites(), this);
    m_runPage = new RunPage(*m_run, m_draft.sites(), *m_table, journaled, this);
    m_pages->addWidget(m_runPage);
    connect(m_runPage, &RunPage::signInWanted, this, &RotationDialog::signInAgain);
    connect(m_table, &RunTable::ticked, this, &RotationDialog::followRun);
    connect(m_run.get(), &RotationRun::stageChanged, this, &RotationDialog::followRun);
    connect(m_run.get(), &RotationRun::ended, this, &RotationDialog::runEnded, Qt::QueuedConnection);
    go(Step::Run);
    m_run->start();
}

void RotationDialog::followRun()
{
    if (m_run->stage() != Stage::Ended && m_step == Step::Report)
        go(Step::Run); // some go once more
    if (m_step != Step::Run)
        return;
    const RotationProgress now = m_run->progress();
    const int percent = now.total > 0 ? now.ended() * 100 / now.total : 0;
    setWindowTitle(tr("%1 % — Rotate credentials").arg(percent));
}

void RotationDialog::runEnded()
{
    if (m_run->stage() != Stage::Ended) // retried meanwhile
        return;
    m_table->showNow();
    const bool begun = m_run->hold() != RotationRun::Hold::Journal;
    if (!begun) {
        notStarted();
        return;
    }
    Q_EMIT sent();
    if (m_closing) {
        QDialog::reject();
        return;
    }
    m_tools.connections.prompts.withdraw(this); // there is nothing left to stop
    if (!m_report) {
        m_report = new ReportPage(*m_run, m_draft.sites(), *m_table, m_tools.clock, this);
        m_pages->addWidget(m_report);
    }
    go(Step::Report);
    if (m_run->duration() > longRun)
        tellTheDesktop();
}

//! The journal could not be made, so nothing was sent.
void RotationDialog::notStarted()
{
    const QString why = journalErrorText(m_run->journalError().value_or(HistoryError::Failed));
    go(Step::Review);
    delete m_runPage;
    delete m_table;
    m_runPage = nullptr;
    m_table = nullptr;
    m_run.reset();
    m_review->say(tr("Nothing was sent. %1").arg(why));
    if (m_closing)
        QDialog::reject();
}

void RotationDialog::tellTheDesktop()
{
    const RotationProgress now = m_run->progress();
    const QString text = m_run->isWhole()
        ? tr("All %n repositories have their new login.", nullptr, now.total)
        : tr("%1 of %2 repositories have their new login.").arg(now.proved + now.accepted).arg(now.total);
    if (m_tools.notices)
        m_tools.notices->tell(tr("The rotation has ended"), text);
    QApplication::alert(this);
}

void RotationDialog::signInAgain(int site)
{
    const ConnectionSettings &now = m_draft.sites().at(site).session->settings();
    if (now.signIn == SignInWay::Token && now.tokenFile.isEmpty())
        askToken(site);
    else
        takeUpSite(site);
}

void RotationDialog::askToken(int site)
{
    const QString name = visible(m_draft.sites().at(site).title(), 200);
    auto *dialog =
        new SecretDialog({tr("Sign in again"), tr("%1 needs a new token for its project.").arg(name),
                             tr("&Token"), tr("&Sign in")},
            this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, site] {
        ConnectionSettings settings = m_draft.sites().at(site).session->settings().clone();
        settings.token = dialog->secret();
        m_run->replaceSite(site, std::move(settings));
    });
    dialog->open();
}

// With the secrets as they are now where the connection keeps them; a passcode is asked for when it signs in.
QCoro::Task<> RotationDialog::takeUpSite(int site)
{
    const RotationPlace place = m_draft.sites().at(site).place;
    ConnectionSettings settings = m_draft.sites().at(site).session->settings().clone();
    if (!place.connection.isEmpty()) {
        std::vector<RotationPlace> places{place};
        auto found = co_await settingsOfPlaces(
            std::move(places), nullptr, m_tools.connections.store, m_tools.connections.secrets, m_scope);
        if (m_scope.isClosed())
            co_return;
        if (found.ok())
            settings = std::move(std::move(found).value().front());
    }
    m_run->replaceSite(site, std::move(settings));
}

void RotationDialog::reject()
{
    if (m_run && m_run->stage() != Stage::Ended && m_run->stage() != Stage::Ready)
        askToClose();
    else
        QDialog::reject();
}

void RotationDialog::askToClose()
{
    const RotationProgress now = m_run->progress();
    const QString text = isJournaled()
        ? tr("%1 of %2 have ended. What is on its way is not waited for; the rotation can be taken up again.")
        : tr("%1 of %2 have ended. What is on its way is not waited for, and the rotation can not be taken "
             "up again.");
    m_tools.connections.prompts.ask(this,
        {tr("Stop the rotation and close?"), text.arg(now.ended()).arg(now.total), {}, tr("Stop and close"),
            tr("Keep it running")},
        [this](bool goOn) {
            if (!goOn || m_run->stage() == Stage::Ended)
                return;
            m_closing = true;
            m_run->stopAtOnce();
        });
}

} // namespace hssreg
