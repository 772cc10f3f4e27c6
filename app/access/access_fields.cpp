#include "app/access/access_fields.h"

#include "app/access/address.h"
#include "app/access/identifier_rules.h"
#include "app/access/text_rules.h"
#include "app/access/together_rules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr std::array apiVersions{"V1"_L1, "V2"_L1};
constexpr std::array protocols{"http"_L1, "https"_L1};
constexpr std::array sources{"Swr"_L1, "Other"_L1};
constexpr std::array newTypes{"Harbor"_L1, "Jfrog"_L1};
constexpr std::span<const QLatin1StringView> freeText;

bool always(const ChangeView &)
{
    return true;
}

bool never(const ChangeView &)
{
    return false;
}

void noMore(Field, QStringView, QList<Problem> &) { }

void nothingTogether(const ChangeView &, QList<Problem> &) { }

void checkAddress(Field, QStringView value, QList<Problem> &found)
{
    readAddress(value, found);
}

// Names, limits and choices: Tables 1 to 4 of the page "Editing Image Repository Access Information"; of AddRegistry,
// hss-api.md, section 3.1. How long keys may be is not documented: 128 is far more than the 20 and 40 they have.
constexpr std::array<FieldEntry, fieldCount> table{{
    {Field::ApiVersion, Place::Body, "api_version"_L1, 0, false, apiVersions, always, noMore, nothingTogether,
        never, true},
    {Field::Protocol, Place::Body, "protocol"_L1, 0, false, protocols, always, noMore, nothingTogether, never,
        true},
    {Field::RegistryAddr, Place::Body, "registry_addr"_L1, 256, false, freeText, always, checkAddress,
        checkAddressTogether, never, true},
    {Field::RegistryUsername, Place::Body, "registry_username"_L1, 128, false, freeText, always,
        checkUsername, nothingTogether, never, true},
    {Field::RegistryPassword, Place::Body, "registry_password"_L1, 128, true, freeText, always, checkPassword,
        checkPasswordTogether, never, true},
    {Field::Namespace, Place::Body, "namespace"_L1, 128, false, freeText, namespaceApplies, checkNamespace,
        checkNamespaceTogether, namespaceGoesAlong, false},
    {Field::ConnectClusterId, Place::Body, "connect_cluster_id"_L1, 64, false, freeText, always, checkCluster,
        nothingTogether, never, true},
    {Field::GetScanImageChannel, Place::Body, "get_scan_image_channel"_L1, 0, false, sources, always, noMore,
        nothingTogether, never, true},
    {Field::ProjectId, Place::Path, "project_id"_L1, 256, false, freeText, always, checkProject,
        nothingTogether, never, false},
    {Field::RegistryId, Place::Path, "id"_L1, 64, false, freeText, always, checkRepositoryId, nothingTogether,
        never, false},
    {Field::EnterpriseProjectId, Place::Query, "enterprise_project_id"_L1, 256, false, freeText, always,
        checkEnterpriseProject, nothingTogether, never, false},
    {Field::Token, Place::Header, "X-Auth-Token"_L1, 32768, true, freeText, always, checkToken,
        nothingTogether, never, false},
    {Field::RegistryName, Place::NewBody, "registry_name"_L1, 128, false, freeText, always, noMore,
        nothingTogether, never, true},
    {Field::RegistryType, Place::NewBody, "registry_type"_L1, 0, false, newTypes, always, noMore,
        nothingTogether, never, true},
    {Field::AccessKeyId, Place::Signature, "access_key"_L1, 128, false, freeText, always, checkToken,
        nothingTogether, never, false},
    {Field::SecretKey, Place::Signature, "secret_key"_L1, 128, true, freeText, always, checkToken,
        nothingTogether, never, false},
    {Field::SecurityToken, Place::Signature, "security_token"_L1, 32768, true, freeText, always, checkToken,
        nothingTogether, never, false},
}};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].field != Field(i))
            return false;
    }
    return true;
}
static_assert(isInOrder(), "one row for each field, in the order of the enumeration");

bool isMember(Field field)
{
    return entryFor(field).place == Place::Body;
}

// The value that a change gives a member; null for a promised password, which can not be looked at.
std::optional<QStringView> valueOf(Field field, const AccessUpdate &change)
{
    if (field == Field::RegistryPassword)
        return change.password() ? std::optional(change.password()->reveal()) : std::nullopt;
    const std::optional<QString> &text = change.text(field);
    return text ? std::optional<QStringView>(*text) : std::nullopt;
}

} // namespace

std::optional<QString> ChangeView::known(Field field) const
{
    return m_known && isMember(field) ? m_known->access[field] : std::nullopt;
}

std::optional<QString> ChangeView::effective(Field field) const
{
    if (field == Field::RegistryPassword || !isMember(field))
        return std::nullopt;
    return sets(field) ? m_change.text(field) : known(field);
}

bool ChangeView::changes(Field field) const
{
    return sets(field) && (field == Field::RegistryPassword || known(field) != m_change.text(field));
}

std::span<const FieldEntry> accessFields()
{
    return table;
}

const FieldEntry &entryFor(Field field)
{
    return table.at(std::size_t(field));
}

std::optional<Field> bodyFieldNamed(QStringView name)
{
    for (const Field field : bodyFields) {
        if (name == entryFor(field).name)
            return field;
    }
    return std::nullopt;
}

QStringList bodyFieldNames()
{
    QStringList names;
    for (const Field field : bodyFields)
        names.append(entryFor(field).name);
    return names;
}

bool applies(Field field, const AccessUpdate &change, const RegistryInfo *known)
{
    return entryFor(field).applies(ChangeView(change, known));
}

QList<Problem> checkValue(Field field, QStringView value)
{
    const FieldEntry &entry = entryFor(field);
    QList<Problem> found;
    if (checkCommon(entry, value, found))
        entry.checkValue(field, value, found);
    return found;
}

QList<Problem> checkChange(const AccessUpdate &change, const RegistryInfo *known)
{
    const ChangeView view(change, known);
    QList<Problem> found;
    for (const Field field : bodyFields) {
        const FieldEntry &entry = entryFor(field);
        const std::optional<QStringView> value = valueOf(field, change);
        if (value && entry.applies(view))
            found += checkValue(field, *value);
        entry.checkTogether(view, found);
    }
    return found;
}

AccessUpdate completed(const AccessUpdate &change, const RegistryInfo *known)
{
    const ChangeView view(change, known);
    AccessUpdate complete = change.clone();
    for (const Field field : bodyFields) {
        const FieldEntry &entry = entryFor(field);
        if (!entry.applies(view))
            complete.leaveOut(field);
        else if (entry.goesAlong(view) && view.known(field))
            complete.set(field, *view.known(field));
    }
    return complete;
}

QList<Field> differingFields(const RegistryInfo &shown, const RegistryInfo &now)
{
    QList<Field> differing;
    for (const Field field : bodyFields) {
        // An absent member and an empty one tell a person the same.
        if (shown.access[field].value_or(QString()) != now.access[field].value_or(QString()))
            differing.append(field);
    }
    return differing;
}

QList<Field> notTaken(const FieldTexts &sent, const RegistryInfo &now)
{
    QList<Field> fields;
    for (const Field field : bodyFields) {
        if (sent[field] && now.access[field] != sent[field])
            fields.append(field);
    }
    return fields;
}

bool asksForConsent(const Problem &problem)
{
    return problem.kind == ProblemKind::PasswordMissing;
}

} // namespace hssreg
