#pragma once

#include "app/access/new_registry.h"
#include "app/practice/practice_identities.h"
#include "app/practice/practice_options.h"
#include "app/practice/practice_query.h"
#include "app/practice/practice_repositories.h"

#include <QHash>
#include <QRandomGenerator>

#include <deque>

namespace hssreg {

//! A synchronisation that was asked for.
struct PracticeTask {
    struct Part {
        QString id;
        QString name;
        QString type;
        bool fails = false; //!< how it will end: its login is wrong
    };
    QString id;
    std::chrono::milliseconds begin;
    std::chrono::milliseconds end; //!< when all of its parts are done
    bool ofAll = false;
    std::vector<Part> parts;
};

//! What the practice service knows: its repositories, its token and how often it was asked. Without sockets, threads
//! or a clock: every `now` is milliseconds since 1970 and never goes back. Not safe for use by two threads at once.
class PracticeWorld {
public:
    //! Options out of their range are brought into it.
    PracticeWorld(const PracticeOptions &options, QByteArray token, std::chrono::milliseconds now);

    [[nodiscard]] const QByteArray &token() const { return m_token; }
    [[nodiscard]] const PracticeOptions &options() const { return m_options; }
    //! Whose repositories a request asks for, as the options have it.
    [[nodiscard]] PracticeQuery::Reach reachOf(const PracticeQuery &query) const;
    [[nodiscard]] PracticeIdentities &identities() { return m_identities; }
    //! The only project that has repositories: 32 lower-case hexadecimal digits, always the same.
    [[nodiscard]] static QByteArray projectId();
    //! 32 lower-case hexadecimal digits, never the same.
    [[nodiscard]] QByteArray newRequestId();

    //! Requests a second that are admitted; 0: all.
    [[nodiscard]] int limitPerSecond() const { return m_options.limitPerSecond; }
    //! Whether one more request fits into the second before `now`. It is counted when it does, and only then.
    [[nodiscard]] bool admits(std::chrono::milliseconds now);

    [[nodiscard]] std::size_t size() const { return m_repositories.size(); }
    //! A repository as it is now: "accessing" ends here when its time has come.
    [[nodiscard]] const RegistryInfo &registry(std::size_t index, std::chrono::milliseconds now);
    [[nodiscard]] std::optional<std::size_t> indexOf(const QString &id) const;
    //! Merges a change that was checked into a repository, which begins to connect again.
    void apply(std::size_t index, const AccessUpdate &update, std::chrono::milliseconds now);
    //! Takes one more, which was checked and begins to connect.
    void add(const NewRegistry &registry, std::chrono::milliseconds now);
    //! Takes out those that it has of these.
    void remove(const QStringList &ids);
    //! Whether a repository has this name. HSS has no two of one name.
    [[nodiscard]] bool hasName(QStringView name) const;
    //! Begins a synchronisation of these: see PracticeService.
    void synchronise(const QList<std::size_t> &indexes, bool all, std::chrono::milliseconds now);
    [[nodiscard]] const std::vector<PracticeTask> &tasks() const { return m_tasks; }

    //! Gives the address of the practice registry to a Harbor and a JFrog of the list, unless they were edited since.
    void moveToRegistry(const QString &address);
    //! Whether a repository of a third party lets this login in: the password that HSS was given last, or to begin
    //! with practice::registryPassword. Never practice::wrongRegistryPassword.
    [[nodiscard]] bool takesLogin(QStringView user, QStringView password) const;
    //! Whether a repository was given this password.
    [[nodiscard]] bool holdsPassword(const QString &id, QStringView password) const;
    //! How many updates a repository took; 0 when there is no such one.
    [[nodiscard]] int changesOf(const QString &id) const;

private:
    [[nodiscard]] QString newId();
    void index();
    void settle(PracticeRepository &repository) const;
    static void finishSync(PracticeRepository &repository);

    PracticeOptions m_options;
    QByteArray m_token;
    PracticeIdentities m_identities;
    QRandomGenerator m_random;
    std::vector<PracticeRepository> m_repositories;
    QHash<QString, std::size_t> m_indexOf;
    std::deque<std::chrono::milliseconds> m_admitted;
    std::vector<PracticeTask> m_tasks;
    QString m_registryAddress; //!< that was given last
};

} // namespace hssreg
