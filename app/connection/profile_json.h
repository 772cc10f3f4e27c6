#pragma once

#include "app/connection/connection_store.h"

namespace hssreg {

//! The file of the connections as text: indented JSON, members in alphabetical order, no secret. Pure.
[[nodiscard]] QByteArray connectionsText(const StoredConnections &connections);
//! The reverse, or what is wrong with it: Damaged (`where` is line and column, or the member) or NewerVersion. Pure.
[[nodiscard]] Result<StoredConnections, StoreError> readConnectionsText(const QByteArray &text);

} // namespace hssreg
