#include "app/support/text.h"
#include "ui/connection/connections_dialog.h"
#include "ui/connection/test_panel.h"
#include "ui/widgets/prompts.h"

#include <QPointer>
#include <QPushButton>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

void ConnectionsDialog::use()
{
    const ConnectionProfile *profile = chosen();
    if (!profile || !m_use->isEnabled())
        return;
    const QString name = profile->name;
    accept();
    Q_EMIT useWanted(name);
}

void ConnectionsDialog::add()
{
    openForm(newProfile(), ConnectionOrigin::New);
}

void ConnectionsDialog::edit()
{
    if (const ConnectionProfile *profile = chosen())
        openForm(*profile, ConnectionOrigin::Stored);
}

void ConnectionsDialog::openForm(const ConnectionProfile &profile, ConnectionOrigin origin)
{
    auto *dialog = new ConnectionDialog(m_tools, profile, origin, ConnectionDialog::Purpose::Edit, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        reload();
        select(dialog->keptName());
        Q_EMIT changed();
    });
    dialog->open();
}

void ConnectionsDialog::duplicate()
{
    const ConnectionProfile *profile = chosen();
    if (!profile)
        return;
    const QString name = freeName(profile->name);
    if (const ConnectionStore::Done trouble = m_tools.store.duplicate(profile->name, name)) {
        say(u"error"_s, Tone::Bad, storeErrorText(*trouble));
        return;
    }
    setBusy(tr("Copying the secrets of “%1”…").arg(visible(profile->name, 60)));
    copy(*profile, name);
}

//! The copy has secrets of its own, so that removing the one leaves the other. What the keychain does not give has to
//! be entered again; the form of the copy asks for it.
QCoro::Task<> ConnectionsDialog::copy(ConnectionProfile original, QString newName)
{
    const auto read = m_tools.store.read();
    const ConnectionProfile *found = read.ok() ? read.value().find(newName) : nullptr;
    const ConnectionProfile made = found ? *found : ConnectionProfile();
    QList<SecretRole> roles = found ? secretsOf(original) : QList<SecretRole>();
    for (const SecretRole role : std::as_const(roles)) {
        auto secret = co_await m_tools.secrets.find(original, role, m_scope);
        if (!secret.ok())
            continue;
        Secret own = std::move(secret).value();
        co_await m_tools.secrets.keep(made, role, std::move(own), m_scope);
    }
    if (m_scope.isClosed())
        co_return;
    setBusy({});
    reload();
    select(newName);
    Q_EMIT changed();
    if (found)
        openForm(made, ConnectionOrigin::Stored);
}

void ConnectionsDialog::remove()
{
    const ConnectionProfile *profile = chosen();
    if (!profile)
        return;
    Prompt prompt;
    prompt.title = tr("Remove a connection?");
    prompt.text =
        tr("“%1” and its secrets in the keychain are removed from this computer. Nothing changes in HSS.")
            .arg(visible(profile->name, 100));
    prompt.goOn = tr("&Remove");
    prompt.stop = tr("&Keep it");
    m_tools.prompts.ask(this, prompt, [self = QPointer(this), removed = *profile](bool goOn) {
        if (self && goOn)
            self->forget(removed);
    });
}

QCoro::Task<> ConnectionsDialog::forget(ConnectionProfile profile)
{
    setBusy(tr("Removing the secrets of “%1”…").arg(visible(profile.name, 60)));
    const SecretDone trouble = co_await m_tools.secrets.forget(profile, m_scope);
    if (m_scope.isClosed())
        co_return;
    setBusy({});
    if (!trouble) {
        takeOut(profile);
        co_return;
    }
    Prompt prompt;
    prompt.title = tr("Secrets may be left behind");
    prompt.text = tr("The secrets of “%1” could not be removed. Remove the connection all the same?")
                      .arg(visible(profile.name, 100));
    prompt.details = secretTroubleText(*trouble);
    prompt.goOn = tr("&Remove anyway");
    prompt.stop = tr("&Keep it");
    m_tools.prompts.ask(this, prompt, [self = QPointer(this), profile](bool goOn) {
        if (self && goOn)
            self->takeOut(profile);
    });
}

void ConnectionsDialog::takeOut(const ConnectionProfile &profile)
{
    const ConnectionStore::Done trouble = m_tools.store.remove(profile.name);
    reload();
    if (trouble)
        say(u"error"_s, Tone::Bad, storeErrorText(*trouble));
    Q_EMIT changed();
}

void ConnectionsDialog::test()
{
    const ConnectionProfile *profile = chosen();
    if (!profile)
        return;
    setBusy(tr("Reading the secrets of “%1”…").arg(visible(profile->name, 60)));
    resolve(*profile);
}

QCoro::Task<> ConnectionsDialog::resolve(ConnectionProfile profile)
{
    auto found = co_await m_tools.secrets.resolve(profile, m_scope);
    if (m_scope.isClosed())
        co_return;
    setBusy({});
    if (found.ok())
        m_test->run(std::move(found).value());
    else
        m_test->say(resolveErrorText(found.error()));
}

void ConnectionsDialog::setBusy(const QString &what)
{
    m_busy = what;
    if (what.isEmpty())
        say({}, Tone::Plain, {});
    refresh();
}

QString ConnectionsDialog::freeName(const QString &name) const
{
    QString proposal = tr("%1 (copy)").arg(name);
    for (int number = 2; m_stored.find(proposal); ++number)
        proposal = tr("%1 (copy %2)").arg(name).arg(number);
    return proposal;
}

} // namespace hssreg
