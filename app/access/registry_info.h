#pragma once

#include "app/access/field.h"

#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace hssreg {

//! A text, or nothing, for each member of the body. The password has no place here: no read returns it.
class FieldTexts {
public:
    [[nodiscard]] const std::optional<QString> &operator[](Field field) const
    {
        return m_texts.at(std::size_t(field));
    }
    [[nodiscard]] std::optional<QString> &operator[](Field field) { return m_texts.at(std::size_t(field)); }
    friend bool operator==(const FieldTexts &, const FieldTexts &) = default;

private:
    std::array<std::optional<QString>, bodyFields.size()> m_texts;
};

//! Access status of a repository. Other: a word this program does not know.
enum class AccessStatus { Success, Fail, Accessing, Other };

//! What HSS tells about one repository (RegistryInfo of ListRegistry). Every member may be absent.
struct RegistryInfo {
    QString id;
    QString name; //!< registry_name
    QString type; //!< registry_type: Harbor, Jfrog, SwrPrivate, SwrShared, SwrEnterprise, Other
    FieldTexts access; //!< the members that can be edited
    QString status; //!< success, fail or accessing, as it came
    QString failReason; //!< CREATE_JOB_FAILED, REQUEST_API_ERROR, SERVER_ERROR, as it came
    std::optional<int> imagesNum; //!< 0 to 20,000
    std::optional<qint64> latestSyncTime; //!< milliseconds since 1970; 0 or absent: never

    friend bool operator==(const RegistryInfo &, const RegistryInfo &) = default;
};

[[nodiscard]] inline AccessStatus accessStatus(QStringView status)
{
    if (status == QLatin1StringView("success"))
        return AccessStatus::Success;
    if (status == QLatin1StringView("fail"))
        return AccessStatus::Fail;
    return status == QLatin1StringView("accessing") ? AccessStatus::Accessing : AccessStatus::Other;
}
[[nodiscard]] inline AccessStatus accessStatus(const RegistryInfo &registry)
{
    return accessStatus(registry.status);
}

//! Only repositories of third parties are edited here: Harbor, JFrog and Other. SWR ones are HSS's own.
[[nodiscard]] bool isThirdParty(const RegistryInfo &registry);

//! The repository with this ID; null if the list has none. Points into the list.
[[nodiscard]] const RegistryInfo *findRegistry(const QList<RegistryInfo> &registries, QStringView id);

} // namespace hssreg
