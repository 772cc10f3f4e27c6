#include "app/access/new_registry.h"

#include "app/access/access_fields.h"
#include "app/access/access_json.h"
#include "app/support/text.h"

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr std::array newFields{Field::RegistryName, Field::RegistryType};

const QString &textOf(Field field, const NewRegistry &registry)
{
    return field == Field::RegistryName ? registry.name : registry.type;
}

Problem missing(Field field)
{
    return {field, Level::Error, ProblemKind::Required, Reason::None, {}, {}, {}};
}

void append(WipedBytes &bytes, const WipedBytes &more)
{
    bytes.insert(bytes.end(), more.begin(), more.end());
}

} // namespace

QList<Problem> checkNewRegistry(const NewRegistry &registry)
{
    QList<Problem> found;
    for (const Field field : newFields) {
        const QString &text = textOf(field, registry);
        if (text.isEmpty())
            found.append(missing(field));
        else
            found += checkValue(field, text);
    }
    for (const Field field : bodyFields) {
        if (entryFor(field).neededToAdd && !registry.access.has(field))
            found.append(missing(field));
    }
    // What a stored password may no longer match is no question here: there is none yet.
    const QList<Problem> ofAccess = checkChange(registry.access, nullptr);
    std::copy_if(ofAccess.begin(), ofAccess.end(), std::back_inserter(found),
        [](const Problem &problem) { return problem.kind != ProblemKind::PasswordMissing; });
    return found;
}

NewRegistry completed(const NewRegistry &registry)
{
    return {registry.name, registry.type, completed(registry.access, nullptr)};
}

WipedBytes addBody(const NewRegistry &registry)
{
    WipedBytes body;
    for (const Field field : newFields) {
        body.push_back(body.empty() ? '{' : ',');
        append(body, jsonString(QString(entryFor(field).name)));
        body.push_back(':');
        append(body, jsonString(textOf(field, registry)));
    }
    WipedBytes access = updateBody(registry.access);
    access.front() = ',';
    append(body, access);
    return body;
}

QString maskedAddBody(const NewRegistry &registry)
{
    QString lines;
    for (const Field field : newFields) {
        const WipedBytes value = jsonString(textOf(field, registry));
        lines += u"    \""_s + entryFor(field).name + u"\": "_s
            + visible(QString::fromUtf8(value.data(), qsizetype(value.size()))) + u",\n"_s;
    }
    return maskedUpdateBody(registry.access).insert(2, lines); // after the brace and its line end
}

} // namespace hssreg
