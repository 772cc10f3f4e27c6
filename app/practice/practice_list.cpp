#include "app/practice/practice_list.h"

#include "app/access/access_fields.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

// hss-api.md, section 2.
constexpr std::array knownTypes{
    "Harbor"_L1, "Jfrog"_L1, "SwrPrivate"_L1, "SwrShared"_L1, "SwrEnterprise"_L1, "Other"_L1};
constexpr std::array knownStatuses{"success"_L1, "fail"_L1, "accessing"_L1};

//! What the repositories must match; an empty text or list asks for nothing.
struct Filter {
    QString id;
    QString name;
    QString address;
    QString status;
    QStringList types;

    [[nodiscard]] bool asksForNothing() const
    {
        return id.isEmpty() && name.isEmpty() && address.isEmpty() && status.isEmpty() && types.isEmpty();
    }
    [[nodiscard]] bool matches(const RegistryInfo &info) const
    {
        return (id.isEmpty() || info.id == id) && (status.isEmpty() || info.status == status)
            && (types.isEmpty() || types.contains(info.type)) && info.name.contains(name, Qt::CaseInsensitive)
            && info.access[Field::RegistryAddr].value_or(QString()).contains(address, Qt::CaseInsensitive);
    }
};

bool isKnownType(const QString &type)
{
    return std::find(knownTypes.begin(), knownTypes.end(), type) != knownTypes.end();
}

bool isKnownStatus(const QString &status)
{
    return std::find(knownStatuses.begin(), knownStatuses.end(), status) != knownStatuses.end();
}

//! One repository, with the members it has. The password is none of them.
QJsonObject jsonOf(const RegistryInfo &info)
{
    QJsonObject json{{"id"_L1, info.id}, {"registry_name"_L1, info.name}, {"registry_type"_L1, info.type},
        {"status"_L1, info.status}, {"fail_reason"_L1, info.failReason}};
    const AccessUpdate nothing;
    for (const Field field : bodyFields) {
        const FieldEntry &entry = entryFor(field);
        const std::optional<QString> &text = info.access[field];
        if (text && !entry.secret && applies(field, nothing, &info))
            json.insert(entry.name, *text);
    }
    if (info.imagesNum)
        json.insert("images_num"_L1, *info.imagesNum);
    if (info.latestSyncTime)
        json.insert("latest_sync_time"_L1, *info.latestSyncTime);
    return json;
}

QJsonObject matching(
    PracticeWorld &world, const Filter &filter, PracticeQuery::Page page, std::chrono::milliseconds now)
{
    QJsonArray items;
    const int all = int(world.size());
    int found = 0;
    // Without a filter the page is where its offset says: a long list is not walked for each of its pages.
    const bool everything = filter.asksForNothing();
    const int first = everything ? std::min(page.offset, all) : 0;
    const int end = everything ? std::min(first + page.limit, all) : all;
    for (int index = first; index < end; ++index) {
        const RegistryInfo &info = world.registry(std::size_t(index), now);
        if (!everything && !filter.matches(info))
            continue;
        if (everything || (found >= page.offset && items.size() < page.limit))
            items.append(jsonOf(info));
        ++found;
    }
    return {{"total_num"_L1, everything ? all : found}, {"data_list"_L1, items}};
}

} // namespace

PracticeReply listRegistries(PracticeWorld &world, const PracticeQuery &query, std::chrono::milliseconds now)
{
    const std::optional<PracticeQuery::Page> page = query.page(world.options().mostPerPage);
    if (!page)
        return hssRefusal(HssRefusal::InvalidParameter, query.pageFault());
    const Filter filter{query.text(u"registry_id"_s), query.text(u"registry_name"_s),
        query.text(u"registry_addr"_s), query.text(u"status"_s),
        query.text(u"registry_type"_s).split(u',', Qt::SkipEmptyParts)};
    if (!std::all_of(filter.types.cbegin(), filter.types.cend(), isKnownType))
        return hssRefusal(HssRefusal::InvalidParameter, u"registry_type"_s);
    if (!filter.status.isEmpty() && !isKnownStatus(filter.status))
        return hssRefusal(HssRefusal::InvalidParameter, u"status"_s);

    if (world.options().mayNotList)
        return hssRefusal(HssRefusal::NoRights);
    switch (world.reachOf(query)) {
    case PracticeQuery::Reach::All: return jsonReply(200, matching(world, filter, *page, now));
    case PracticeQuery::Reach::None:
        return jsonReply(200, {{"total_num"_L1, 0}, {"data_list"_L1, QJsonArray()}});
    case PracticeQuery::Reach::Invalid:
        return hssRefusal(HssRefusal::InvalidParameter, entryFor(Field::EnterpriseProjectId).name);
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
