#include "app/service/service_codes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace hssreg {

namespace {

constexpr auto unauthorized = Outcome::Unauthorized;
constexpr auto refused = Outcome::Refused;
constexpr auto throttled = Outcome::Throttled;

#define ROW(code, outcome, meaning, advice) SAYS(code, "", outcome, meaning, advice)
#define SAYS(code, says, outcome, meaning, advice)                                                           \
    ServiceCode                                                                                              \
    {                                                                                                        \
        QLatin1StringView(code), QLatin1StringView(says), outcome,                                           \
            QT_TRANSLATE_NOOP("ServiceCode", meaning), QT_TRANSLATE_NOOP("ServiceCode", advice)              \
    }

// clang-format off
const std::array codes {
    ROW("HSS.0001", refused, "a value is not accepted", "Check the changed fields against their limits."),
    ROW("HSS.0002", refused, "the request could not be read", "Report this with the request ID: the program should not send such a request."),
    ROW("HSS.0010", refused, "access denied", "Check the project, the enterprise project, the repository ID and your rights."),
    ROW("HSS.0011", refused, "no such repository", "Reload the list: the repository may be gone, or belong to another enterprise project."),
    ROW("HSS.0013", refused, "no permission", "Ask the administrator for HSS rights, or choose the right enterprise project."),
    ROW("HSS.0014", refused, "no quota may be created", "Contact technical support with the request ID."),
    ROW("HSS.1002", refused, "the quota is used up", "Buy quota, or free some."),
    ROW("HSS.1008", refused, "the servers could not be queried", "Check the values, then try again."),
    ROW("HSS.0041", std::nullopt, "HSS could not query its data", "Try again in a moment."),
    ROW("00000010", refused, "access denied", "Check the project, the enterprise project, the repository ID and your rights."),
    ROW("APIG.0101", refused, "this endpoint does not know the call", "Check the region or endpoint: this is probably another service, or a region without HSS."),
    ROW("APIG.0201", std::nullopt, "the gateway could not pass the request on", "Try again in a moment. If it stays, the token may be too long for the gateway, or HSS is down."),
    ROW("APIG.0202", std::nullopt, "HSS is not available behind the gateway", "Try again in a moment."),
    ROW("APIG.0203", std::nullopt, "HSS did not answer the gateway in time", "Try again in a moment."),
    SAYS("APIG.0301", "signature expired", unauthorized, "the clock of this computer is wrong", "Set the clock of this computer: it is more than 15 minutes off."),
    SAYS("APIG.0301", "reach the limit", unauthorized, "the access key is locked after too many failures", "Wait five minutes and do not try before: each failure locks it again. Then check the secret access key."),
    SAYS("APIG.0301", "verify aksk signature fail", unauthorized, "the secret access key does not fit", "Check the secret access key. Do not try often: more than five failures lock the keys for five minutes."),
    SAYS("APIG.0301", "not exist", unauthorized, "no such access key", "Check the access key ID, and that the key was not deleted."),
    SAYS("APIG.0301", "decrypt token fail", unauthorized, "the token is damaged or of another site", "Get a new token from the site and region of this endpoint."),
    ROW("APIG.0301", unauthorized, "the token or signature is not accepted", "Get a new token for this region and project. A token of another region or site is not accepted either."),
    ROW("APIG.0302", refused, "this user may not use the call", "Ask the administrator for HSS rights, and check that the project is one of this account."),
    ROW("APIG.0303", unauthorized, "the application login is not accepted", "Sign in with a token of an IAM user."),
    ROW("APIG.0304", refused, "this application may not use the call", "Sign in with a token of an IAM user."),
    ROW("APIG.0305", unauthorized, "the login is not accepted", "Get a new token for this region and project."),
    ROW("APIG.0306", refused, "access denied by the gateway", "Ask the administrator whether calls from here are allowed."),
    ROW("APIG.0307", unauthorized, "the token must be renewed", "Get a new token: this one has expired."),
    ROW("APIG.0308", throttled, "too many requests", "Wait a few seconds, then try again."),
    ROW("APIG.0310", refused, "the project is not available", "Check the project ID: the project may be suspended or gone."),
    ROW("APIG.0607", refused, "wrong protocol", "Use an endpoint that begins with https://"),
    ROW("APIG.0613", std::nullopt, "the sign-in service is not available", "Try again in a moment."),
    ROW("APIG.0802", refused, "the user is disabled in this region", "Ask the administrator to enable the user in this region."),
    // IAM also answers without a code of its own, with the HTTP status in its place
    SAYS("401", "locked", unauthorized, "the account is locked", "Wait until it is unlocked (about 15 minutes). Trying again keeps it locked."),
    SAYS("401", "passcode", unauthorized, "the MFA code is not accepted", "Wait for the next code of the MFA device, then sign in with it."),
    SAYS("401", "MFA", unauthorized, "a code of the MFA device is needed", "Give the user ID and the six digits that the MFA device shows now."),
    SAYS("401", "totp", unauthorized, "a code of the MFA device is needed", "Give the user ID and the six digits that the MFA device shows now."),
    SAYS("401", "password", unauthorized, "wrong account name, user name or password", "Check all three. A HUAWEI ID or a federated user can not sign in here: create an IAM user."),
    SAYS("403", "console", refused, "the user may use the console only", "Ask the administrator to allow programmatic access."),
    SAYS("IAM.0001", "MFA", unauthorized, "a code of the MFA device is needed", "Give the user ID and the six digits that the MFA device shows now."),
    ROW("IAM.0001", unauthorized, "not signed in", "Get a new token."),
    ROW("IAM.0002", refused, "not authorised", "Ask the administrator for HSS rights."),
    ROW("IAM.0003", refused, "a policy does not allow it", "Ask the administrator for HSS rights."),
    ROW("IAM.0012", throttled, "too many requests to the sign-in service", "Wait a minute, then try again."),
    ROW("IAM.0061", unauthorized, "the account is locked", "Wait until it is unlocked (about 15 minutes). Trying again keeps it locked."),
    ROW("IAM.0062", unauthorized, "wrong account name, user name or password", "Check all three. A HUAWEI ID or a federated user can not sign in here: create an IAM user."),
    ROW("IAM.0063", unauthorized, "the access token is not accepted", "Get a new token."),
    ROW("IAM.0064", unauthorized, "the access token is not accepted", "Get a new token."),
    ROW("IAM.0066", unauthorized, "the token has expired", "Get a new token: tokens are good for 24 hours."),
    ROW("IAM.0067", unauthorized, "the token is not valid", "Get a new token."),
    ROW("IAM.0080", refused, "the user of the access key is disabled", "Ask the administrator to enable the user."),
    ROW("IAM.0081", refused, "the user may use the console only", "Ask the administrator to allow programmatic access."),
    ROW("IAM.0082", refused, "the user is disabled", "Ask the administrator to enable the user."),
    ROW("IAM.0083", refused, "a private region", "Check the region."),
    ROW("IAM.1104", unauthorized, "the access key is blocked", "Use another access key."),
    ROW("IAM.1105", unauthorized, "the access key has expired", "Use another access key."),
    ROW("IAM.1106", unauthorized, "the access key belongs to no user", "Use another access key."),
    ROW("IAM.1107", unauthorized, "the access key is not active", "Ask the administrator to activate it."),
    ROW("IAM.1108", unauthorized, "the security token has expired", "Get new temporary keys."),
    ROW("IAM.1109", refused, "no such project", "Check the project ID."),
};
// clang-format on

#undef ROW
#undef SAYS

} // namespace

const ServiceCode *serviceCode(const QString &code, const QString &message)
{
    QString name = code;
    if (name.startsWith(QLatin1StringView("APIGW.")))
        name.remove(4, 1); // APIG.; older gateways write it so
    const auto row = std::find_if(codes.begin(), codes.end(), [&](const ServiceCode &entry) {
        return entry.code == name
            && (entry.says.isEmpty() || message.contains(entry.says, Qt::CaseInsensitive));
    });
    return row == codes.end() ? nullptr : &*row;
}

} // namespace hssreg
