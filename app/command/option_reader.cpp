#include "app/command/option_reader.h"

#include "app/access/access_fields.h"

#include <algorithm>

namespace hssreg {

bool isVariableName(QStringView text)
{
    return !text.isEmpty() && !text.front().isDigit() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c == u'_' || (c.unicode() < 0x80 && c.isLetterOrNumber());
    });
}

GlobalOptions OptionReader::global()
{
    GlobalOptions options;
    options.connection = nonEmpty("--connection");
    options.endpoint = m_tree.value("--endpoint");
    options.region = m_tree.value("--region");
    options.projectId = m_tree.value("--project-id");
    options.enterpriseProjectId = m_tree.value("--enterprise-project-id");
    options.iamEndpoint = nonEmpty("--iam-endpoint");
    credential(options);
    options.caFile = fileName("--ca-file");
    options.logFile = fileName("--log");
    proxy(options);
    if (m_tree.isSet("--timeout"))
        options.timeout = std::chrono::seconds(number("--timeout", 1, 3600, 60));
    options.format = choice("--output") == QStringLiteral("json") ? OutputFormat::Json : OutputFormat::Text;
    options.quiet = m_tree.isSet("--quiet");
    options.verbose = m_tree.isSet("--verbose");
    return options;
}

void OptionReader::proxy(GlobalOptions &options)
{
    const std::optional<QString> proxy = m_tree.value("--proxy");
    if (!proxy)
        return;
    if (*proxy == QStringLiteral("none")) {
        options.proxy = ProxyUse::None;
    } else if (*proxy == QStringLiteral("system")) {
        options.proxy = ProxyUse::System;
    } else {
        options.proxy = ProxyUse::Url;
        options.proxyUrl = *proxy;
    }
}

void OptionReader::credential(GlobalOptions &options)
{
    if (m_tree.isSet("--token-file"))
        options.tokenFile = fileName("--token-file");
    options.accessKey = nonEmpty("--access-key");
    options.secretKeyFile = fileName("--secret-key-file");
    options.securityTokenFile = fileName("--security-token-file");
    const bool elsewhere = m_tree.isSet("--secret-from"); // of a connection to be added
    if (!elsewhere && options.accessKey.isEmpty() != options.secretKeyFile.isEmpty())
        wrong(tr("%1 and %2 go together.")
                  .arg(QStringLiteral("--access-key"), QStringLiteral("--secret-key-file")));
    if (!options.securityTokenFile.isEmpty() && options.secretKeyFile.isEmpty())
        wrong(tr("%1 needs %2.")
                  .arg(QStringLiteral("--security-token-file"), QStringLiteral("--secret-key-file")));
    onlyOneFromInput({});
}

int OptionReader::secretsFromInput() const
{
    int readers = 0;
    for (const char *name :
        {"--token-file", "--secret-key-file", "--security-token-file", "--proxy-password-file"})
        readers += m_tree.value(name) == QStringLiteral("-") ? 1 : 0;
    return readers;
}

void OptionReader::onlyOneFromInput(const PasswordSource &password)
{
    const QString input = QStringLiteral("-");
    const int readers = secretsFromInput();
    if (readers > 1) {
        wrong(tr("Standard input can hold one secret only."));
        return;
    }
    const bool fromInput = password.kind == PasswordSource::Kind::File && password.where == input;
    if (readers == 0 || (!fromInput && password.kind != PasswordSource::Kind::Prompt))
        return;
    if (m_tree.value("--proxy-password-file") == input) {
        wrong(tr("Standard input can hold one secret only."));
        return;
    }
    wrong(m_tree.value("--token-file") == input
            ? tr("Standard input can not hold both the token and the password.")
            : tr("Standard input can not hold both the secret key and the password."));
}

PasswordSource OptionReader::password(Field field)
{
    const SecretOptions names = secretOptionsFor(field);
    if (const std::optional<QString> file = m_tree.value(names.file)) {
        if (file->isEmpty())
            wrong(tr("%1 needs the name of a file.").arg(names.file));
        return {PasswordSource::Kind::File, *file};
    }
    if (const std::optional<QString> variable = m_tree.value(names.environment)) {
        // somebody may have given the secret itself: what is no name is not taken as one and not repeated
        if (!isVariableName(*variable))
            wrong(tr("%1 needs the name of an environment variable.").arg(names.environment));
        return {PasswordSource::Kind::Environment, *variable};
    }
    const bool ask = m_tree.value(names.prompt).has_value();
    return {ask ? PasswordSource::Kind::Prompt : PasswordSource::Kind::None, {}};
}

QString OptionReader::fileName(const char *name)
{
    const std::optional<QString> file = m_tree.value(name);
    if (file && file->isEmpty())
        wrong(tr("%1 needs the name of a file.").arg(QString::fromLatin1(name)));
    return file.value_or(QString());
}

QString OptionReader::nonEmpty(const char *name)
{
    const std::optional<QString> value = m_tree.value(name);
    if (value && value->isEmpty())
        wrong(tr("%1 needs a value.").arg(QString::fromLatin1(name)));
    return value.value_or(QString());
}

QString OptionReader::choice(const char *name)
{
    const std::optional<QString> given = m_tree.value(name);
    if (!given)
        return {};
    const QStringList choices = m_tree.choices(name);
    for (const QString &each : choices) {
        if (each.compare(*given, Qt::CaseInsensitive) == 0)
            return each;
    }
    wrong(tr("%1 is one of: %2.").arg(QString::fromLatin1(name), choices.join(QStringLiteral(", "))));
    return {};
}

std::optional<std::chrono::seconds> OptionReader::wait(int unless)
{
    if (!m_tree.isSet("--wait"))
        return std::nullopt;
    return std::chrono::seconds(number("--wait", 1, 3600, unless));
}

PasswordSource OptionReader::fields(AccessUpdate &change)
{
    PasswordSource source;
    for (const FieldEntry &entry : accessFields()) {
        if (entry.place != Place::Body)
            continue;
        if (entry.secret)
            source = password(entry.field);
        else if (const std::optional<QString> value = m_tree.value(optionFor(entry.field)))
            change.set(entry.field, *value);
    }
    onlyOneFromInput(source);
    return source;
}

int OptionReader::number(const char *name, int least, int most, int unless)
{
    const std::optional<QString> given = m_tree.value(name);
    if (!given)
        return unless;
    bool isNumber = false;
    const int value = given->toInt(&isNumber);
    if (!isNumber || value < least || value > most)
        wrong(
            tr("%1 needs a whole number from %2 to %3.").arg(QString::fromLatin1(name)).arg(least).arg(most));
    return value;
}

} // namespace hssreg
