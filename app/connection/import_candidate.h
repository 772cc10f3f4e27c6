#pragma once

#include "app/connection/connection_profile.h"
#include "app/support/secret.h"

#include <QList>

#include <functional>
#include <map>
#include <vector>

namespace hssreg {

//! A connection that other tools know, offered one by one; nothing is taken before somebody chooses it.
struct ImportCandidate {
    enum class Source { Environment, SdkProfile, KooCli, OpenStack };

    Source source = Source::Environment;
    QString from; //!< file, or which names of the environment
    QString name; //!< what the source calls it; a proposal for the profile's name too
    ConnectionProfile profile; //!< with the places of its secrets; the caller keeps `secrets` there
    std::map<SecretRole, Secret> secrets;
    QString masked; //!< what to show: region, project, user, the last four characters of an AK; no secret
    QString problem; //!< why it can not be taken, or not as it is; empty: nothing
    bool usable = true; //!< false: it can not be taken
};

//! Where an import looks. Nothing is written there.
struct ImportSources {
    QString home; //!< the person's home directory
    QString workingDirectory; //!< where clouds.yaml is looked for first
    std::function<QString(const QString &)> environment; //!< empty: not set
    QString openStackFolder = QStringLiteral("/etc/openstack"); //!< where OpenStack looks last
};
//! Those of this process.
[[nodiscard]] ImportSources systemImportSources();

//! "Environment", "SDK profile", …
[[nodiscard]] QString importSourceLabel(ImportCandidate::Source source);

//! Everything that was found, usable or not: a file that can not be read is a candidate with a problem.
[[nodiscard]] std::vector<ImportCandidate> findImports(const ImportSources &sources);

} // namespace hssreg
