#pragma once

#include <QByteArray>
#include <QLatin1StringView>

// Who may sign in to the practice service. Secrets of nobody: they are good here only.
namespace hssreg::practice {

//! The account (domain) that both users belong to.
inline constexpr QLatin1StringView accountName("practice");
inline constexpr QLatin1StringView accountId("0c4e8a7f2b1d46e09a5c3f7d8e6b2a10");
//! The region, which is also the name of its project.
inline constexpr QLatin1StringView region("cn-north-4");

//! An IAM user that signs in with a password.
inline constexpr QLatin1StringView user("operator");
inline constexpr QLatin1StringView userId("3f6d1c2b8a9e4705b1d2c3e4f5a60718");
//! An IAM user that needs a passcode beside the password.
inline constexpr QLatin1StringView mfaUser("operator-mfa");
inline constexpr QLatin1StringView mfaUserId("7a5b4c3d2e1f40619283a4b5c6d7e8f9");
inline constexpr QLatin1StringView mfaPasscode("314159"); //!< always the same, unlike a real one
inline constexpr QLatin1StringView userPassword("Practice-only-1"); //!< of both users

//! Access keys that sign requests.
inline constexpr QLatin1StringView accessKey("PRACTICEACCESSKEY001");
inline constexpr QLatin1StringView secretKey("PracticeSecretKeyOfNobody0000000000000001");
//! Temporary ones: good with their security token only.
inline constexpr QLatin1StringView temporaryAccessKey("PRACTICETEMPORARY001");
inline constexpr QLatin1StringView temporarySecretKey("PracticeSecretKeyOfNobody0000000000000002");
inline constexpr QLatin1StringView securityToken("cHJhY3RpY2Utc2VjdXJpdHktdG9rZW4");

//! What a practice repository takes as its password until HSS was given another.
inline constexpr QLatin1StringView registryPassword("Harbor12345");
//! What no practice repository takes.
inline constexpr QLatin1StringView wrongRegistryPassword("wrong-password");
//! The namespace in which the users of the practice registry may push.
inline constexpr QLatin1StringView pushNamespace("security");
//! The namespace in which they may only pull. In others they have no rights.
inline constexpr QLatin1StringView pullNamespace("mirror");

} // namespace hssreg::practice
