#include "app/service/iam_requests.h"

#include "app/access/access_json.h"

#include <string_view>

namespace hssreg {

namespace {

// Writes JSON into memory that is overwritten when it goes.
class Writer {
public:
    Writer &raw(std::string_view text)
    {
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
        return *this;
    }
    Writer &text(QStringView value)
    {
        const WipedBytes quoted = jsonString(value);
        m_bytes.insert(m_bytes.end(), quoted.begin(), quoted.end());
        return *this;
    }
    [[nodiscard]] WipedBytes take() { return std::move(m_bytes); }

private:
    WipedBytes m_bytes;
};

void writeScope(Writer &writer, const TokenScope &scope, const QString &accountName)
{
    writer.raw(R"("scope":{)");
    if (const auto *byId = std::get_if<ProjectIdScope>(&scope))
        writer.raw(R"("project":{"id":)").text(byId->id);
    else if (const auto *byName = std::get_if<ProjectNameScope>(&scope))
        writer.raw(R"("project":{"name":)").text(byName->name);
    else
        writer.raw(R"("domain":{"name":)").text(accountName);
    writer.raw("}}");
}

WipedBytes tokenBody(const PasswordLogin &login)
{
    const bool withPasscode = !login.passcode.isEmpty();
    Writer writer;
    writer.raw(R"({"auth":{"identity":{"methods":["password")").raw(withPasscode ? R"(,"totp"])" : "]");
    writer.raw(R"(,"password":{"user":{"name":)").text(login.userName);
    writer.raw(R"(,"password":)").text(login.password.reveal());
    writer.raw(R"(,"domain":{"name":)").text(login.accountName).raw("}}}");
    if (withPasscode) {
        writer.raw(R"(,"totp":{"user":{"id":)").text(login.userId);
        writer.raw(R"(,"passcode":)").text(login.passcode.reveal()).raw("}}");
    }
    writer.raw("},");
    writeScope(writer, login.scope, login.accountName);
    writer.raw("}}");
    return writer.take();
}

} // namespace

HttpRequest createTokenRequest(const QUrl &iam, const PasswordLogin &login)
{
    QUrl url = urlOf(iam, "/v3/auth/tokens", {{"nocatalog", QStringLiteral("true")}});
    return jsonRequest(Verb::Post, std::move(url), tokenBody(login));
}

HttpRequest projectsRequest(const QUrl &iam, const QString &name)
{
    return bareRequest(Verb::Get, urlOf(iam, "/v3/projects", {{"name", name}}));
}

HttpRequest usableProjectsRequest(const QUrl &iam)
{
    return bareRequest(Verb::Get, urlOf(iam, "/v3/auth/projects", {}));
}

HttpRequest regionsRequest(const QUrl &iam)
{
    return bareRequest(Verb::Get, urlOf(iam, "/v3/regions", {}));
}

HttpRequest enterpriseProjectsRequest(const QUrl &eps, int offset, int limit)
{
    return bareRequest(Verb::Get,
        urlOf(eps, "/v1.0/enterprise-projects",
            {{"limit", QString::number(limit)}, {"offset", QString::number(offset)}}));
}

} // namespace hssreg
