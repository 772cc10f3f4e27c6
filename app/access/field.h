#pragma once

#include <array>
#include <cstddef>

namespace hssreg {

//! Everything that goes on the wire with a change of access information, in the order of the reference page, and
//! what connecting a repository and signing add to it.
enum class Field {
    // the body, Table 4, in its order
    ApiVersion,
    Protocol,
    RegistryAddr,
    RegistryUsername,
    RegistryPassword,
    Namespace,
    ConnectClusterId,
    GetScanImageChannel,
    // the path, the query and the header: Tables 1 to 3
    ProjectId,
    RegistryId,
    EnterpriseProjectId,
    Token,
    // the body of AddRegistry only
    RegistryName,
    RegistryType,
    // what a request is signed with instead of a token
    AccessKeyId,
    SecretKey,
    SecurityToken,
};

//! The members of the body, in the order in which they are written.
inline constexpr std::array bodyFields{Field::ApiVersion, Field::Protocol, Field::RegistryAddr,
    Field::RegistryUsername, Field::RegistryPassword, Field::Namespace, Field::ConnectClusterId,
    Field::GetScanImageChannel};

inline constexpr std::size_t fieldCount = std::size_t(Field::SecurityToken) + 1;

} // namespace hssreg
