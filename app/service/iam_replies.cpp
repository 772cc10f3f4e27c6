#include "app/service/iam_replies.h"

#include "app/service/json_members.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

using View = QLatin1StringView;

// `2020-09-05T06:50:44.390000Z`: UTC, with six digits of a second, of which Qt keeps three.
QDateTime timeOf(const QJsonObject &object, View name)
{
    return QDateTime::fromString(stringOf(object, name), Qt::ISODateWithMs).toUTC();
}

IamProject projectOf(const QJsonObject &object)
{
    return {stringOf(object, View("id")), stringOf(object, View("name")), stringOf(object, View("domain_id")),
        object.value(View("enabled")).toBool(true)};
}

IamRegion regionOf(const QJsonObject &object)
{
    const QJsonObject locales = object.value(View("locales")).toObject();
    return {stringOf(object, View("id")), stringOf(locales, View("en-us")), stringOf(locales, View("zh-cn"))};
}

EnterpriseProject enterpriseProjectOf(const QJsonObject &object)
{
    return {stringOf(object, View("id")), stringOf(object, View("name")),
        stringOf(object, View("description")), intOf(object, View("status")).value_or(1) == 1};
}

} // namespace

Result<IamToken, ServiceReport> readToken(const HttpOutcome &outcome, const Redaction &redaction)
{
    const Result<Answer, ServiceReport> answer = readAnswer(outcome, redaction);
    if (!answer.ok())
        return answer.error();
    IamToken token;
    token.token = Secret(QString::fromLatin1(answer.value().response.header("X-Subject-Token")).trimmed());
    if (token.token.isEmpty()) {
        return notAsDocumented(answer.value(), redaction,
            QCoreApplication::translate(
                "Replies", "The answer has no token: the header X-Subject-Token is missing."));
    }
    const QJsonObject object = answer.value().json[View("token")].toObject();
    const QJsonObject project = object.value(View("project")).toObject();
    token.expiresAt = timeOf(object, View("expires_at"));
    token.userId = stringOf(object.value(View("user")).toObject(), View("id"));
    token.projectId = stringOf(project, View("id"));
    token.projectName = stringOf(project, View("name"));
    return token;
}

Result<Page<IamProject>, ServiceReport> readProjects(const HttpOutcome &outcome, const Redaction &redaction)
{
    return readPage<IamProject>(outcome, redaction, projectOf, View("projects"));
}

Result<Page<IamRegion>, ServiceReport> readRegions(const HttpOutcome &outcome, const Redaction &redaction)
{
    return readPage<IamRegion>(outcome, redaction, regionOf, View("regions"));
}

Result<Page<EnterpriseProject>, ServiceReport> readEnterpriseProjectPage(
    const HttpOutcome &outcome, const Redaction &redaction)
{
    return readPage<EnterpriseProject>(
        outcome, redaction, enterpriseProjectOf, View("enterprise_projects"), View("total_count"));
}

} // namespace hssreg
