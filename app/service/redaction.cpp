#include "app/service/redaction.h"

#include "app/access/access_json.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace hssreg {

namespace {

constexpr qsizetype shortest = 4; // below this a secret can not be cut out of a text without telling it
constexpr qsizetype cutOffRun = 8; // a run of a secret this long is taken for an echo that was cut off
constexpr qsizetype longestForRuns = 512; // tokens are longer: they are known by their look
constexpr qsizetype longestText = 8192;

QString hidden()
{
    return QStringLiteral("‹hidden›");
}

Secret fromBytes(const QByteArray &latin1)
{
    return Secret(QString::fromLatin1(latin1));
}

// The longest run of `secret` that begins at `from` in `text`.
qsizetype runLength(const QString &text, qsizetype from, QStringView secret)
{
    qsizetype longest = 0;
    for (qsizetype start = 0; start + longest < secret.size(); ++start) {
        qsizetype length = 0;
        while (from + length < text.size() && start + length < secret.size()
            && text.at(from + length) == secret.at(start + length))
            ++length;
        longest = std::max(longest, length);
    }
    return longest;
}

void hideRuns(QString &text, QStringView secret)
{
    for (qsizetype at = 0; at + cutOffRun <= text.size(); ++at) {
        const qsizetype length = runLength(text, at, secret);
        if (length < cutOffRun)
            continue;
        text.replace(at, length, hidden());
        at += hidden().size() - 1;
    }
}

// What looks like a secret, whoever sent it: a value behind a telling name, JSON Web Tokens, IAM tokens.
void hideLooks(QString &text)
{
    static const QRegularExpression named(
        QStringLiteral(
            R"re(((?:password|passwd|pwd|secret|x-auth-token|x-subject-token|authorization|access[=_-]?key|signature)["']?\s*[:=]\s*["']?)(?:Basic |Bearer )?[^\s"',;&|}<>‹]+)re"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression jwt(QStringLiteral("eyJ[A-Za-z0-9_-]{10,}(?:\\.[A-Za-z0-9_-]*)*"));
    static const QRegularExpression iamToken(QStringLiteral("MII[A-Za-z0-9+/=_-]{30,}"));
    text.replace(named, QStringLiteral("\\1") + hidden());
    text.replace(jwt, hidden());
    text.replace(iamToken, hidden());
}

} // namespace

void Redaction::hide(const Secret &secret)
{
    if (secret.isEmpty())
        return;
    const WipedBytes utf8 = toUtf8(secret.reveal());
    const QByteArray bytes = QByteArray::fromRawData(utf8.data(), qsizetype(utf8.size()));
    const WipedBytes json = jsonString(secret.reveal());
    m_forms.push_back(secret.clone());
    m_forms.emplace_back(QString::fromUtf8(json.data() + 1, qsizetype(json.size()) - 2));
    m_forms.push_back(fromBytes(bytes.toPercentEncoding()));
    m_forms.push_back(fromBytes(bytes.toBase64(QByteArray::OmitTrailingEquals)));
}

void Redaction::hideLogin(QStringView username, const Secret &password)
{
    if (password.isEmpty())
        return;
    hide(password);
    const QByteArray login = username.toUtf8() + ':' + password.reveal().toUtf8();
    m_forms.push_back(fromBytes(login.toBase64(QByteArray::OmitTrailingEquals)));
}

bool Redaction::repeatsShortSecret(const QString &text) const
{
    return std::any_of(m_forms.begin(), m_forms.end(), [&text](const Secret &form) {
        return form.reveal().size() < shortest && text.contains(form.reveal());
    });
}

QString Redaction::cleaned(const QString &text) const
{
    QString clean = text.left(longestText);
    if (repeatsShortSecret(clean)) {
        return QCoreApplication::translate(
            "Redaction", "(The text is not shown, because it repeats a password that was sent.)");
    }
    for (const Secret &form : m_forms) {
        const QStringView secret = form.reveal();
        if (secret.size() < shortest)
            continue;
        for (qsizetype at = clean.indexOf(secret); at >= 0; at = clean.indexOf(secret, at + hidden().size()))
            clean.replace(at, secret.size(), hidden());
        if (secret.size() >= cutOffRun && secret.size() <= longestForRuns)
            hideRuns(clean, secret);
    }
    hideLooks(clean);
    return visible(clean);
}

} // namespace hssreg
