#include "app/service/endpoints.h"
#include "app/support/text.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/connection_form.h"
#include "ui/connection/test_panel.h"

#include <QPushButton>

namespace hssreg {

namespace {

using Kind = SecretPlace::Kind;

} // namespace

//! What only a keychain and the session can tell.
QCoro::Task<> ConnectionDialog::lookAround()
{
    QList<SecretRole> stored = m_form->left();
    if (m_origin == ConnectionOrigin::Stored) {
        for (const SecretRole role : secretsOf(m_start)) {
            if (placeOf(m_start, role).kind != Kind::Session)
                continue;
            const auto found = co_await m_tools.secrets.find(m_start, role, m_scope);
            if (found.ok())
                stored.append(role);
        }
        if (!m_scope.isClosed())
            m_form->setStored(stored);
    }
    const bool there = co_await isThere(m_tools.keychain, m_scope);
    if (m_scope.isClosed())
        co_return;
    if (!there)
        m_form->setKeychain(false, m_tools.keychain);
}

void ConnectionDialog::startTest()
{
    if (m_tryOut->isEnabled())
        test();
}

QCoro::Task<> ConnectionDialog::test()
{
    ConnectionSettings settings = m_form->settings();
    const QList<SecretRole> left = m_form->left();
    if (!left.isEmpty())
        setBusy(tr("Reading the secrets of this connection…"));
    const std::optional<ResolveError> trouble =
        co_await fillIn(settings, left, m_start, m_tools.secrets, m_scope);
    if (m_scope.isClosed())
        co_return;
    setBusy({});
    if (trouble)
        m_test->say(resolveErrorText(*trouble));
    else
        m_test->run(std::move(settings));
}

void ConnectionDialog::startLookUp(LookUpKind kind)
{
    m_lookUp = new LookUpDialog(
        lookUpTitle(kind), [this, kind](CallScope &scope) { return lookedUp(kind, scope); }, this);
    m_lookUp->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_lookUp, &QDialog::accepted, this, [this, kind] { m_form->take(kind, m_lookUp->chosenId()); });
    m_lookUp->open();
}

//! With what is entered so far; a project is not needed for it. After the first wait it touches nothing of the dialog.
QCoro::Task<FoundItems> ConnectionDialog::lookedUp(LookUpKind kind, CallScope &scope)
{
    const QString missing = m_form->whatLookUpNeeds(kind);
    if (!missing.isEmpty())
        co_return LookUpTrouble{missing};
    ConnectionSettings settings = m_form->settings();
    if (iamEndpointOf(settings).isEmpty()) // no region yet: the list of them is the same everywhere
        settings.iamEndpoint = iamEndpoint({}).toString();
    const ConnectionTools &tools = m_tools;
    const std::optional<ResolveError> trouble =
        co_await fillIn(settings, m_form->left(), m_start, tools.secrets, scope);
    if (trouble)
        co_return LookUpTrouble{resolveErrorText(*trouble)};
    co_return co_await lookUp(kind, std::move(settings), tools.lookups, scope);
}

//! The secrets first: a connection in the file without them would be of no use, and says so at the next start.
QCoro::Task<> ConnectionDialog::keep()
{
    const ConnectionProfile profile = m_form->profile();
    setBusy(tr("Keeping “%1”…").arg(visible(profile.name, 60)));
    std::map<SecretRole, Secret> typed = m_form->typed();
    const SecretDone trouble = co_await keepSecrets(profile, std::move(typed));
    if (m_scope.isClosed())
        co_return;
    if (trouble) {
        fail(tr("Nothing was kept. %1").arg(secretTroubleText(*trouble)));
        co_return;
    }
    const bool isNew = m_origin != ConnectionOrigin::Stored;
    const ConnectionStore::Done done =
        isNew ? m_tools.store.add(profile) : m_tools.store.replace(m_start.name, profile);
    if (done) {
        if (isNew)
            co_await m_tools.secrets.forget(profile, m_scope);
        if (!m_scope.isClosed())
            fail(storeErrorText(*done));
        co_return;
    }
    if (!isNew)
        co_await dropOldSecrets(profile);
    if (m_scope.isClosed())
        co_return;
    setBusy({});
    QDialog::accept();
}

QCoro::Task<SecretDone> ConnectionDialog::keepSecrets(
    const ConnectionProfile &profile, std::map<SecretRole, Secret> typed)
{
    if (m_origin != ConnectionOrigin::Stored)
        co_return co_await m_tools.secrets.keepAll(profile, std::move(typed), m_scope);
    for (auto &[role, secret] : typed) {
        const SecretDone trouble = co_await m_tools.secrets.keep(profile, role, std::move(secret), m_scope);
        if (trouble)
            co_return trouble;
    }
    co_return std::nullopt;
}

//! What was in the keychain and does not live there any more. The connection is kept; that one stays behind there
//! when the keychain refuses is no reason to say that it is not.
QCoro::Task<> ConnectionDialog::dropOldSecrets(const ConnectionProfile &profile)
{
    for (const SecretRole role : secretsOf(m_start)) {
        const bool livesThere =
            secretsOf(profile).contains(role) && placeOf(profile, role).kind == Kind::Keychain;
        if (placeOf(m_start, role).kind == Kind::Keychain && !livesThere)
            co_await m_tools.keychain.remove(secretKeyOf(m_start, role), m_scope);
    }
}

void ConnectionDialog::fail(const QString &text)
{
    setBusy({});
    m_trouble = text;
    refresh();
}

} // namespace hssreg
