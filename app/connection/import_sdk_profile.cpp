#include "app/connection/import_words.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Source = ImportCandidate::Source;

class Imports {
    Q_DECLARE_TR_FUNCTIONS(hssreg::Imports)
};

struct Section {
    QString name;
    QHash<QString, QString> values;
};

// `[section]`, `key = value`, whole lines of comment. Other lines are passed over, as the SDK does.
QList<Section> readSections(const QString &text)
{
    QList<Section> sections;
    const QStringList lines = text.split(u'\n');
    for (const QString &each : lines) {
        const QString line = each.trimmed();
        if (line.isEmpty() || line.startsWith(u'#') || line.startsWith(u';'))
            continue;
        const qsizetype equals = line.indexOf(u'=');
        if (line.startsWith(u'[') && line.endsWith(u']'))
            sections.append({line.mid(1, line.size() - 2).trimmed(), {}});
        else if (equals > 0 && !sections.isEmpty())
            sections.last().values.insert(line.left(equals).trimmed(), line.mid(equals + 1).trimmed());
    }
    return sections;
}

ImportCandidate candidateOf(const QString &path, const Section &section)
{
    const auto value = [&section](QLatin1StringView key) { return section.values.value(key); };
    if (section.name.startsWith("global"_L1)) {
        return unusableCandidate(Source::SdkProfile, path, section.name,
            Imports::tr("It is for global services. HSS needs the section [basic]."));
    }
    if (!value("idp_id"_L1).isEmpty() && !value("id_token_file"_L1).isEmpty()) {
        return unusableCandidate(Source::SdkProfile, path, section.name,
            Imports::tr("It signs in through an identity provider, which this program does not do."));
    }
    ImportCandidate candidate = newCandidate(Source::SdkProfile, path, section.name);
    takeKeys(candidate, value("ak"_L1), value("sk"_L1), value("security_token"_L1));
    candidate.profile.projectId = value("project_id"_L1);
    const QString iam = value("iam_endpoint"_L1);
    candidate.profile.region = regionOfIam(iam);
    if (!iam.isEmpty() && candidate.profile.region.isEmpty())
        candidate.profile.iamEndpoint = originOf(iam);
    finish(candidate);
    return candidate;
}

} // namespace

std::vector<ImportCandidate> importSdkProfile(const ImportSources &sources)
{
    QString path = sources.environment(u"HUAWEICLOUD_SDK_CREDENTIALS_FILE"_s);
    if (path.isEmpty())
        path = sources.home + "/.huaweicloud/credentials"_L1;
    std::vector<ImportCandidate> found;
    const auto text = readSmallFile(path);
    if (!text)
        return found;
    if (!text->ok()) {
        found.push_back(unusableCandidate(Source::SdkProfile, path, {}, text->error()));
        return found;
    }
    const QList<Section> sections = readSections(QString::fromUtf8(text->value()));
    for (const Section &section : sections) {
        // the names that the SDK accepts begin like this
        if (section.name.startsWith("basic"_L1) || section.name.startsWith("global"_L1))
            found.push_back(candidateOf(path, section));
    }
    if (found.empty()) {
        found.push_back(
            unusableCandidate(Source::SdkProfile, path, {}, Imports::tr("The file has no section [basic].")));
    }
    return found;
}

} // namespace hssreg
