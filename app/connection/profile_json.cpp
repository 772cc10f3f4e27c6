#include "app/connection/profile_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr int formatVersion = 1;

struct TextMember {
    QLatin1StringView name;
    QString ConnectionProfile::*member;
};
constexpr std::array textMembers{
    TextMember{"id"_L1, &ConnectionProfile::id},
    TextMember{"name"_L1, &ConnectionProfile::name},
    TextMember{"region"_L1, &ConnectionProfile::region},
    TextMember{"endpoint"_L1, &ConnectionProfile::endpoint},
    TextMember{"iam_endpoint"_L1, &ConnectionProfile::iamEndpoint},
    TextMember{"project_id"_L1, &ConnectionProfile::projectId},
    TextMember{"enterprise_project_id"_L1, &ConnectionProfile::enterpriseProjectId},
    TextMember{"access_key_id"_L1, &ConnectionProfile::accessKeyId},
    TextMember{"user"_L1, &ConnectionProfile::user},
    TextMember{"user_id"_L1, &ConnectionProfile::userId},
    TextMember{"domain"_L1, &ConnectionProfile::domain},
    TextMember{"ca_file"_L1, &ConnectionProfile::caFile},
    TextMember{"proxy_url"_L1, &ConnectionProfile::proxyUrl},
    TextMember{"proxy_user"_L1, &ConnectionProfile::proxyUser},
};

struct SwitchMember {
    QLatin1StringView name;
    bool ConnectionProfile::*member;
};
constexpr std::array switchMembers{
    SwitchMember{"temporary_keys"_L1, &ConnectionProfile::temporaryKeys},
    SwitchMember{"passcode"_L1, &ConnectionProfile::passcode},
};

template <typename Value> struct Word {
    Value value;
    QLatin1StringView word;
};
constexpr std::array signInWords{
    Word<SignInWay>{SignInWay::Token, "token"_L1},
    Word<SignInWay>{SignInWay::AccessKey, "access_key"_L1},
    Word<SignInWay>{SignInWay::IamPassword, "iam_password"_L1},
};
constexpr std::array proxyWords{
    Word<ProxyUse>{ProxyUse::System, "system"_L1},
    Word<ProxyUse>{ProxyUse::None, "none"_L1},
    Word<ProxyUse>{ProxyUse::Url, "url"_L1},
};
constexpr std::array allRoles{SecretRole::Token, SecretRole::SecretKey, SecretRole::SecurityToken,
    SecretRole::Password, SecretRole::ProxyPassword};

template <typename Words, typename Value> QString wordOf(const Words &words, Value value)
{
    for (const auto &each : words) {
        if (each.value == value)
            return each.word;
    }
    Q_UNREACHABLE();
}

QJsonObject objectOf(const ConnectionProfile &profile)
{
    QJsonObject object = profile.unknown;
    for (const TextMember &each : textMembers) {
        if (!(profile.*each.member).isEmpty())
            object.insert(each.name, profile.*each.member);
    }
    for (const SwitchMember &each : switchMembers) {
        if (profile.*each.member)
            object.insert(each.name, true);
    }
    object.insert("sign_in"_L1, wordOf(signInWords, profile.signIn));
    object.insert("proxy"_L1, wordOf(proxyWords, profile.proxy));
    object.insert("deadline_seconds"_L1, qint64(profile.deadline.count()));
    QJsonObject places;
    for (const auto &[role, place] : profile.places)
        places.insert(secretRoleName(role), secretPlaceText(place));
    if (!places.isEmpty())
        object.insert("secrets"_L1, places);
    return object;
}

// Takes known members out of an object, and remembers the first that is not what it should be.
class MemberReader {
public:
    MemberReader(QJsonObject object, const QString &place)
        : m_object(std::move(object))
        , m_place(place)
    {
    }
    void read(QLatin1StringView name, QString &into)
    {
        const QJsonValue value = m_object.take(name);
        if (value.isString())
            into = value.toString();
        else if (!value.isUndefined())
            refuse(name);
    }
    void read(QLatin1StringView name, bool &into)
    {
        const QJsonValue value = m_object.take(name);
        if (value.isBool())
            into = value.toBool();
        else if (!value.isUndefined())
            refuse(name);
    }
    void read(QLatin1StringView name, std::chrono::seconds &into)
    {
        const QJsonValue value = m_object.take(name);
        if (value.toInteger(-1) > 0)
            into = std::chrono::seconds(value.toInteger());
        else if (!value.isUndefined())
            refuse(name);
    }
    template <typename Words, typename Value>
    void readWord(QLatin1StringView name, const Words &words, Value &into)
    {
        const QJsonValue value = m_object.take(name);
        for (const auto &each : words) {
            if (value.toString() == each.word) {
                into = each.value;
                return;
            }
        }
        if (!value.isUndefined())
            refuse(name);
    }
    void readPlaces(std::map<SecretRole, SecretPlace> &into)
    {
        const QJsonValue value = m_object.take("secrets"_L1);
        if (!value.isUndefined() && !value.isObject())
            refuse("secrets"_L1);
        QJsonObject places = value.toObject();
        for (const SecretRole role : allRoles) {
            const QJsonValue text = places.take(secretRoleName(role));
            const auto place = readSecretPlace(text.toString());
            if (place)
                into[role] = *place;
            else if (!text.isUndefined())
                refuse("secrets"_L1);
        }
        if (!places.isEmpty()) // a secret that this program does not know can not be kept either
            refuse("secrets"_L1);
    }
    void refuse(QLatin1StringView name)
    {
        if (m_fault.isEmpty())
            m_fault = m_place % u'.' % name;
    }
    [[nodiscard]] const QString &fault() const { return m_fault; }
    [[nodiscard]] const QJsonObject &rest() const { return m_object; }

private:
    QJsonObject m_object;
    QString m_place;
    QString m_fault;
};

StoreError damaged(const QString &where)
{
    return {StoreError::Kind::Damaged, where, 0};
}

Result<ConnectionProfile, StoreError> profileFrom(const QJsonValue &value, const QString &place)
{
    if (!value.isObject())
        return damaged(place);
    MemberReader reader(value.toObject(), place);
    ConnectionProfile profile;
    for (const TextMember &each : textMembers)
        reader.read(each.name, profile.*each.member);
    for (const SwitchMember &each : switchMembers)
        reader.read(each.name, profile.*each.member);
    reader.readWord("sign_in"_L1, signInWords, profile.signIn);
    reader.readWord("proxy"_L1, proxyWords, profile.proxy);
    reader.read("deadline_seconds"_L1, profile.deadline);
    reader.readPlaces(profile.places);
    if (profile.name.isEmpty())
        reader.refuse("name"_L1);
    if (profile.id.isEmpty())
        reader.refuse("id"_L1);
    profile.unknown = reader.rest();
    if (!reader.fault().isEmpty())
        return damaged(reader.fault());
    return profile;
}

QString lineAndColumn(const QByteArray &text, qsizetype offset)
{
    const QByteArrayView before = QByteArrayView(text).first(std::clamp(offset, qsizetype(0), text.size()));
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = before.size() - before.lastIndexOf('\n');
    return QCoreApplication::translate("hssreg::ConnectionStore", "line %1, column %2").arg(line).arg(column);
}

Result<StoredConnections, StoreError> connectionsFrom(QJsonObject object)
{
    const QJsonValue version = object.take("version"_L1);
    if (version.toInt(0) > formatVersion)
        return StoreError{StoreError::Kind::NewerVersion, {}, version.toInt()};
    if (version.toInt(0) != formatVersion)
        return damaged(u"version"_s);
    const QJsonValue list = object.take("connections"_L1);
    const QJsonValue current = object.take("current"_L1);
    if (!list.isArray())
        return damaged(u"connections"_s);
    if (!current.isUndefined() && !current.isString())
        return damaged(u"current"_s);
    StoredConnections connections;
    const QJsonArray array = list.toArray();
    for (qsizetype at = 0; at < array.size(); ++at) {
        const QString place = u"connections[%1]"_s.arg(at);
        auto profile = profileFrom(array.at(at), place);
        if (!profile.ok())
            return profile.error();
        if (connections.find(profile.value().name))
            return damaged(QString(place + ".name"_L1));
        connections.profiles.append(std::move(profile).value());
    }
    connections.current = current.toString();
    connections.unknown = object;
    return connections;
}

} // namespace

QByteArray connectionsText(const StoredConnections &connections)
{
    QJsonObject object = connections.unknown;
    object.insert("version"_L1, formatVersion);
    if (!connections.current.isEmpty())
        object.insert("current"_L1, connections.current);
    QJsonArray list;
    for (const ConnectionProfile &profile : connections.profiles)
        list.append(objectOf(profile));
    object.insert("connections"_L1, list);
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

Result<StoredConnections, StoreError> readConnectionsText(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError)
        return damaged(lineAndColumn(text, error.offset));
    if (!document.isObject())
        return damaged(lineAndColumn(text, 0));
    return connectionsFrom(document.object());
}

} // namespace hssreg
