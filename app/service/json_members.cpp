#include "app/service/json_members.h"

#include <QCoreApplication>

#include <limits>

namespace hssreg {

std::optional<qint64> longOf(const QJsonObject &object, QLatin1StringView name)
{
    constexpr qint64 none = std::numeric_limits<qint64>::min();
    const qint64 value = object.value(name).toInteger(none);
    return value == none ? std::nullopt : std::optional(value);
}

std::optional<int> intOf(const QJsonObject &object, QLatin1StringView name)
{
    const std::optional<qint64> value = longOf(object, name);
    const bool fits =
        value && *value >= std::numeric_limits<int>::min() && *value <= std::numeric_limits<int>::max();
    return fits ? std::optional(int(*value)) : std::nullopt;
}

QString stringOf(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toString();
}

Secret secretOf(const QJsonObject &object, QLatin1StringView name)
{
    QString text = stringOf(object, name);
    Secret secret{text};
    wipe(text.data(), std::size_t(text.size()) * sizeof(QChar));
    return secret;
}

Result<ListMembers, ServiceReport> readList(const HttpOutcome &outcome, const Redaction &redaction,
    QLatin1StringView listName, QLatin1StringView totalName)
{
    const Result<Answer, ServiceReport> answer = readAnswer(outcome, redaction);
    if (!answer.ok())
        return answer.error();
    const QJsonValue list = answer.value().json[listName];
    if (!list.isArray()) {
        return notAsDocumented(answer.value(), redaction,
            QCoreApplication::translate("Replies", "The answer is not a list: the member %1 is missing.")
                .arg(listName));
    }
    ListMembers members;
    members.items = list.toArray();
    members.total = answer.value().json[totalName].toInteger(members.items.size());
    return members;
}

} // namespace hssreg
