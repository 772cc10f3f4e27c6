#include "app/access/access_json.h"

#include "app/access/access_fields.h"
#include "app/support/text.h"

#include <QJsonValue>

#include <string_view>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr auto mask = u"••••••••"; // of the same length for every password

void append(WipedBytes &bytes, std::string_view text)
{
    bytes.insert(bytes.end(), text.begin(), text.end());
}

void append(WipedBytes &bytes, const WipedBytes &more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

void appendEscaped(WipedBytes &bytes, char c)
{
    static constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
    case '"': append(bytes, "\\\""); return;
    case '\\': append(bytes, "\\\\"); return;
    case '\b': append(bytes, "\\b"); return;
    case '\f': append(bytes, "\\f"); return;
    case '\n': append(bytes, "\\n"); return;
    case '\r': append(bytes, "\\r"); return;
    case '\t': append(bytes, "\\t"); return;
    default: break;
    }
    const auto value = static_cast<unsigned char>(c);
    if (value >= 0x20) {
        bytes.push_back(c);
        return;
    }
    append(bytes, "\\u00");
    bytes.push_back(hex[value >> 4]);
    bytes.push_back(hex[value & 0xF]);
}

WipedBytes memberValue(Field field, const AccessUpdate &change)
{
    if (field == Field::RegistryPassword)
        return jsonString(change.password() ? change.password()->reveal() : QStringView());
    return jsonString(change.text(field).value_or(QString()));
}

QString shownValue(Field field, const AccessUpdate &change)
{
    if (field == Field::RegistryPassword)
        return u'"' + QStringView(mask) + u'"';
    const WipedBytes value = memberValue(field, change);
    return visible(QString::fromUtf8(value.data(), qsizetype(value.size())));
}

// The JSON library's own copy of the text is out of reach; this one is not.
Secret takePassword(const QJsonValue &value)
{
    QString text = value.toString();
    Secret password{text};
    wipe(text.data(), std::size_t(text.size()) * sizeof(QChar));
    return password;
}

void readMember(Field field, const QJsonValue &value, ReadUpdate &read)
{
    if (!value.isString())
        read.problems.append({field, Level::Error, ProblemKind::WrongType, Reason::None, {}, {}, {}});
    else if (field == Field::RegistryPassword)
        read.update.setPassword(takePassword(value));
    else
        read.update.set(field, value.toString());
}

} // namespace

WipedBytes jsonString(QStringView text)
{
    WipedBytes bytes;
    bytes.push_back('"');
    for (const char c : toUtf8(text))
        appendEscaped(bytes, c);
    bytes.push_back('"');
    return bytes;
}

WipedBytes updateBody(const AccessUpdate &change)
{
    Q_ASSERT(!change.isEmpty() && !change.passwordIsPromised());
    WipedBytes body;
    body.push_back('{');
    const QList<Field> members = change.members();
    for (const Field field : members) {
        if (field != members.first())
            body.push_back(',');
        append(body, jsonString(QString(entryFor(field).name)));
        body.push_back(':');
        append(body, memberValue(field, change));
    }
    body.push_back('}');
    return body;
}

QString maskedUpdateBody(const AccessUpdate &change)
{
    QStringList lines;
    const QList<Field> members = change.members();
    for (const Field field : members)
        lines.append(u"    \"" + entryFor(field).name + u"\": " + shownValue(field, change));
    return u"{\n" + lines.join(u",\n"_s) + u"\n}";
}

ReadUpdate readUpdate(const QJsonObject &body)
{
    ReadUpdate read;
    for (const Field field : bodyFields) {
        const auto member = body.constFind(entryFor(field).name);
        if (member != body.constEnd())
            readMember(field, member.value(), read);
    }
    for (auto member = body.constBegin(); member != body.constEnd(); ++member) {
        if (bodyFieldNamed(member.key()))
            continue;
        const QString nearest = nearestName(member.key(), bodyFieldNames());
        read.problems.append({std::nullopt, Level::Error, ProblemKind::UnknownMember, Reason::None, {},
            nearest, member.key()});
    }
    return read;
}

} // namespace hssreg
