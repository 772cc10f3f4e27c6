#include "app/practice/practice_world.h"

#include "app/access/access_fields.h"
#include "app/practice/practice_accounts.h"

#include <algorithm>
#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

PracticeWorld::PracticeWorld(const PracticeOptions &options, QByteArray token, std::chrono::milliseconds now)
    : m_options(inRange(options))
    , m_token(std::move(token))
    , m_identities(m_options, m_token, now)
    , m_random(QRandomGenerator::securelySeeded())
    , m_repositories(practiceRepositories(m_options.repositories, now))
{
    index();
}

void PracticeWorld::index()
{
    m_indexOf.clear();
    m_indexOf.reserve(qsizetype(m_repositories.size()));
    for (std::size_t index = 0; index < m_repositories.size(); ++index)
        m_indexOf.insert(m_repositories[index].info.id, index);
}

QByteArray PracticeWorld::projectId()
{
    return "05a1f2c4d6e84b0fa3c5d7e9f1b3a5e9"_ba;
}

PracticeQuery::Reach PracticeWorld::reachOf(const PracticeQuery &query) const
{
    const PracticeQuery::Reach reach = query.reach();
    const QString asked = query.text(entryFor(Field::EnterpriseProjectId).name);
    const bool hidden = m_options.defaultProjectIsEmpty && asked != "all_granted_eps"_L1;
    return reach == PracticeQuery::Reach::All && hidden ? PracticeQuery::Reach::None : reach;
}

QByteArray PracticeWorld::newRequestId()
{
    std::array<quint32, 4> digits{};
    m_random.fillRange(digits.data(), qsizetype(digits.size()));
    return QByteArray(reinterpret_cast<const char *>(digits.data()), qsizetype(sizeof digits)).toHex();
}

bool PracticeWorld::admits(std::chrono::milliseconds now)
{
    if (m_options.limitPerSecond == 0)
        return true;
    while (!m_admitted.empty() && m_admitted.front() + std::chrono::seconds(1) <= now)
        m_admitted.pop_front();
    if (m_admitted.size() >= std::size_t(m_options.limitPerSecond))
        return false;
    m_admitted.push_back(now);
    return true;
}

const RegistryInfo &PracticeWorld::registry(std::size_t index, std::chrono::milliseconds now)
{
    PracticeRepository &repository = m_repositories.at(index);
    if (repository.settlesAt && *repository.settlesAt <= now)
        settle(repository);
    if (repository.syncedAt && *repository.syncedAt <= now)
        finishSync(repository);
    return repository.info;
}

std::optional<std::size_t> PracticeWorld::indexOf(const QString &id) const
{
    const auto found = m_indexOf.constFind(id);
    return found == m_indexOf.cend() ? std::nullopt : std::optional(*found);
}

void PracticeWorld::apply(std::size_t index, const AccessUpdate &update, std::chrono::milliseconds now)
{
    PracticeRepository &repository = m_repositories.at(index);
    const RegistryInfo before = repository.info;
    for (const Field field : update.members()) {
        if (!applies(field, update, &before))
            continue;
        if (entryFor(field).secret)
            repository.password = update.password() ? update.password()->clone() : Secret();
        else
            repository.info.access[field] = update.text(field);
    }
    repository.info.status = u"accessing"_s;
    repository.info.failReason.clear();
    repository.settlesAt = now + m_options.connecting;
    repository.syncedAt.reset();
    ++repository.changes;
}

int PracticeWorld::changesOf(const QString &id) const
{
    const std::optional<std::size_t> index = indexOf(id);
    return index ? m_repositories.at(*index).changes : 0;
}

bool PracticeWorld::holdsPassword(const QString &id, QStringView password) const
{
    const std::optional<std::size_t> index = indexOf(id);
    return index && m_repositories.at(*index).password.reveal() == password;
}

void PracticeWorld::settle(PracticeRepository &repository) const
{
    RegistryInfo &info = repository.info;
    const std::chrono::milliseconds end = *repository.settlesAt;
    repository.settlesAt.reset();
    if (repository.password.reveal() == practice::wrongRegistryPassword) {
        info.status = u"fail"_s;
        info.failReason = u"REQUEST_API_ERROR"_s;
        return;
    }
    info.status = u"success"_s;
    if (info.access[Field::RegistryUsername] == "not-exercised"_L1)
        return;
    // A repository that connects in no time at all must still be seen to have done so after the edit.
    info.latestSyncTime = std::max<qint64>(end.count() + 1, info.latestSyncTime.value_or(0) + 1);
}

void PracticeWorld::finishSync(PracticeRepository &repository)
{
    RegistryInfo &info = repository.info;
    const std::chrono::milliseconds end = *repository.syncedAt;
    repository.syncedAt.reset();
    if (repository.password.reveal() == practice::wrongRegistryPassword) {
        info.status = u"fail"_s;
        info.failReason = u"REQUEST_API_ERROR"_s;
    }
    if (accessStatus(info) == AccessStatus::Success)
        info.latestSyncTime = std::max<qint64>(end.count() + 1, info.latestSyncTime.value_or(0) + 1);
}

} // namespace hssreg
