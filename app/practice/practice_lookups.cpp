#include "app/practice/practice_lookups.h"

#include "app/access/access_fields.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>
#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

struct ClusterRow {
    QLatin1StringView id;
    QLatin1StringView name;
    QLatin1StringView type;
    QLatin1StringView access;
    QLatin1StringView combined;
    QLatin1StringView failure;
    int nodes;
};

// The first two are those that the practice repositories have; then one for each other state.
constexpr std::array clusterRows{
    ClusterRow{"0f3c8a52-7d41-11ef-8d2a-0255ac100b07"_L1, "cluster01"_L1, "cce"_L1, "connect_success"_L1,
        "running"_L1, {}, 3},
    ClusterRow{"3b9e6d10-7d41-11ef-9c4f-0255ac100b07"_L1, "cluster-eu"_L1, "self_built_idc"_L1,
        "connect_success"_L1, "running"_L1, {}, 5},
    ClusterRow{"58d02c7e-7d41-11ef-a1b3-0255ac100b07"_L1, "cluster-ali"_L1, "ali"_L1, "connect_fail"_L1,
        "access_error"_L1, "The API server of the cluster can not be reached"_L1, 2},
    ClusterRow{"6ae14f93-7d41-11ef-b7c5-0255ac100b07"_L1, "cluster-lab"_L1, "cce"_L1, "connect_success"_L1,
        "upgrading"_L1, {}, 1},
    ClusterRow{"7cf251a8-7d41-11ef-87d9-0255ac100b07"_L1, "cluster-new"_L1, "aws"_L1, "not_connect"_L1,
        "accessing"_L1, {}, 4},
    ClusterRow{"8d0363bd-7d41-11ef-96eb-0255ac100b07"_L1, "cluster-old"_L1, "azure"_L1,
        "connect_disruption"_L1, "run_error"_L1, "The agent does not run on every node"_L1, 8},
};
constexpr std::array clusterTypes{
    "cce"_L1, "ali"_L1, "tencent"_L1, "azure"_L1, "aws"_L1, "self_built_hw"_L1, "self_built_idc"_L1};

QJsonObject jsonOf(const ClusterRow &row)
{
    return {{"cluster_id"_L1, row.id}, {"cluster_name"_L1, row.name}, {"cluster_type"_L1, row.type},
        {"node_num"_L1, row.nodes}, {"cluster_status"_L1, u"Available"_s},
        {"installed_status"_L1, u"install_success"_s}, {"access_status"_L1, row.access},
        {"combined_status"_L1, row.combined}, {"failed_message"_L1, row.failure}};
}

//! One of the many: its texts follow from its number alone.
QJsonObject clusterJson(int number)
{
    if (std::size_t(number) < clusterRows.size())
        return jsonOf(clusterRows.at(std::size_t(number)));
    static const QUuid family(u"b2d64c1a-90e7-4f35-8a6b-1c5f0e7d3a92"_s);
    QJsonObject json = jsonOf(clusterRows.at(std::size_t(number) % clusterRows.size()));
    const QString suffix = u"%1"_s.arg(number + 1, 4, 10, QLatin1Char('0'));
    json.insert("cluster_id"_L1, QUuid::createUuidV5(family, suffix).toString(QUuid::WithoutBraces));
    json.insert("cluster_name"_L1, QString(u"cluster-"_s + suffix));
    return json;
}

bool matches(const QJsonObject &cluster, const PracticeQuery &query)
{
    const QString type = query.text(u"type"_s);
    const QString connected = query.text(u"access_status"_s);
    const bool isConnected = cluster["access_status"_L1] == "connect_success"_L1;
    return (type.isEmpty() || cluster["cluster_type"_L1] == type)
        && (connected.isEmpty() || (connected == "true"_L1) == isConnected);
}

QString shellQuoted(QString text)
{
    text.replace(u'\'', u"'\\''"_s);
    return u'\'' + text + u'\'';
}

} // namespace

PracticeReply uploadCommand(const PracticeQuery &query)
{
    // The names of the query, and the fields whose rules are theirs.
    static const std::array<std::pair<QString, Field>, 4> parameters{
        std::pair{u"registry_addr"_s, Field::RegistryAddr}, std::pair{u"namespace"_s, Field::Namespace},
        std::pair{u"username"_s, Field::RegistryUsername}, std::pair{u"password"_s, Field::RegistryPassword}};
    QStringList command{u"bash"_s, u"image_upload.sh"_s};
    for (const auto &[name, field] : parameters) {
        if (!query.has(name) || hasErrors(checkValue(field, query.text(name))))
            return hssRefusal(HssRefusal::InvalidParameter, name);
        command.append(shellQuoted(query.text(name)));
    }
    return jsonReply(200,
        {{"image_command"_L1, command.join(u' ')},
            {"images_download_url"_L1, u"https://hss.cn-north-4.example.com/package/image-scan.tar.gz"_s},
            {"swr_image_pull_command"_L1,
                u"docker pull swr.cn-north-4.example.com/hss/image-scan:latest"_s}});
}

PracticeReply statistics(PracticeWorld &world, const PracticeQuery &query, std::chrono::milliseconds now)
{
    const QStringList types = query.text(u"registry_type"_s).split(u',', Qt::SkipEmptyParts);
    const PracticeQuery::Reach reach = world.reachOf(query);
    if (reach == PracticeQuery::Reach::Invalid)
        return hssRefusal(HssRefusal::InvalidParameter, entryFor(Field::EnterpriseProjectId).name);
    int failed = 0;
    int good = 0;
    for (std::size_t index = 0; reach == PracticeQuery::Reach::All && index < world.size(); ++index) {
        const RegistryInfo &info = world.registry(index, now);
        if (!types.isEmpty() && !types.contains(info.type))
            continue;
        failed += accessStatus(info) == AccessStatus::Fail ? 1 : 0;
        good += accessStatus(info) == AccessStatus::Success ? 1 : 0;
    }
    return jsonReply(200, {{"fail_num"_L1, failed}, {"success_num"_L1, good}});
}

PracticeReply listClusters(const PracticeWorld &world, const PracticeQuery &query)
{
    const std::optional<PracticeQuery::Page> page = query.page(world.options().mostPerPage);
    if (!page)
        return hssRefusal(HssRefusal::InvalidParameter, query.pageFault());
    const QString type = query.text(u"type"_s);
    if (!type.isEmpty() && std::find(clusterTypes.begin(), clusterTypes.end(), type) == clusterTypes.end())
        return hssRefusal(HssRefusal::InvalidParameter, u"type"_s);
    const QString connected = query.text(u"access_status"_s);
    if (!connected.isEmpty() && connected != "true"_L1 && connected != "false"_L1)
        return hssRefusal(HssRefusal::InvalidParameter, u"access_status"_s);
    QJsonArray items;
    int found = 0;
    for (int number = 0; number < world.options().clusters; ++number) {
        const QJsonObject cluster = clusterJson(number);
        if (!matches(cluster, query))
            continue;
        if (found >= page->offset && items.size() < page->limit)
            items.append(cluster);
        ++found;
    }
    return jsonReply(200, {{"total_num"_L1, found}, {"data_list"_L1, items}});
}

} // namespace hssreg
