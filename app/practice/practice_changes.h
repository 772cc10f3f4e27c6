#pragma once

#include "app/practice/practice_query.h"
#include "app/practice/practice_reply.h"
#include "app/practice/practice_request.h"
#include "app/practice/practice_world.h"

#include <QJsonObject>

namespace hssreg {

//! The JSON object in a body, if it is one.
[[nodiscard]] std::optional<QJsonObject> objectIn(const WipedBytes &body);

//! UpdateRegistry, AddRegistry, DeleteRegistry and BatchDeleteRegistry (hss-api.md, sections 1 and 3.1 to 3.3). They
//! change the world only when they answer 200; a batch removes all or nothing.
[[nodiscard]] PracticeReply updateRegistry(
    PracticeWorld &world, const QString &id, const PracticeRequest &request, std::chrono::milliseconds now);
[[nodiscard]] PracticeReply addRegistry(
    PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now);
[[nodiscard]] PracticeReply deleteRegistry(
    PracticeWorld &world, const QString &id, const PracticeRequest &request);
[[nodiscard]] PracticeReply deleteRegistries(PracticeWorld &world, const PracticeRequest &request);

} // namespace hssreg
