#include "app/practice/practice_accounts.h"
#include "app/practice/practice_world.h"

#include "app/access/access_fields.h"

#include <QSet>
#include <QUuid>

#include <algorithm>
#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

// A Harbor and a JFrog of the sketch: harbor-eu and jfrog-build.
constexpr std::array inRegistry{
    "7c41d0aa-52e6-4b0f-8a35-6d1f0e9b2c78"_L1, "5b7dd0a1-9f3e-4d0e-9a58-1c0f6b1d7e22"_L1};

//! What its login is at the source: what HSS was given last, unless that never was right.
bool hasPassword(const PracticeRepository &repository, QStringView password)
{
    const QStringView held = repository.password.reveal();
    return held.isEmpty() || held == practice::wrongRegistryPassword ? password == practice::registryPassword
                                                                     : password == held;
}

} // namespace

QString PracticeWorld::newId()
{
    return QUuid::fromRfc4122(QByteArray::fromHex(newRequestId())).toString(QUuid::WithoutBraces);
}

void PracticeWorld::add(const NewRegistry &registry, std::chrono::milliseconds now)
{
    PracticeRepository repository;
    repository.info.id = newId();
    repository.info.name = registry.name;
    repository.info.type = registry.type;
    repository.info.imagesNum = 0;
    repository.info.latestSyncTime = 0;
    const std::size_t place = m_repositories.size();
    m_indexOf.insert(repository.info.id, place);
    m_repositories.push_back(std::move(repository));
    apply(place, registry.access, now);
}

void PracticeWorld::remove(const QStringList &ids)
{
    const QSet<QString> gone(ids.cbegin(), ids.cend());
    std::erase_if(m_repositories,
        [&gone](const PracticeRepository &repository) { return gone.contains(repository.info.id); });
    index();
}

bool PracticeWorld::hasName(QStringView name) const
{
    return std::any_of(m_repositories.begin(), m_repositories.end(),
        [name](const PracticeRepository &repository) { return repository.info.name == name; });
}

void PracticeWorld::synchronise(const QList<std::size_t> &indexes, bool all, std::chrono::milliseconds now)
{
    PracticeTask task{newId(), now, now + m_options.connecting, all, {}};
    for (const std::size_t place : indexes) {
        const RegistryInfo &info = registry(place, now);
        PracticeRepository &repository = m_repositories.at(place);
        repository.syncedAt = task.end;
        const bool fails = accessStatus(info) == AccessStatus::Fail
            || repository.password.reveal() == practice::wrongRegistryPassword;
        task.parts.push_back({info.id, info.name, info.type, fails});
    }
    m_tasks.push_back(std::move(task));
}

void PracticeWorld::moveToRegistry(const QString &address)
{
    const bool first = m_registryAddress.isEmpty();
    for (const QLatin1StringView id : inRegistry) {
        const std::optional<std::size_t> place = indexOf(id);
        if (!place)
            continue;
        FieldTexts &access = m_repositories.at(*place).info.access;
        if (!first && access[Field::RegistryAddr] != m_registryAddress)
            continue;
        access[Field::RegistryAddr] = address;
        access[Field::Protocol] = u"http"_s;
    }
    m_registryAddress = address;
}

bool PracticeWorld::takesLogin(QStringView user, QStringView password) const
{
    if (user.isEmpty() || password == practice::wrongRegistryPassword)
        return false;
    return std::any_of(
        m_repositories.begin(), m_repositories.end(), [&](const PracticeRepository &repository) {
            return repository.info.access[Field::RegistryUsername] == user
                && hasPassword(repository, password);
        });
}

} // namespace hssreg
