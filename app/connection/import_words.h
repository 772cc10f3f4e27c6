#pragma once

#include "app/connection/import_candidate.h"

namespace hssreg {

// What the imports have in common.

//! The last four characters of an access key ID: `…X7QA`; fewer of a short one, so that most of it stays hidden.
[[nodiscard]] QString maskedKeyId(const QString &id);
//! What to show of a candidate: sign-in, region, project. No secret.
[[nodiscard]] QString maskedText(const ConnectionProfile &profile);
//! A candidate with an empty profile of the name.
[[nodiscard]] ImportCandidate newCandidate(
    ImportCandidate::Source source, const QString &from, const QString &name);
//! A candidate that can not be taken, and why.
[[nodiscard]] ImportCandidate unusableCandidate(
    ImportCandidate::Source source, const QString &from, const QString &name, const QString &why);
//! An access key for the candidate. Without one of the two it can not be taken.
void takeKeys(
    ImportCandidate &candidate, const QString &id, const QString &secretKey, const QString &securityToken);
//! Region of an IAM endpoint (`https://iam.cn-north-4.myhuaweicloud.com/v3`); empty for all others.
[[nodiscard]] QString regionOfIam(const QString &url);
//! Scheme, host and port of a URL; the URL itself when it is none.
[[nodiscard]] QString originOf(const QString &url);
//! Says what is missing and fills `masked`. Last.
void finish(ImportCandidate &candidate);

//! A file of a few KiB as text; nothing when it is not there, else its text or, in words, why there is none.
[[nodiscard]] std::optional<Result<QByteArray, QString>> readSmallFile(const QString &path);

// One source each.
[[nodiscard]] std::vector<ImportCandidate> importEnvironment(const ImportSources &sources);
[[nodiscard]] std::vector<ImportCandidate> importSdkProfile(const ImportSources &sources);
[[nodiscard]] std::vector<ImportCandidate> importKooCli(const ImportSources &sources);
[[nodiscard]] std::vector<ImportCandidate> importOpenStack(const ImportSources &sources);

} // namespace hssreg
