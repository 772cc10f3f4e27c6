#include "app/connection/import_words.h"

#include <QCoreApplication>

#include <initializer_list>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Source = ImportCandidate::Source;
using Names = std::initializer_list<const char *>;

// The first variable that is set, as the vendor's own tools look for it (hss-api.md, section 7).
QString firstOf(const ImportSources &sources, Names names)
{
    for (const char *name : names) {
        QString value = sources.environment(QString::fromLatin1(name));
        if (!value.isEmpty())
            return value;
    }
    return {};
}

void takePlace(ImportCandidate &candidate, const QString &region, const QString &iam)
{
    candidate.profile.region = region.isEmpty() ? regionOfIam(iam) : region;
    if (!iam.isEmpty() && regionOfIam(iam).isEmpty())
        candidate.profile.iamEndpoint = originOf(iam);
}

std::optional<ImportCandidate> ofTheSdk(const ImportSources &sources)
{
    const QString id = firstOf(sources, {"HUAWEICLOUD_SDK_AK"});
    const QString secret = firstOf(sources, {"HUAWEICLOUD_SDK_SK"});
    if (id.isEmpty() && secret.isEmpty())
        return std::nullopt;
    ImportCandidate candidate = newCandidate(Source::Environment, u"HUAWEICLOUD_SDK_…"_s, u"environment"_s);
    takeKeys(candidate, id, secret, firstOf(sources, {"HUAWEICLOUD_SDK_SECURITY_TOKEN"}));
    candidate.profile.projectId = firstOf(sources, {"HUAWEICLOUD_SDK_PROJECT_ID"});
    takePlace(candidate, {}, firstOf(sources, {"HUAWEICLOUD_SDK_IAM_ENDPOINT"}));
    finish(candidate);
    return candidate;
}

void takeLogin(
    ImportCandidate &candidate, const ImportSources &sources, const QString &user, const QString &password)
{
    candidate.profile.signIn = SignInWay::IamPassword;
    candidate.profile.user = user;
    candidate.profile.userId = firstOf(sources, {"HW_USER_ID", "OS_USER_ID"});
    candidate.profile.domain = firstOf(sources, {"HW_DOMAIN_NAME", "OS_USER_DOMAIN_NAME", "OS_DOMAIN_NAME"});
    candidate.secrets[SecretRole::Password] = Secret(password);
    if (user.isEmpty() || candidate.profile.domain.isEmpty()) {
        candidate.problem = QCoreApplication::translate(
            "hssreg::Imports", "It names no user or no account: add what is missing.");
    }
}

// Order of preference of the vendor's Terraform provider: token, access key, password.
std::optional<ImportCandidate> ofTerraform(const ImportSources &sources)
{
    const QString token = firstOf(sources, {"HW_AUTH_TOKEN", "OS_AUTH_TOKEN"});
    const QString id = firstOf(sources, {"HW_ACCESS_KEY", "OS_ACCESS_KEY"});
    const QString secretKey = firstOf(sources, {"HW_SECRET_KEY", "OS_SECRET_KEY"});
    const QString user = firstOf(sources, {"HW_USER_NAME", "OS_USERNAME"});
    const QString password = firstOf(sources, {"HW_USER_PASSWORD", "OS_PASSWORD"});
    ImportCandidate candidate = newCandidate(Source::Environment, u"HW_…, OS_…"_s, u"environment"_s);
    if (!token.isEmpty())
        candidate.secrets[SecretRole::Token] = Secret(token);
    else if (!id.isEmpty() || !secretKey.isEmpty())
        takeKeys(candidate, id, secretKey, firstOf(sources, {"HW_SECURITY_TOKEN", "OS_SECURITY_TOKEN"}));
    else if (!password.isEmpty())
        takeLogin(candidate, sources, user, password);
    else
        return std::nullopt;
    candidate.profile.projectId = firstOf(sources, {"HW_PROJECT_ID", "OS_PROJECT_ID"});
    candidate.profile.enterpriseProjectId = firstOf(sources, {"HW_ENTERPRISE_PROJECT_ID"});
    takePlace(candidate, firstOf(sources, {"HW_REGION_NAME", "OS_REGION_NAME"}),
        firstOf(sources, {"HW_AUTH_URL", "OS_AUTH_URL"}));
    finish(candidate);
    return candidate;
}

} // namespace

std::vector<ImportCandidate> importEnvironment(const ImportSources &sources)
{
    std::vector<ImportCandidate> found;
    for (const auto &read : {ofTheSdk, ofTerraform}) {
        if (auto candidate = read(sources))
            found.push_back(std::move(*candidate));
    }
    return found;
}

} // namespace hssreg
