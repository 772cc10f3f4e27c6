#include "ui/main/connection_desk.h"

#include "app/editor/access_editor.h"
#include "app/support/text.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/connections_dialog.h"
#include "ui/connection/import_dialog.h"
#include "ui/main/live_connection.h"
#include "ui/main/tell.h"
#include "ui/main/unsent_guard.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

ConnectionDesk::ConnectionDesk(const ConnectionTools &tools, const Window &window)
    : QObject(&window.widget)
    , m_tools(tools)
    , m_window(window)
{
}

void ConnectionDesk::add()
{
    const bool hasLast = !m_last.region.isEmpty() || !m_last.endpoint.isEmpty();
    auto *dialog = new ConnectionDialog(m_tools, hasLast ? profileOf(m_last) : newProfile(),
        hasLast ? ConnectionOrigin::Session : ConnectionOrigin::New, ConnectionDialog::Purpose::Connect,
        &m_window.widget);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { taken(*dialog); });
    dialog->open();
}

void ConnectionDesk::showAll()
{
    auto *dialog = new ConnectionsDialog(m_tools, &m_window.widget);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ConnectionsDialog::useWanted, this, &ConnectionDesk::use);
    connect(dialog, &ConnectionsDialog::changed, this, &ConnectionDesk::changed);
    connect(dialog, &ConnectionsDialog::importWanted, this, [this, dialog] { openImport(*dialog, dialog); });
    dialog->open();
}

void ConnectionDesk::import()
{
    openImport(m_window.widget, nullptr);
}

//! Over the list of connections that shows what was taken over; without one, that list opens when anything was.
void ConnectionDesk::openImport(QWidget &over, ConnectionsDialog *list)
{
    auto *dialog = new ImportDialog(m_tools, &over);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::changed, this, &ConnectionDesk::changed);
    if (list)
        connect(dialog, &ImportDialog::changed, list, &ConnectionsDialog::reload);
    else
        connect(dialog, &QDialog::finished, this, [this] {
            if (hasStored() && !m_window.connection.settings())
                showAll();
        });
    dialog->open();
}

void ConnectionDesk::use(const QString &name)
{
    const auto stored = m_tools.store.read();
    if (!stored.ok()) {
        tell(m_window.widget, tr("The connections could not be read"), storeErrorText(stored.error()));
        return;
    }
    const ConnectionProfile *profile = stored.value().find(name);
    if (!profile) {
        Q_EMIT said(storeErrorText({StoreError::Kind::NoSuchConnection, name}));
        return;
    }
    m_scope.cancelAll();
    m_scope.reopen();
    setBusy(tr("Reading the secrets…"));
    resolve(*profile);
}

void ConnectionDesk::useCurrent()
{
    const auto stored = m_tools.store.read();
    if (!stored.ok())
        Q_EMIT said(storeErrorText(stored.error()));
    else if (stored.value().find(stored.value().current))
        use(stored.value().current);
}

void ConnectionDesk::startPractice(const PracticeOptions &options)
{
    leave(tr("Changing to the practice service"), [this, options] {
        if (!m_window.connection.openPractice(options))
            tell(m_window.widget, tr("The practice service did not start"),
                tr("No port of this computer could be listened on."));
    });
}

void ConnectionDesk::disconnectNow()
{
    leave(tr("Disconnecting"), [this] { m_window.connection.close(); });
}

bool ConnectionDesk::hasStored() const
{
    const auto stored = m_tools.store.read();
    return !stored.ok() || !stored.value().profiles.isEmpty();
}

void ConnectionDesk::fillMenu(QMenu &menu, QAction *before)
{
    const auto stored = m_tools.store.read();
    if (!stored.ok())
        return;
    const ConnectionSettings *now = m_window.connection.settings();
    int number = 0;
    for (const ConnectionProfile &profile : stored.value().profiles) {
        ++number;
        const QString name = visible(profile.name, 60).replace(u'&', u"&&"_s);
        auto *action =
            new QAction(number < 10 ? tr("&%1  %2", "number, name").arg(number).arg(name) : name, &menu);
        action->setCheckable(true);
        action->setChecked(now && !now->practice && now->name == profile.name);
        connect(action, &QAction::triggered, this, [this, wanted = profile.name] { use(wanted); });
        menu.insertAction(before, action);
    }
}

void ConnectionDesk::openDialog(
    const ConnectionProfile &profile, const std::optional<ResolveError> &why, const QString &notice)
{
    auto *dialog = new ConnectionDialog(
        m_tools, profile, ConnectionOrigin::Stored, ConnectionDialog::Purpose::Connect, &m_window.widget);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setNotice(notice);
    if (why)
        dialog->askFor(why->role);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { taken(*dialog); });
    dialog->open();
}

void ConnectionDesk::taken(const ConnectionDialog &dialog)
{
    Q_EMIT changed();
    if (dialog.isKept())
        use(dialog.keptName());
    else
        connectWith(dialog.settings());
}

QCoro::Task<> ConnectionDesk::resolve(ConnectionProfile profile)
{
    auto found = co_await m_tools.secrets.resolve(profile, m_scope);
    if (m_scope.isClosed())
        co_return;
    setBusy({});
    if (!found.ok()) {
        openDialog(profile, found.error(), resolveErrorText(found.error()));
        co_return;
    }
    ConnectionSettings settings = std::move(found).value();
    const QList<ConnectionProblem> problems = checkConnection(settings);
    const auto wrong = std::find_if(problems.begin(), problems.end(),
        [](const ConnectionProblem &problem) { return problem.level == Level::Error; });
    if (wrong == problems.end())
        connectWith(std::move(settings));
    else
        openDialog(profile, std::nullopt, wrong->text);
}

void ConnectionDesk::connectWith(ConnectionSettings settings)
{
    m_wanted = std::move(settings);
    leave(tr("Connecting elsewhere"), [this] {
        ConnectionSettings wanted = *std::exchange(m_wanted, std::nullopt);
        const QString name = wanted.name;
        if (name.isEmpty())
            m_last = settingsWithoutSecrets(profileOf(wanted));
        m_window.connection.open(std::move(wanted));
        if (!name.isEmpty())
            noteCurrent(name);
    });
}

//! A form that was filled in before there was a connection stays; one of another connection does not.
void ConnectionDesk::leave(const QString &what, const std::function<void()> &goOn)
{
    if (!m_window.connection.settings()) {
        goOn();
        return;
    }
    m_window.guard.leave(
        what,
        [this, goOn] {
            m_window.editor.close();
            goOn();
        },
        [this] { m_wanted.reset(); });
}

//! It is connected all the same; only the next start would not know.
void ConnectionDesk::noteCurrent(const QString &name)
{
    if (const ConnectionStore::Done trouble = m_tools.store.setCurrent(name))
        Q_EMIT said(storeErrorText(*trouble));
}

void ConnectionDesk::setBusy(const QString &what)
{
    m_busy = what;
    Q_EMIT changed();
}

} // namespace hssreg
