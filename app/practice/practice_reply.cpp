#include "app/practice/practice_reply.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

struct HssTexts {
    QLatin1StringView code;
    QString text;
};

// The service's own words, so none of them is translated; one is Chinese, as HSS sends it whatever the language.
HssTexts textsOf(HssRefusal refusal)
{
    switch (refusal) {
    case HssRefusal::InvalidParameter: return {"HSS.0001"_L1, u"Invalid parameter"_s};
    case HssRefusal::NotUnderstood: return {"HSS.0002"_L1, u"The request can not be parsed"_s};
    case HssRefusal::AccessDenied: return {"HSS.0010"_L1, u"拒绝访问"_s};
    case HssRefusal::NoSuchResource: return {"HSS.0011"_L1, u"The resource does not exist"_s};
    case HssRefusal::NoRights: return {"HSS.0013"_L1, u"Insufficient permissions"_s};
    }
    Q_UNREACHABLE();
}

struct GatewayTexts {
    int status;
    QLatin1StringView code;
    QString text;
};

GatewayTexts textsOf(GatewayRefusal refusal)
{
    switch (refusal) {
    case GatewayRefusal::NoSuchApi:
        return {
            404, "APIG.0101"_L1, u"The API does not exist or has not been published in the environment"_s};
    case GatewayRefusal::BadRequest: return {400, "APIG.0201"_L1, u"Bad request"_s};
    case GatewayRefusal::TooLarge: return {413, "APIG.0201"_L1, u"Request entity too large"_s};
    case GatewayRefusal::UriTooLong: return {414, "APIG.0201"_L1, u"Request URI too long"_s};
    case GatewayRefusal::Failure: return {500, "APIG.0201"_L1, u"Internal server error"_s};
    case GatewayRefusal::BadToken:
        return {401, "APIG.0301"_L1, u"Incorrect IAM authentication information: decrypt token fail"_s};
    case GatewayRefusal::TokenExpired: return {401, "APIG.0307"_L1, u"The token must be updated"_s};
    case GatewayRefusal::BadSignature:
        return {401, "APIG.0301"_L1, u"Incorrect IAM authentication information: "_s};
    case GatewayRefusal::OtherProject:
        return {403, "APIG.0302"_L1, u"The IAM user is not authorized to access the API"_s};
    case GatewayRefusal::Throttled:
        return {429, "APIG.0308"_L1,
            u"The throttling threshold has been reached: policy user over ratelimit,limit:%1,time:1 second"_s};
    }
    Q_UNREACHABLE();
}

} // namespace

PracticeReply jsonReply(int status, const QJsonObject &body)
{
    return {status, {{"content-type"_ba, "application/json"_ba}},
        QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

PracticeReply hssRefusal(HssRefusal refusal, const QString &detail)
{
    const HssTexts texts = textsOf(refusal);
    const QString text = detail.isEmpty() ? texts.text : QString(texts.text + u": "_s + detail);
    return jsonReply(
        400, {{"error_code"_L1, texts.code}, {"error_description"_L1, text}, {"error_msg"_L1, text}});
}

PracticeReply hssRefusal(HssRefusal refusal)
{
    return hssRefusal(refusal, QString());
}

PracticeReply gatewayRefusal(GatewayRefusal refusal, const QByteArray &requestId, int limit)
{
    const GatewayTexts texts = textsOf(refusal);
    const bool throttled = refusal == GatewayRefusal::Throttled;
    PracticeReply reply = jsonReply(texts.status,
        {{"error_msg"_L1, throttled ? texts.text.arg(limit) : texts.text}, {"error_code"_L1, texts.code},
            {"request_id"_L1, QString::fromLatin1(requestId)}});
    if (throttled)
        reply.headers.append({"retry-after"_ba, "1"_ba});
    return reply;
}

PracticeReply signatureRefusal(const QByteArray &reason, const QByteArray &requestId)
{
    const GatewayTexts texts = textsOf(GatewayRefusal::BadSignature);
    return jsonReply(texts.status,
        {{"error_msg"_L1, QString(texts.text + QString::fromUtf8(reason))}, {"error_code"_L1, texts.code},
            {"request_id"_L1, QString::fromLatin1(requestId)}});
}

PracticeReply iamRefusal(int status, QLatin1StringView code, const QString &text)
{
    return jsonReply(status, {{"error_code"_L1, code}, {"error_msg"_L1, text}});
}

PracticeReply iamRefusal(int status, const QString &text)
{
    const QString title = status == 401 ? u"Unauthorized"_s
        : status == 403                 ? u"Forbidden"_s
                                        : u"Bad Request"_s;
    return jsonReply(
        status, {{"error"_L1, QJsonObject{{"code"_L1, status}, {"message"_L1, text}, {"title"_L1, title}}}});
}

} // namespace hssreg
