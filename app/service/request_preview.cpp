#include "app/service/request_preview.h"

#include "app/access/access_json.h"
#include "app/service/requests.h"

namespace hssreg {

namespace {

using View = QLatin1StringView;

// A placeholder where an endpoint or project is not known yet: the rest of the request can be looked at all the same.
Account shown(const Account &account)
{
    Account copy = account;
    if (copy.endpoint.isEmpty())
        copy.endpoint = QUrl(QStringLiteral("https://endpoint"));
    if (copy.projectId.isEmpty())
        copy.projectId = QStringLiteral("PROJECT_ID");
    return copy;
}

QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', View("'\\''")) + u'\'';
}

// The lines that write the body to standard output. A password is taken from the environment and escaped for JSON
// (its rules refuse control characters, so a backslash before \ and " is all it takes).
QString bodyCommand(const AccessUpdate &change)
{
    AccessUpdate marked = change.clone();
    const QString mark = QStringLiteral("@HSS_REGISTRY_PASSWORD@");
    const bool secret = change.has(Field::RegistryPassword);
    if (secret)
        marked.setPassword(Secret(mark));
    const WipedBytes bytes = updateBody(marked);
    const QString body = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    if (!secret)
        return View("printf '%s' ") + quoted(body);
    const QString member = View("\"registry_password\":\"") + mark + u'"';
    const qsizetype at = body.indexOf(member) + member.size() - mark.size() - 1;
    return QStringLiteral(
        "{ printf '%s' %1\n"
        "  printf '%s' \"$HSS_REGISTRY_PASSWORD\" | sed 's/[\\\\\"]/\\\\&/g' | tr -d '\\n'\n"
        "  printf '%s' %2; }")
        .replace(View("%1"), quoted(body.left(at)))
        .replace(View("%2"), quoted(body.mid(at + mark.size())));
}

QString curlOf(const HttpRequest &request, const AccessUpdate &change)
{
    QString headers;
    for (const HttpHeader &header : request.headers) {
        if (header.name != "User-Agent")
            headers +=
                View(" \\\n    --header ") + quoted(QString::fromLatin1(header.name + ": " + header.value));
    }
    return QStringLiteral("( set -eu; umask 077\n"
                          "  headers=$(mktemp); trap 'rm -f \"$headers\"' EXIT\n"
                          "  printf 'X-Auth-Token: %s\\n' \"$HSS_TOKEN\" > \"$headers\"\n  ")
        + bodyCommand(change)
        + View(" |\n  curl --silent --show-error --include --request PUT --header \"@$headers\"") + headers
        + View(" \\\n    --data-binary @- ") + quoted(QString::fromLatin1(request.url.toEncoded()))
        + View(" )\n");
}

// The headers of authorise(), with a mask of one length for every secret.
QStringList proofOf(const ShownCredential &credential, const QString &projectId)
{
    const QString mask = QStringLiteral("••••••••");
    if (credential.accessKeyId.isEmpty())
        return {View("X-Auth-Token: ") + mask};
    QStringList headers{QStringLiteral("X-Sdk-Date: YYYYMMDDThhmmssZ"), View("X-Project-Id: ") + projectId};
    QString names = QStringLiteral("content-type;host;x-project-id;x-sdk-date");
    if (credential.securityToken) {
        headers.append(View("X-Security-Token: ") + mask);
        names += View(";x-security-token");
    }
    headers.append(View("Authorization: SDK-HMAC-SHA256 Access=") + credential.accessKeyId
        + View(", SignedHeaders=") + names + View(", Signature=") + mask);
    return headers;
}

} // namespace

RequestPreview previewOf(const Account &account, const QString &registryId,
    const AccessUpdate &completedChange, const ShownCredential &credential)
{
    const Account place = shown(account);
    const HttpRequest request = updateRegistryHead(place, registryId);
    RequestPreview preview;
    preview.method = QString::fromLatin1(verbName(request.verb));
    preview.url = QString::fromLatin1(request.url.toEncoded());
    for (const HttpHeader &header : request.headers)
        preview.headers.append(QString::fromLatin1(header.name + ": " + header.value));
    preview.headers += proofOf(credential, place.projectId);
    if (!completedChange.isEmpty()) {
        preview.body = maskedUpdateBody(completedChange);
        preview.curl = curlOf(request, completedChange);
    }
    return preview;
}

} // namespace hssreg
