#pragma once

#include "app/practice/practice_answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hssreg {

//! A world of its own, a clock that stands still until it is moved, and short ways to ask.
struct PracticeProbe {
    static constexpr std::chrono::milliseconds begin{1'775'178'000'000};
    static inline const QByteArray root = "/v5/" + PracticeWorld::projectId() + "/image/registries";
    static inline const QString prod = QStringLiteral("ea325892-0c1d-4e2c-bca4-409b8853556b");

    explicit PracticeProbe(const PracticeOptions &options = {})
        : world(options, QByteArrayLiteral("the-token"), begin)
    {
    }

    PracticeReply ask(const QByteArray &method, const QByteArray &path, const QByteArray &query = {},
        const QByteArray &body = {}, const QByteArray &token = QByteArrayLiteral("the-token"))
    {
        return answer(world, {method, path, query, token, WipedBytes(body.begin(), body.end())}, now);
    }
    PracticeReply list(const QByteArray &query = {}) { return ask("GET", root, query); }
    PracticeReply put(const QString &id, const QByteArray &body, const QByteArray &query = {})
    {
        return ask("PUT", root + '/' + id.toUtf8().toPercentEncoding(), query, body);
    }
    //! The repository as the list has it; empty when it is not there.
    QJsonObject registry(const QString &id)
    {
        const QJsonArray items = itemsIn(list("limit=200"));
        for (const auto &item : items) {
            if (item[QLatin1StringView("id")].toString() == id)
                return item.toObject();
        }
        return {};
    }
    static QJsonObject json(const PracticeReply &reply)
    {
        return QJsonDocument::fromJson(reply.body).object();
    }
    static QJsonArray itemsIn(const PracticeReply &reply)
    {
        return json(reply)[QLatin1StringView("data_list")].toArray();
    }
    static QByteArray header(const PracticeReply &reply, const QByteArray &name)
    {
        for (const auto &[key, value] : reply.headers) {
            if (key == name)
                return value;
        }
        return {};
    }
    static QString code(const PracticeReply &reply)
    {
        return json(reply)[QLatin1StringView("error_code")].toString();
    }

    PracticeWorld world;
    std::chrono::milliseconds now = begin;
};

} // namespace hssreg
