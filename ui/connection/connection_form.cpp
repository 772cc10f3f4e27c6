#include "ui/connection/connection_form.h"

#include "ui/connection/account_rows.h"
#include "ui/connection/connection_rows.h"
#include "ui/connection/connection_tools.h"
#include "ui/connection/kept_secret_input.h"
#include "ui/connection/network_rows.h"
#include "ui/connection/sign_in_rows.h"
#include "ui/widgets/message_line.h"

#include <QVBoxLayout>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

ConnectionForm::ConnectionForm(QWidget *parent)
    : QWidget(parent)
    , m_rows(new ConnectionRows(this))
    , m_account(new AccountRows(*m_rows))
    , m_signIn(new SignInRows(*m_rows))
    , m_keychain(new MessageLine(QPalette::Window, m_rows))
{
    m_keychain->setObjectName(u"noKeychain"_s);
    m_keychainRow = m_rows->addUnlabelled(m_keychain);
    m_rows->setRowVisible(m_keychainRow, false);
    m_network = new NetworkRows(*m_rows);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_rows);
    connect(m_account, &AccountRows::lookUpWanted, this, &ConnectionForm::lookUpWanted);
    connect(m_account, &AccountRows::edited, this, &ConnectionForm::check);
    connect(m_signIn, &SignInRows::edited, this, &ConnectionForm::check);
    connect(m_network, &NetworkRows::edited, this, &ConnectionForm::check);
}

void ConnectionForm::fill(const ConnectionProfile &profile, const QList<SecretRole> &stored)
{
    m_filling = true;
    m_start = profile;
    m_account->fill(profile);
    m_signIn->fill(profile);
    m_network->fill(profile);
    m_rows->forgetTouches();
    m_filling = false;
    setStored(stored);
}

void ConnectionForm::setStored(const QList<SecretRole> &stored)
{
    for (KeptSecretInput *input : all())
        input->setStored(stored.contains(input->role()) && input->place() == placeOf(m_start, input->role()));
    check();
}

void ConnectionForm::setKept(bool kept)
{
    m_account->setKept(kept);
}

void ConnectionForm::hideKeep()
{
    m_account->hideKeep();
}

void ConnectionForm::setKeychain(bool isThere, const SecretStore &keychain)
{
    m_filling = true;
    for (KeptSecretInput *input : all())
        input->setKeychain(isThere, keychain.name());
    m_filling = false;
    m_keychain->setMessage(u"warning"_s, Tone::Busy, isThere ? QString() : noKeychainText(keychain));
    m_rows->setRowVisible(m_keychainRow, !isThere);
    check();
}

void ConnectionForm::setNameFault(const QString &fault)
{
    m_account->setNameFault(fault);
    check();
}

bool ConnectionForm::isKept() const
{
    return m_account->isKept();
}

QString ConnectionForm::name() const
{
    return m_account->name();
}

ConnectionProfile ConnectionForm::profile() const
{
    ConnectionProfile entered = m_start;
    m_account->write(entered);
    m_signIn->write(entered);
    m_network->write(entered);
    entered.places.clear();
    for (const KeptSecretInput *input : needed())
        entered.places.insert_or_assign(input->role(), input->place());
    return entered;
}

ConnectionSettings ConnectionForm::settings() const
{
    const ConnectionProfile entered = profile();
    ConnectionSettings settings = settingsWithoutSecrets(entered);
    for (const KeptSecretInput *input : needed()) {
        putSecret(settings, input->role(), input->secret());
        if (input->role() == SecretRole::Token && input->place().kind == SecretPlace::Kind::File)
            settings.tokenFile = input->place().where;
    }
    return settings;
}

std::map<SecretRole, Secret> ConnectionForm::typed() const
{
    std::map<SecretRole, Secret> found;
    for (const KeptSecretInput *input : needed()) {
        if (input->isTyped() && !input->isLeft())
            found.insert_or_assign(input->role(), input->secret());
    }
    return found;
}

QList<SecretRole> ConnectionForm::left() const
{
    QList<SecretRole> found;
    for (const KeptSecretInput *input : needed()) {
        if (input->isLeft())
            found.append(input->role());
    }
    return found;
}

QList<ConnectionProblem> ConnectionForm::problems() const
{
    const ConnectionSettings now = settings();
    QList<ConnectionProblem> found;
    if (isKept() && !m_account->nameFault().isEmpty())
        found.append({ConnectionPart::Name, Level::Error, m_account->nameFault()});
    found += checkConnection(now, SecretCheck::Needed);
    const QList<ConnectionProblem> withoutSecrets = checkConnection(now, SecretCheck::Elsewhere);
    for (const KeptSecretInput *input : needed()) {
        const ConnectionPart part = partOf(input->role());
        const auto isHere = [part](const ConnectionProblem &problem) { return problem.part == part; };
        const QString source = input->sourceProblem();
        if (!input->isLeft() && source.isEmpty())
            continue;
        found.removeIf(isHere);
        std::copy_if(withoutSecrets.begin(), withoutSecrets.end(), std::back_inserter(found), isHere);
        if (!source.isEmpty())
            found.append({part, Level::Error, source});
    }
    return found;
}

void ConnectionForm::touch(ConnectionPart part)
{
    m_rows->touch(part);
    check();
}

void ConnectionForm::take(LookUpKind kind, const QString &id)
{
    m_account->take(kind, id);
}

QString ConnectionForm::whatLookUpNeeds(LookUpKind kind) const
{
    for (const ConnectionProblem &problem : problems()) {
        const bool isPlace =
            problem.part == ConnectionPart::Endpoint || problem.part == ConnectionPart::IamEndpoint;
        const bool notNeeded = problem.part == ConnectionPart::Name || problem.part == ConnectionPart::Project
            || problem.part == ConnectionPart::EnterpriseProject || (isPlace && kind == LookUpKind::Region);
        if (problem.level == Level::Error && !notNeeded)
            return tr("To look it up, complete the sign-in first. %1").arg(problem.text);
    }
    return {};
}

void ConnectionForm::forget()
{
    for (KeptSecretInput *input : all())
        input->forget();
}

//! Those that the way to sign in and the proxy ask for.
QList<KeptSecretInput *> ConnectionForm::needed() const
{
    ConnectionProfile entered = m_start;
    m_signIn->write(entered);
    m_network->write(entered);
    const QList<SecretRole> roles = secretsOf(entered);
    QList<KeptSecretInput *> inputs = all();
    inputs.removeIf([&roles](const KeptSecretInput *input) { return !roles.contains(input->role()); });
    return inputs;
}

QList<KeptSecretInput *> ConnectionForm::all() const
{
    QList<KeptSecretInput *> inputs = m_signIn->secrets();
    inputs.append(m_network->proxyPassword());
    return inputs;
}

void ConnectionForm::check()
{
    if (m_filling)
        return;
    for (KeptSecretInput *input : all())
        input->setKept(isKept());
    m_signIn->refreshHelp();
    m_network->refreshHelp();
    m_rows->setProblems(problems());
    Q_EMIT edited();
}

} // namespace hssreg
