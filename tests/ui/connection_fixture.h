#pragma once

#include "app/connection/session_store.h"
#include "ui/connection/connection_tools.h"
#include "ui/connection/passcode_prompt.h"

#include <QHash>
#include <QTemporaryDir>
#include <QTest>

namespace hssreg {

//! A keychain in memory, which can be made to fail.
class MemoryKeychain final : public SecretStore {
public:
    QCoro::Task<SecretAnswer> read(QString key, CallScope &) override
    {
        if (trouble)
            co_return *trouble;
        const auto found = secrets.find(key);
        if (found == secrets.end())
            co_return SecretTrouble::Absent;
        co_return found->second.clone();
    }
    QCoro::Task<SecretDone> write(QString key, Secret secret, CallScope &) override
    {
        if (!trouble)
            secrets.insert_or_assign(key, std::move(secret));
        co_return trouble;
    }
    QCoro::Task<SecretDone> remove(QString key, CallScope &) override
    {
        if (!trouble)
            secrets.erase(key);
        co_return trouble;
    }
    [[nodiscard]] QString name() const override { return QStringLiteral("Test keychain"); }
    //! Empty when it has none.
    [[nodiscard]] QString kept(const ConnectionProfile &profile, SecretRole role) const
    {
        const auto found = secrets.find(secretKeyOf(profile, role));
        return found == secrets.end() ? QString() : found->second.reveal().toString();
    }

    std::map<QString, Secret> secrets;
    std::optional<SecretTrouble> trouble;
};

//! Where the connections of a test are: a folder, a keychain and an environment of their own.
struct ConnectionPlace {
    ConnectionPlace(Clock &clock, Prompts &prompts)
        : lookups(clock, &asker)
        , tools{clock, store, keychain, secrets, lookups, prompts, sources(), &asker}
    {
    }
    [[nodiscard]] ImportSources sources()
    {
        ImportSources found;
        found.home = home.path();
        found.workingDirectory = home.path();
        found.environment = [this](const QString &name) { return variables.value(name); };
        found.openStackFolder = home.path();
        return found;
    }
    //! The stored connection of that name; the test ends here when there is none.
    [[nodiscard]] ConnectionProfile stored(const QString &name) const
    {
        const auto read = store.read();
        const ConnectionProfile *found = read.ok() ? read.value().find(name) : nullptr;
        if (!found)
            qFatal("no connection is named %s", qPrintable(name));
        return *found;
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList found;
        const auto read = store.read();
        if (read.ok()) {
            for (const ConnectionProfile &profile : read.value().profiles)
                found.append(profile.name);
        }
        return found;
    }

    QTemporaryDir home;
    QHash<QString, QString> variables;
    ConnectionStore store{home.filePath(QStringLiteral("connections.json"))};
    MemoryKeychain keychain;
    SessionStore session;
    ConnectionSecrets secrets{keychain, session};
    PasscodePrompt asker;
    AccountLookups lookups;
    ConnectionTools tools;
};

//! A connection that is complete but for its token.
[[nodiscard]] inline ConnectionProfile sampleProfile(const QString &name)
{
    ConnectionProfile profile = newProfile();
    profile.name = name;
    profile.region = QStringLiteral("cn-north-4");
    profile.projectId = QStringLiteral("05a1f2c8de804b1a9f0e3d7c6b5a49e9");
    return profile;
}

} // namespace hssreg
