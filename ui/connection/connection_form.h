#pragma once

#include "app/connection/connection_profile.h"
#include "ui/connection/account_look_up.h"

#include <QWidget>

#include <map>

namespace hssreg {

class AccountRows;
class ConnectionRow;
class ConnectionRows;
class MessageLine;
class NetworkRows;
class KeptSecretInput;
class SecretStore;
class SignInRows;

//! Everything about one connection, to be filled in. Says beside each input what is wrong with it; asks no network,
//! no keychain and no store.
class ConnectionForm final : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionForm(QWidget *parent = nullptr);

    //! `stored`: the secrets that are in their places already, so that they may be left empty.
    void fill(const ConnectionProfile &profile, const QList<SecretRole> &stored = {});
    //! These turned out to be in their places, or not to be.
    void setStored(const QList<SecretRole> &stored);
    void setKept(bool kept);
    //! Of one that is in the file already: whether to keep it is no question.
    void hideKeep();
    //! Whether there is a keychain, and what it is called.
    void setKeychain(bool isThere, const SecretStore &keychain);
    //! What the store would say about this name; empty: nothing.
    void setNameFault(const QString &fault);

    [[nodiscard]] bool isKept() const;
    [[nodiscard]] QString name() const;
    //! What was entered, without secrets. Keeps the ID and the unknown members of what it was filled with.
    [[nodiscard]] ConnectionProfile profile() const;
    //! The same with the secrets that are typed here, or can be read at once.
    [[nodiscard]] ConnectionSettings settings() const;
    //! The secrets that were typed, and are to be kept in the profile's places.
    [[nodiscard]] std::map<SecretRole, Secret> typed() const;
    //! Those that are left as they are in their places.
    [[nodiscard]] QList<SecretRole> left() const;
    //! Everything that is wrong with it. The first error stands in the way.
    [[nodiscard]] QList<ConnectionProblem> problems() const;
    //! Where what is missing is, says it beside the input too.
    void touch(ConnectionPart part);
    //! Puts in what was looked up.
    void take(LookUpKind kind, const QString &id);
    //! What is still missing before anything can be looked up; empty: nothing.
    [[nodiscard]] QString whatLookUpNeeds(LookUpKind kind) const;
    //! Overwrites all secrets that were typed.
    void forget();

Q_SIGNALS:
    void edited();
    void lookUpWanted(hssreg::LookUpKind kind);

private:
    [[nodiscard]] QList<KeptSecretInput *> needed() const;
    [[nodiscard]] QList<KeptSecretInput *> all() const;
    void check();

    ConnectionProfile m_start;
    ConnectionRows *m_rows;
    AccountRows *m_account;
    SignInRows *m_signIn;
    MessageLine *m_keychain;
    ConnectionRow *m_keychainRow = nullptr;
    NetworkRows *m_network = nullptr;
    bool m_filling = false;
};

} // namespace hssreg
