#include "app/connection/import_candidate.h"

#include "app/connection/import_words.h"
#include "app/service/endpoints.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr qint64 mostBytes = 1024 * 1024; // the real ones have a few KiB
constexpr qsizetype mostShown = 4;

class Imports {
    Q_DECLARE_TR_FUNCTIONS(hssreg::Imports)
};

QString signInText(const ConnectionProfile &profile)
{
    switch (profile.signIn) {
    case SignInWay::Token: return Imports::tr("token");
    case SignInWay::AccessKey: return Imports::tr("access key %1").arg(maskedKeyId(profile.accessKeyId));
    case SignInWay::IamPassword:
        return Imports::tr("user %1 of account %2").arg(visible(profile.user), visible(profile.domain));
    }
    Q_UNREACHABLE();
}

} // namespace

ImportSources systemImportSources()
{
    ImportSources sources;
    sources.home = QDir::homePath();
    sources.workingDirectory = QDir::currentPath();
    sources.environment = [](const QString &name) {
        return qEnvironmentVariable(name.toLatin1().constData());
    };
    return sources;
}

QString importSourceLabel(ImportCandidate::Source source)
{
    switch (source) {
    case ImportCandidate::Source::Environment: return Imports::tr("Environment");
    case ImportCandidate::Source::SdkProfile: return Imports::tr("SDK profile");
    case ImportCandidate::Source::KooCli: return Imports::tr("KooCLI");
    case ImportCandidate::Source::OpenStack: return Imports::tr("OpenStack");
    }
    Q_UNREACHABLE();
}

std::vector<ImportCandidate> findImports(const ImportSources &sources)
{
    std::vector<ImportCandidate> all;
    for (const auto &import : {importEnvironment, importSdkProfile, importKooCli, importOpenStack}) {
        std::vector<ImportCandidate> found = import(sources);
        std::move(found.begin(), found.end(), std::back_inserter(all));
    }
    return all;
}

QString maskedKeyId(const QString &id)
{
    const qsizetype shown = std::min(mostShown, id.size() / 4);
    return visible(QString(u'…' + id.right(shown)));
}

QString maskedText(const ConnectionProfile &profile)
{
    QStringList parts{signInText(profile)};
    const QString place = profile.region.isEmpty() ? profile.endpoint : profile.region;
    if (!place.isEmpty())
        parts.append(visible(place));
    if (!profile.projectId.isEmpty())
        parts.append(Imports::tr("project %1").arg(visible(profile.projectId)));
    return parts.join(Imports::tr(", ", "between the parts of a list"));
}

ImportCandidate newCandidate(ImportCandidate::Source source, const QString &from, const QString &name)
{
    ImportCandidate candidate;
    candidate.source = source;
    candidate.from = from;
    candidate.name = name;
    candidate.profile = newProfile();
    candidate.profile.name = name;
    return candidate;
}

ImportCandidate unusableCandidate(
    ImportCandidate::Source source, const QString &from, const QString &name, const QString &why)
{
    ImportCandidate candidate = newCandidate(source, from, name);
    candidate.problem = why;
    candidate.usable = false;
    return candidate;
}

void takeKeys(
    ImportCandidate &candidate, const QString &id, const QString &secretKey, const QString &securityToken)
{
    candidate.profile.signIn = SignInWay::AccessKey;
    candidate.profile.accessKeyId = id;
    candidate.secrets[SecretRole::SecretKey] = Secret(secretKey);
    if (!securityToken.isEmpty()) {
        candidate.profile.temporaryKeys = true;
        candidate.secrets[SecretRole::SecurityToken] = Secret(securityToken);
    }
    if (id.isEmpty() || secretKey.isEmpty()) {
        candidate.usable = false;
        candidate.problem = Imports::tr("The access key has only one of its two parts.");
    }
}

QString regionOfIam(const QString &url)
{
    const QString host = QUrl(url).host();
    const QStringList parts = host.split(u'.');
    const bool isIam = parts.size() >= 3 && parts.first() == "iam"_L1;
    return isIam && isRegion(parts.at(1)) ? parts.at(1) : QString();
}

QString originOf(const QString &url)
{
    const QUrl read(url, QUrl::StrictMode);
    if (!read.isValid() || read.host().isEmpty())
        return url;
    return read.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
}

void finish(ImportCandidate &candidate)
{
    candidate.masked = maskedText(candidate.profile);
    if (!candidate.problem.isEmpty())
        return;
    const bool placed = !candidate.profile.region.isEmpty() || !candidate.profile.endpoint.isEmpty();
    if (!placed && candidate.profile.projectId.isEmpty())
        candidate.problem = Imports::tr("It names neither region nor project: add both.");
    else if (!placed)
        candidate.problem = Imports::tr("It names no region: choose one.");
    else if (candidate.profile.projectId.isEmpty())
        candidate.problem = Imports::tr("It names no project ID: look it up.");
}

std::optional<Result<QByteArray, QString>> readSmallFile(const QString &path)
{
    using Text = Result<QByteArray, QString>;
    const QFileInfo info(path);
    if (!info.exists())
        return std::nullopt;
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return Text(Imports::tr("The file can not be read."));
    const QByteArray text = file.read(mostBytes + 1);
    if (text.size() > mostBytes)
        return Text(Imports::tr("The file is larger than 1 MiB."));
    return Text(text);
}

} // namespace hssreg
