#include "app/connection/import_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Source = ImportCandidate::Source;

class Imports {
    Q_DECLARE_TR_FUNCTIONS(hssreg::Imports)
};

QString textOf(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toString();
}

bool isTrue(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object.value(key); // KooCLI writes "true"
    return value.toBool() || value.toString() == "true"_L1;
}

void fillPlace(ImportCandidate &candidate, const QJsonObject &profile)
{
    candidate.profile.region = textOf(profile, "region"_L1);
    candidate.profile.projectId = textOf(profile, "projectId"_L1);
}

ImportCandidate ofSingleSignOn(ImportCandidate candidate, const QJsonObject &profile)
{
    const QJsonObject keys = profile.value("ssoAuth"_L1).toObject().value("stsToken"_L1).toObject();
    takeKeys(candidate, textOf(keys, "accessKeyId"_L1), textOf(keys, "secretAccessKey"_L1),
        textOf(keys, "securityToken"_L1));
    candidate.problem = candidate.usable
        ? Imports::tr("These keys are temporary: sign in with KooCLI and import them again when they end.")
        : Imports::tr("It signs in through a browser, and holds no keys at the moment.");
    return candidate;
}

ImportCandidate candidateOf(const QString &path, const QJsonObject &profile, bool encrypted)
{
    ImportCandidate candidate = newCandidate(Source::KooCli, path, textOf(profile, "name"_L1));
    fillPlace(candidate, profile);
    const QString mode = textOf(profile, "mode"_L1);
    if (encrypted) {
        candidate.usable = false;
        candidate.problem =
            Imports::tr("KooCLI keeps its keys encrypted, so they can not be read. Type the access key "
                        "here instead.");
    } else if (mode == "AKSK"_L1 || mode.isEmpty()) {
        takeKeys(candidate, textOf(profile, "accessKeyId"_L1), textOf(profile, "secretAccessKey"_L1),
            textOf(profile, "securityToken"_L1));
    } else if (mode == "SSO"_L1) {
        candidate = ofSingleSignOn(std::move(candidate), profile);
    } else {
        candidate.usable = false;
        candidate.problem = Imports::tr(
            "It signs in by the rights of a server or an agency, which this program does not do.");
    }
    if (candidate.usable && candidate.problem.isEmpty() && isTrue(profile, "skipSecureVerify"_L1)) {
        candidate.problem =
            Imports::tr("KooCLI does not verify certificates with it. This program always does: it may "
                        "need a CA file.");
    }
    if (candidate.usable)
        finish(candidate);
    return candidate;
}

} // namespace

std::vector<ImportCandidate> importKooCli(const ImportSources &sources)
{
    const QString path = sources.home + "/.hcloud/config.json"_L1;
    std::vector<ImportCandidate> found;
    const auto text = readSmallFile(path);
    if (!text)
        return found;
    if (!text->ok()) {
        found.push_back(unusableCandidate(Source::KooCli, path, {}, text->error()));
        return found;
    }
    const QJsonDocument document = QJsonDocument::fromJson(text->value());
    const QJsonValue profiles = document.object().value("profiles"_L1);
    if (!profiles.isArray()) {
        found.push_back(unusableCandidate(
            Source::KooCli, path, {}, Imports::tr("The file is no configuration of KooCLI.")));
        return found;
    }
    const bool encrypted = isTrue(document.object(), "authEncrypt"_L1);
    const QJsonArray list = profiles.toArray();
    for (const QJsonValue &profile : list) {
        if (profile.isObject())
            found.push_back(candidateOf(path, profile.toObject(), encrypted));
    }
    return found;
}

} // namespace hssreg
