#pragma once

#include "app/access/registry_info.h"
#include "app/connection/connection_settings.h"

namespace hssreg {

//! A plan of these repositories to start from: where they are, and a password that is asked for. Only those that can
//! be edited. In CSV when `path`, which may be `-`, ends with `.csv`, else in JSON.
[[nodiscard]] QByteArray startingPlan(
    const ConnectionSettings &settings, const QList<RegistryInfo> &registries, const QString &path);

//! Writes a new file that only its owner may read. What went wrong, in words; empty when nothing did.
[[nodiscard]] QString writeNewFile(const QString &path, const QByteArray &bytes);

} // namespace hssreg
