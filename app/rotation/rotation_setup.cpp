#include "app/rotation/rotation_setup.h"

#include "app/access/access_fields.h"

#include "app/rotation/password_origin.h"

#include <QDir>
#include <QHash>

#include <algorithm>
#include <map>

namespace hssreg {

namespace {

using namespace Qt::StringLiterals;

//! Gives each password a place in the setup, once for all rows that say the same.
class SharedPasswords {
public:
    SharedPasswords(const PlanPasswords &found, std::vector<Secret> &passwords)
        : m_found(found)
        , m_passwords(passwords)
    {
    }
    [[nodiscard]] int placeOf(const PlanRow &row)
    {
        if (row.change.password() || row.passwordFrom.isEmpty())
            return -1;
        const auto known = m_places.find(row.passwordFrom);
        if (known != m_places.end())
            return known->second;
        const Secret *secret = m_found.passwordFor(row);
        if (!secret)
            return -1;
        m_passwords.push_back(secret->clone());
        return m_places[row.passwordFrom] = int(m_passwords.size()) - 1;
    }

private:
    const PlanPasswords &m_found;
    std::vector<Secret> &m_passwords;
    std::map<QString, int> m_places;
};

//! A run may be taken up again from another folder.
QString absoluteOrigin(const QString &from, const QString &folder)
{
    const std::optional<PasswordOrigin> origin = readPasswordOrigin(from);
    if (!origin || origin->kind != PasswordOrigin::Kind::File)
        return from;
    return u"file:"_s + QDir::cleanPath(QDir(folder).absoluteFilePath(origin->name));
}

RotationItem itemOf(PlanRow &row, int number, int site, int password)
{
    RotationItem item;
    item.number = number;
    item.site = site;
    item.registryId = row.id;
    item.registryName = row.registryName;
    item.change = std::move(row.change);
    item.password = password;
    return item;
}

//! What the journal says instead of a password that stood in the file.
QString keptOrigin(const RotationItem &item)
{
    const bool literal = item.passwordFrom.isEmpty() && item.change.password();
    return literal ? u"prompt"_s : item.passwordFrom;
}

JournalItem journalItemOf(const RotationItem &item, const RotationPlace &place)
{
    JournalItem kept;
    kept.number = item.number;
    kept.connection = place.connection;
    kept.endpoint = place.endpoint;
    kept.region = place.region;
    kept.projectId = place.projectId;
    kept.enterpriseProjectId = place.enterpriseProjectId;
    kept.registryId = item.registryId;
    kept.registryName = item.registryName;
    kept.change = item.change.texts();
    kept.passwordFrom = keptOrigin(item);
    kept.stage = item.stage;
    kept.result = item.result;
    return kept;
}

// What was reached so far is no part of what is wanted.
bool wantsTheSame(const JournalItem &one, const JournalItem &other)
{
    return one.connection == other.connection && one.endpoint == other.endpoint && one.region == other.region
        && one.projectId == other.projectId && one.enterpriseProjectId == other.enterpriseProjectId
        && one.registryId == other.registryId && one.change == other.change
        && one.passwordFrom == other.passwordFrom;
}

} // namespace

std::vector<RotationPlace> placesOf(const Plan &plan, const RotationPlace &given)
{
    std::vector<RotationPlace> places;
    QHash<RotationPlace, int> seen;
    for (const PlanRow &row : plan.rows) {
        const RotationPlace place = placeOf(row, given);
        if (!seen.contains(place)) {
            seen.insert(place, int(places.size()));
            places.push_back(place);
        }
    }
    return places;
}

QString shardText(const RotationShard &shard)
{
    return shard.count == 1 ? QString() : u"%1/%2"_s.arg(shard.index).arg(shard.count);
}

void keepShard(Plan &plan, const RotationShard &shard)
{
    for (std::size_t i = 0; i < plan.rows.size(); ++i)
        plan.rows[i].number = rowNumber(plan.rows[i], i);
    std::erase_if(
        plan.rows, [&shard](const PlanRow &row) { return !isInShard(row.id, shard.index, shard.count); });
}

RotationSetup setupOf(Plan &plan, const PlanPasswords &passwords, const RotationPlace &given,
    const std::vector<RotationPlace> &places, const QString &folder)
{
    QHash<RotationPlace, int> sites;
    for (const RotationPlace &place : places)
        sites.insert(place, int(sites.size()));
    RotationSetup setup;
    setup.items.reserve(plan.rows.size());
    SharedPasswords shared(passwords, setup.passwords);
    for (std::size_t i = 0; i < plan.rows.size(); ++i) {
        PlanRow &row = plan.rows[i];
        const int password = shared.placeOf(row);
        setup.items.push_back(itemOf(row, rowNumber(row, i), sites.value(placeOf(row, given)), password));
        setup.items.back().passwordFrom = absoluteOrigin(row.passwordFrom, folder);
    }
    return setup;
}

std::vector<JournalItem> journalItemsOf(const RotationSetup &setup, const std::vector<RotationPlace> &places)
{
    std::vector<JournalItem> items;
    items.reserve(setup.items.size());
    for (const RotationItem &item : setup.items)
        items.push_back(journalItemOf(item, places.at(std::size_t(item.site))));
    return items;
}

std::optional<int> takeUp(
    RotationSetup &setup, const std::vector<RotationPlace> &places, const std::vector<JournalItem> &journal)
{
    QHash<int, const JournalItem *> byNumber;
    for (const JournalItem &item : journal)
        byNumber.insert(item.number, &item);
    for (RotationItem &item : setup.items) {
        const JournalItem *kept = byNumber.take(item.number);
        if (!kept || !wantsTheSame(*kept, journalItemOf(item, places.at(std::size_t(item.site)))))
            return item.number;
        item.stage = kept->stage;
        item.result = kept->result;
    }
    setup.resumed = true;
    if (byNumber.isEmpty())
        return std::nullopt;
    return *std::min_element(byNumber.keyBegin(), byNumber.keyEnd());
}

Plan planOf(const std::vector<JournalItem> &journal)
{
    Plan plan;
    for (const JournalItem &item : journal) {
        PlanRow row;
        row.number = item.number;
        row.connection = item.connection;
        row.endpoint = item.endpoint;
        row.region = item.region;
        row.projectId = item.projectId;
        row.enterpriseProjectId = item.enterpriseProjectId;
        row.id = item.registryId;
        row.registryName = item.registryName;
        row.passwordFrom = item.passwordFrom;
        for (const Field field : bodyFields) {
            if (const std::optional<QString> &text = item.change[field])
                row.change.set(field, *text);
        }
        if (!row.passwordFrom.isEmpty())
            row.change.promisePassword();
        plan.rows.push_back(std::move(row));
    }
    return plan;
}

} // namespace hssreg
