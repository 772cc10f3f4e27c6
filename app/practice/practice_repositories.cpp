#include "app/practice/practice_repositories.h"

#include <QUuid>

#include <array>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr auto jumpCluster = "0f3c8a52-7d41-11ef-8d2a-0255ac100b07"_L1;
constexpr auto otherCluster = "3b9e6d10-7d41-11ef-9c4f-0255ac100b07"_L1;
constexpr std::chrono::hours day{24};

//! A row of the table of repositories. An empty text: the member is absent.
struct Row {
    QLatin1StringView id;
    QLatin1StringView name;
    QLatin1StringView type;
    QLatin1StringView version;
    QLatin1StringView protocol;
    QLatin1StringView address;
    QLatin1StringView username;
    QLatin1StringView space;
    QLatin1StringView cluster;
    QLatin1StringView channel;
    QLatin1StringView status;
    QLatin1StringView failReason;
    int images;
    std::chrono::milliseconds syncedBefore; //!< 0: never
};

// The names and addresses of the sketch of the main window.
constexpr std::array firstRows{
    Row{"ea325892-0c1d-4e2c-bca4-409b8853556b"_L1, "harbor-prod"_L1, "Harbor"_L1, "V2"_L1, "https"_L1,
        "harbor.example.com"_L1, "admin"_L1, {}, jumpCluster, "Swr"_L1, "success"_L1, {}, 1204,
        std::chrono::minutes(29)},
    Row{"7c41d0aa-52e6-4b0f-8a35-6d1f0e9b2c78"_L1, "harbor-eu"_L1, "Harbor"_L1, "V2"_L1, "https"_L1,
        "10.4.0.12:8443"_L1, "robot$hss-scan"_L1, "security"_L1, otherCluster, "Other"_L1, "success"_L1, {},
        318, std::chrono::hours(9)},
    Row{"5b7dd0a1-9f3e-4d0e-9a58-1c0f6b1d7e22"_L1, "jfrog-build"_L1, "Jfrog"_L1, "V2"_L1, "https"_L1,
        "artifacts.example.com"_L1, "svc-hss"_L1, {}, jumpCluster, "Swr"_L1, "fail"_L1,
        "REQUEST_API_ERROR"_L1, 57, 5 * day},
    Row{"c0a91f36-2b84-4c17-b6d2-f83e5a7740d9"_L1, "harbor-lab"_L1, "Harbor"_L1, "V1"_L1, "http"_L1,
        "lab.example.com:5000"_L1, "lab-reader"_L1, {}, jumpCluster, "Swr"_L1, "accessing"_L1, {}, 0,
        std::chrono::milliseconds(0)},
    Row{"1e68b3f4-d790-4a52-93cb-08a4c6e51f3d"_L1, "harbor-dr"_L1, "Harbor"_L1, "V2"_L1, "https"_L1,
        "harbor-dr.example.com"_L1, "robot$dr+hss"_L1, "dr"_L1, otherCluster, "Other"_L1, "fail"_L1,
        "CREATE_JOB_FAILED"_L1, 1196, 31 * day},
    Row{"94f2a7c5-6e0b-4d83-a1f9-b7350cd2e816"_L1, "other-mirror"_L1, "Other"_L1, "V2"_L1, "https"_L1,
        "mirror.example.com"_L1, "mirror-pull"_L1, "mirror"_L1, jumpCluster, "Other"_L1, "success"_L1, {}, 86,
        2 * day},
    // HSS's own: it has no login to edit.
    Row{"d3570e9b-41ac-4f6d-8e12-5a9bc07f64e1"_L1, "swr-private"_L1, "SwrPrivate"_L1, {}, "https"_L1,
        "swr.cn-north-4.example.com"_L1, {}, {}, {}, {}, "success"_L1, {}, 640, day},
};

void setIfGiven(FieldTexts &access, Field field, QLatin1StringView text)
{
    if (!text.isEmpty())
        access[field] = text;
}

RegistryInfo registryFrom(const Row &row, std::chrono::milliseconds now)
{
    RegistryInfo info;
    info.id = row.id;
    info.name = row.name;
    info.type = row.type;
    setIfGiven(info.access, Field::ApiVersion, row.version);
    setIfGiven(info.access, Field::Protocol, row.protocol);
    setIfGiven(info.access, Field::RegistryAddr, row.address);
    setIfGiven(info.access, Field::RegistryUsername, row.username);
    setIfGiven(info.access, Field::Namespace, row.space);
    setIfGiven(info.access, Field::ConnectClusterId, row.cluster);
    setIfGiven(info.access, Field::GetScanImageChannel, row.channel);
    info.status = row.status;
    info.failReason = row.failReason;
    info.imagesNum = row.images;
    info.latestSyncTime = row.syncedBefore.count() == 0 ? 0 : (now - row.syncedBefore).count();
    return info;
}

//! One of the many: its texts follow from its number alone.
RegistryInfo furtherRegistry(int number, std::chrono::milliseconds now)
{
    static const QUuid family(u"6a1f4f0e-5d0c-4b8e-9f43-3c2e7a90d1b5"_s);
    // A step through the six third-party rows gives every mixture of type, status and source.
    const Row &like = firstRows.at(std::size_t(number) % 6);
    RegistryInfo info = registryFrom(like, now);
    const QString suffix = u"%1"_s.arg(number, 6, 10, QLatin1Char('0'));
    info.id = QUuid::createUuidV5(family, suffix).toString(QUuid::WithoutBraces);
    info.name = info.type.toLower() + QLatin1Char('-') + suffix;
    info.access[Field::RegistryAddr] = QString(u"registry-"_s + suffix + u".example.com"_s);
    info.imagesNum = number % 1500;
    return info;
}

} // namespace

std::vector<PracticeRepository> practiceRepositories(int count, std::chrono::milliseconds now)
{
    std::vector<PracticeRepository> repositories;
    repositories.reserve(std::size_t(count));
    for (int number = 1; number <= count; ++number) {
        const auto index = std::size_t(number) - 1;
        PracticeRepository repository;
        repository.info =
            index < firstRows.size() ? registryFrom(firstRows.at(index), now) : furtherRegistry(number, now);
        repositories.push_back(std::move(repository));
    }
    return repositories;
}

} // namespace hssreg
