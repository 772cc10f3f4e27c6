#pragma once

#include "app/access/access_update.h"
#include "app/practice/practice_options.h"
#include "app/practice/practice_repositories.h"

#include <QHash>
#include <QRandomGenerator>

#include <deque>

namespace hssreg {

//! What the practice service knows: its repositories, its token and how often it was asked. Without sockets, threads
//! or a clock: every `now` is milliseconds since 1970 and never goes back. Not safe for use by two threads at once.
class PracticeWorld {
public:
    //! Options out of their range are brought into it.
    PracticeWorld(const PracticeOptions &options, QByteArray token, std::chrono::milliseconds now);

    [[nodiscard]] const QByteArray &token() const { return m_token; }
    //! The only project there is: 32 lower-case hexadecimal digits, always the same.
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
    //! Whether a repository was given this password.
    [[nodiscard]] bool holdsPassword(const QString &id, QStringView password) const;

private:
    void settle(PracticeRepository &repository) const;

    PracticeOptions m_options;
    QByteArray m_token;
    QRandomGenerator m_random;
    std::vector<PracticeRepository> m_repositories;
    QHash<QString, std::size_t> m_indexOf;
    std::deque<std::chrono::milliseconds> m_admitted;
};

} // namespace hssreg
