#include "app/connection/import_words.h"

#include <QCoreApplication>

#include <yaml-cpp/yaml.h>

#include <exception>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Source = ImportCandidate::Source;

constexpr qsizetype mostYamlBytes = 256 * 1024;
constexpr std::size_t mostClouds = 200;

class Imports {
    Q_DECLARE_TR_FUNCTIONS(hssreg::Imports)
};

// Only ever four levels down, so that neither nesting nor references that repeat can make much of a small file.
QString textOf(const YAML::Node &map, const char *key)
{
    if (!map.IsMap())
        return {};
    const YAML::Node value = map[key];
    return value.IsDefined() && value.IsScalar() ? QString::fromStdString(value.Scalar()) : QString();
}

QString firstText(const YAML::Node &map, const char *key, const char *other)
{
    const QString text = textOf(map, key);
    return text.isEmpty() ? textOf(map, other) : text;
}

void takeLogin(ImportCandidate &candidate, const YAML::Node &auth)
{
    candidate.profile.signIn = SignInWay::IamPassword;
    candidate.profile.user = textOf(auth, "username");
    candidate.profile.userId = textOf(auth, "user_id");
    candidate.profile.domain = firstText(auth, "user_domain_name", "domain_name");
    const QString password = textOf(auth, "password");
    candidate.secrets[SecretRole::Password] = Secret(password);
    if (password.isEmpty())
        candidate.problem = Imports::tr("It holds no password (it may stand in secure.yaml): enter it.");
    else if (candidate.profile.user.isEmpty() || candidate.profile.domain.isEmpty())
        candidate.problem = Imports::tr("It names no user or no account: add what is missing.");
}

ImportCandidate candidateOf(const QString &path, const QString &name, const YAML::Node &cloud)
{
    ImportCandidate candidate = newCandidate(Source::OpenStack, path, name);
    if (!cloud.IsMap() || !cloud["auth"].IsDefined() || !cloud["auth"].IsMap()) {
        return unusableCandidate(
            Source::OpenStack, path, name, Imports::tr("It has no auth section with a user."));
    }
    const YAML::Node auth = cloud["auth"];
    const QString token = textOf(auth, "token");
    if (!token.isEmpty())
        candidate.secrets[SecretRole::Token] = Secret(token);
    else
        takeLogin(candidate, auth);
    const QString iam = textOf(auth, "auth_url");
    const QString region = textOf(cloud, "region_name");
    candidate.profile.region = region.isEmpty() ? regionOfIam(iam) : region;
    if (!iam.isEmpty() && regionOfIam(iam).isEmpty())
        candidate.profile.iamEndpoint = originOf(iam);
    candidate.profile.projectId = textOf(auth, "project_id");
    finish(candidate);
    return candidate;
}

std::vector<ImportCandidate> readClouds(const QString &path, const std::string &text)
{
    std::vector<ImportCandidate> found;
    const YAML::Node document = YAML::Load(text);
    const YAML::Node clouds = document.IsMap() ? document["clouds"] : YAML::Node();
    if (!clouds.IsDefined() || !clouds.IsMap()) {
        found.push_back(
            unusableCandidate(Source::OpenStack, path, {}, Imports::tr("The file has no section clouds.")));
        return found;
    }
    for (const auto &cloud : clouds) {
        if (found.size() == mostClouds)
            break;
        if (cloud.first.IsScalar())
            found.push_back(candidateOf(path, QString::fromStdString(cloud.first.Scalar()), cloud.second));
    }
    return found;
}

// The library's errors repeat what stands in the file: they are not shown.
std::vector<ImportCandidate> guarded(const QString &path, const QByteArray &text)
{
    try {
        return readClouds(path, text.toStdString());
    } catch (const std::exception &) {
        std::vector<ImportCandidate> found;
        found.push_back(
            unusableCandidate(Source::OpenStack, path, {}, Imports::tr("The file is not valid YAML.")));
        return found;
    }
}

} // namespace

std::vector<ImportCandidate> importOpenStack(const ImportSources &sources)
{
    std::vector<ImportCandidate> found;
    // the first one counts, as for OpenStack's own client
    for (const QString &folder : {sources.workingDirectory, QString(sources.home + "/.config/openstack"_L1),
             sources.openStackFolder}) {
        const QString path = folder + "/clouds.yaml"_L1;
        const auto text = readSmallFile(path);
        if (folder.isEmpty() || !text)
            continue;
        if (text->ok() && text->value().size() <= mostYamlBytes)
            return guarded(path, text->value());
        const QString why = text->ok() ? Imports::tr("The file is larger than 256 KiB.") : text->error();
        found.push_back(unusableCandidate(Source::OpenStack, path, {}, why));
        return found;
    }
    return found;
}

} // namespace hssreg
