#pragma once

#include "app/connection/session_store.h"
#include "app/history/journal.h"
#include "app/practice/practice_service.h"
#include "app/repository/login_turns.h"
#include "app/rotation/rotation_run.h"
#include "app/rotation/rotation_setup.h"
#include "app/rotation/rotation_sites.h"
#include "tests/support/finished.h"

#include <QSignalSpy>
#include <QTemporaryDir>

namespace hssreg {

//! Nobody is there to ask.
class NobodyToAsk final : public PasswordAsker {
public:
    QCoro::Task<std::optional<Secret>> ask(QString, int, CallScope &) override { co_return std::nullopt; }
};

//! A practice service, the repositories it has, and all that a run over them needs. Real time and real sockets.
class RotationWorld {
public:
    explicit RotationWorld(PracticeOptions options = quickly(12))
        : m_service(options)
        , m_started(m_service.start())
        , sites(m_clock, PaceSettings{500, 0})
        , turns(m_clock)
        , journal(m_folder.filePath(QStringLiteral("rotation.sqlite")), m_clock)
    {
        sites.add({}, settings());
    }

    //! Repositories that connect at once.
    [[nodiscard]] static PracticeOptions quickly(int repositories)
    {
        PracticeOptions options;
        options.repositories = repositories;
        options.connecting = std::chrono::milliseconds(0);
        options.registryOnList = false;
        return options;
    }
    [[nodiscard]] PracticeService &service() { return m_service; }
    [[nodiscard]] bool isReady() const { return m_started && m_folder.isValid(); }
    [[nodiscard]] Clock &clock() { return m_clock; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }

    [[nodiscard]] ConnectionSettings settings(const QString &token = {}) const
    {
        ConnectionSettings settings;
        settings.name = QStringLiteral("practice");
        settings.endpoint = m_service.endpoint().toString();
        settings.projectId = m_service.projectId();
        settings.token = Secret(token.isEmpty() ? m_service.token() : token);
        settings.proxy = ProxyUse::None;
        return settings;
    }

    //! What HSS has that can be edited.
    [[nodiscard]] QList<RegistryInfo> registries()
    {
        CallScope scope;
        const RegistryList list =
            finished(sites.at(0).client().listRegistries(Deadline(m_clock, std::chrono::seconds(30)), scope));
        QList<RegistryInfo> edited;
        if (list.ok())
            std::copy_if(list.value().begin(), list.value().end(), std::back_inserter(edited), isThirdParty);
        return edited;
    }

    //! A new password for all of them; without the test at the repository itself, which is not there.
    [[nodiscard]] RotationSetup setup(const QString &password = QStringLiteral("N3w-password"))
    {
        RotationSetup setup;
        setup.id = QUuid::createUuid();
        setup.started = m_clock.now();
        setup.options.checkLogins = false;
        setup.passwords.emplace_back(Secret(password));
        for (const RegistryInfo &registry : registries()) {
            RotationItem item;
            item.number = int(setup.items.size()) + 1;
            item.registryId = registry.id;
            item.passwordFrom = QStringLiteral("prompt");
            item.change.promisePassword();
            item.password = 0;
            setup.items.push_back(std::move(item));
        }
        return setup;
    }

    [[nodiscard]] RotationServices services()
    {
        return {m_clock, sites, turns, m_folder.filePath(QStringLiteral("locks")), &journal, nullptr};
    }

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;
    PracticeService m_service;
    bool m_started;

public:
    RotationSites sites;
    LoginTurns turns;
    Journal journal;
};

} // namespace hssreg
