#include "app/repository/token_grant.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr qsizetype longestToken = 64 * 1024;
constexpr qsizetype mostEntries = 1000; // of `access`, and actions of one

bool isVisibleAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'!' && c <= u'~'; });
}

std::optional<QJsonObject> payloadOf(QStringView token)
{
    if (token.size() > longestToken || token.count(u'.') != 2)
        return {};
    const qsizetype from = token.indexOf(u'.') + 1;
    const QStringView payload = token.sliced(from, token.lastIndexOf(u'.') - from);
    const auto decoded = QByteArray::fromBase64Encoding(payload.toUtf8(),
        QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
            | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(*decoded);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

} // namespace

std::optional<Secret> readToken(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (const QLatin1StringView name : {"token"_L1, "access_token"_L1}) {
        const QString token = object.value(name).toString();
        if (!token.isEmpty())
            return isVisibleAscii(token) ? std::optional(Secret(token)) : std::nullopt;
    }
    return {};
}

std::optional<QStringList> readGrant(QStringView token, QStringView repository)
{
    const std::optional<QJsonObject> payload = payloadOf(token);
    if (!payload || !payload->contains("access"_L1))
        return {};
    const QJsonValue access = payload->value("access"_L1);
    // the reference implementation writes an empty list as null
    if (!access.isArray() && !access.isNull())
        return {};
    QStringList actions;
    const QJsonArray entries = access.toArray();
    for (qsizetype i = 0; i < std::min(entries.size(), mostEntries); ++i) {
        const QJsonObject entry = entries.at(i).toObject();
        if (entry.value("type"_L1) != "repository"_L1 || entry.value("name"_L1).toString() != repository)
            continue;
        const QJsonArray granted = entry.value("actions"_L1).toArray();
        for (qsizetype j = 0; j < std::min(granted.size(), mostEntries); ++j) {
            if (granted.at(j).isString())
                actions.append(granted.at(j).toString());
        }
    }
    return actions;
}

} // namespace hssreg
