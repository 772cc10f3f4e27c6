#include "app/access/query_rules.h"

#include "app/access/access_fields.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

// hss-api.md, section 2. These are no fields of a repository but of the list of them.
constexpr std::array listedTypes{
    "Harbor"_L1, "Jfrog"_L1, "SwrPrivate"_L1, "SwrShared"_L1, "SwrEnterprise"_L1, "Other"_L1};
constexpr std::array statuses{"success"_L1, "fail"_L1, "accessing"_L1};

Problem problem(ProblemKind kind)
{
    return {std::nullopt, Level::Error, kind, Reason::None, {}, {}, {}};
}

QList<Problem> checkNumber(QStringView value, NumberRange range)
{
    if (numberWithin(value, range))
        return {};
    return {problem(value.isEmpty() ? ProblemKind::Empty : ProblemKind::NotAChoice)};
}

template <typename Choices> QList<Problem> checkChoice(const Choices &choices, QStringView value)
{
    if (value.isEmpty())
        return {problem(ProblemKind::Empty)};
    if (std::find(choices.begin(), choices.end(), value) != choices.end())
        return {};
    return {problem(ProblemKind::NotAChoice)};
}

QList<Problem> checkTypes(QStringView value)
{
    QList<Problem> found;
    for (const QStringView type : value.split(u','))
        found += checkChoice(listedTypes, type);
    return found;
}

// A search text may be a part of an address, so of the field's rules only length and characters count.
QList<Problem> checkSearch(Field field, QStringView value)
{
    QList<Problem> found = checkValue(field, value);
    found.removeIf([](const Problem &one) {
        return one.kind != ProblemKind::TooLong && one.kind != ProblemKind::BadCharacter
            && one.kind != ProblemKind::Empty;
    });
    return found;
}

} // namespace

std::optional<int> numberWithin(QStringView value, NumberRange range)
{
    // toInt() alone takes a sign and blanks at the edges, which the service does not
    const bool onlyDigits = std::all_of(
        value.cbegin(), value.cend(), [](QChar digit) { return digit >= u'0' && digit <= u'9'; });
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!onlyDigits || !isNumber || number < range.least || number > range.most)
        return std::nullopt;
    return number;
}

QList<Problem> checkListParameter(ListParameter parameter, QStringView value)
{
    switch (parameter) {
    case ListParameter::Offset: return checkNumber(value, offsetRange);
    case ListParameter::Limit: return checkNumber(value, limitRange);
    case ListParameter::RegistryName: return checkSearch(Field::RegistryName, value);
    case ListParameter::RegistryType: return checkTypes(value);
    case ListParameter::RegistryAddr: return checkSearch(Field::RegistryAddr, value);
    case ListParameter::Status: return checkChoice(statuses, value);
    }
    Q_UNREACHABLE();
}

QList<Problem> checkUploadQuery(const AccessUpdate &login)
{
    QList<Problem> found;
    for (const Field field :
        {Field::RegistryAddr, Field::Namespace, Field::RegistryUsername, Field::RegistryPassword}) {
        if (!login.has(field))
            found.append({field, Level::Error, ProblemKind::Required, Reason::None, {}, {}, {}});
        else if (field != Field::RegistryPassword)
            found += checkValue(field, login.text(field).value_or(QString()));
        else if (login.password())
            found += checkValue(field, login.password()->reveal());
    }
    return found;
}

} // namespace hssreg
