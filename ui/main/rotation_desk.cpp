#include "ui/main/rotation_desk.h"

#include "app/editor/registry_listing.h"
#include "app/history/journal.h"
#include "app/support/text.h"
#include "ui/main/live_connection.h"
#include "ui/main/tell.h"
#include "ui/rotation/rotation_dialog.h"
#include "ui/widgets/prompts.h"

#include <QWidget>

#include <algorithm>

namespace hssreg {

RotationDesk::RotationDesk(const RotationTools &tools, const Window &window)
    : QObject(&window.widget)
    , m_tools(tools)
    , m_window(window)
{
}

//! The track refers to the tools.
RotationDesk::~RotationDesk()
{
    if (m_dialog)
        m_dialog->disconnect(this);
    delete m_dialog;
}

QString RotationDesk::obstacle() const
{
    if (!m_window.connection.settings())
        return tr("Connect first: the repositories are those of a connection.");
    const QList<RegistryInfo> &items = m_window.listing.items();
    return std::any_of(items.begin(), items.end(), isThirdParty)
        ? QString()
        : tr("The list has no repository whose login could be changed.");
}

void RotationDesk::rotate()
{
    if (!obstacle().isEmpty() || !isFree())
        return;
    RotationDialog *dialog = makeDialog();
    dialog->startWithSelection(m_window.selected());
    dialog->open();
}

void RotationDesk::rotatePlan(Plan plan, const QString &fileName, const QString &folder)
{
    if (!isFree())
        return;
    RotationDialog *dialog = makeDialog();
    dialog->startWithPlan(std::move(plan), fileName, folder);
    dialog->open();
}

RotationDialog *RotationDesk::makeDialog()
{
    auto *dialog = new RotationDialog(m_tools, &m_window.widget);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (const ConnectionSettings *now = m_window.connection.settings())
        dialog->setWindow(now->clone(), m_window.listing.items(),
            m_window.listing.state() == RegistryListing::State::Ready);
    connect(dialog, &RotationDialog::sent, this, &RotationDesk::sent);
    connect(dialog, &QObject::destroyed, this, [this] { closeJournal(); }); // the run is gone by then
    m_dialog = dialog;
    return dialog;
}

//! The practice service needs no journal.
bool RotationDesk::isFree()
{
    if (m_dialog) {
        tell(m_window.widget, tr("A rotation is open"), tr("Close it before another one begins."));
        return false;
    }
    if (!m_left || m_window.connection.isPractice())
        return true;
    tell(m_window.widget, tr("A rotation was not finished"),
        tr("Go on with it, or discard it, before another one begins."));
    return false;
}

void RotationDesk::lookForUnfinished()
{
    if (m_tools.journal)
        look();
}

QString RotationDesk::unfinished() const
{
    if (!m_left)
        return {};
    const QString many = m_left->items == 1
        ? tr("A rotation of 1 repository was not finished (%1 done).")
        : tr("A rotation of %n repositories was not finished (%1 done).", nullptr, m_left->items);
    return many.arg(m_left->done);
}

// A journal that another program has is that program's.
QCoro::Task<> RotationDesk::look()
{
    const auto found = co_await m_tools.journal->peek(m_scope);
    if (m_scope.isClosed())
        co_return;
    m_left = found.ok() ? found.value() : std::nullopt;
    Q_EMIT unfinishedChanged();
}

void RotationDesk::goOn()
{
    if (m_left && !m_dialog && !m_busy)
        takeUp();
}

QCoro::Task<> RotationDesk::takeUp()
{
    m_busy = true;
    const auto run = co_await m_tools.journal->unfinished(m_scope);
    if (run.ok() && run.value()) {
        auto items = co_await m_tools.journal->items(m_scope);
        m_busy = false;
        if (items.ok()) {
            RotationDialog *dialog = makeDialog();
            dialog->startWithJournal(*run.value(), std::move(items).value());
            dialog->open();
            co_return;
        }
        sayTrouble(items.error());
    } else {
        m_busy = false;
        if (!run.ok())
            sayTrouble(run.error()); // else somebody else finished it
    }
    co_await closeJournal(); // what is not gone on with is left to others
}

void RotationDesk::discard()
{
    if (!m_left || m_dialog || m_busy)
        return;
    m_tools.connections.prompts.ask(&m_window.widget,
        {tr("Discard the rotation?"),
            tr("%1 The rest is not sent, and it is forgotten which were on their way. Nothing changes in "
               "HSS.")
                .arg(unfinished()),
            visible(m_left->plan, 200), tr("Discard it"), tr("Keep it")},
        [this](bool goOn) {
            if (goOn)
                forget();
        });
}

QCoro::Task<> RotationDesk::forget()
{
    m_busy = true;
    const auto done = co_await m_tools.journal->discard(m_scope);
    m_busy = false;
    if (!done.ok())
        sayTrouble(done.error());
    co_await closeJournal();
}

// When all of it is done it is marked as finished; else it can be taken up again.
QCoro::Task<> RotationDesk::closeJournal()
{
    if (!m_tools.journal)
        co_return;
    (void)co_await m_tools.journal->finish(m_scope);
    (void)co_await m_tools.journal->close(m_scope);
    if (!m_scope.isClosed())
        co_await look();
}

void RotationDesk::sayTrouble(HistoryError error)
{
    if (error != HistoryError::Cancelled)
        tell(m_window.widget, tr("The journal could not be used"), journalErrorText(error));
}

} // namespace hssreg
