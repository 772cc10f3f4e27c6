#include "ui/rotation/password_choice.h"

#include "app/rotation/password_origin.h"

#include <QCoreApplication>

namespace hssreg {

using namespace Qt::StringLiterals;

using Kind = PasswordChoice::Kind;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PasswordChoice)
};

// A place that was chosen and has no name yet, or one that none can have.
PasswordChoice unfinishedChoice(const QString &from)
{
    for (const auto &[prefix, kind] : {std::pair("keychain:"_L1, Kind::Keychain),
             std::pair("file:"_L1, Kind::File), std::pair("env:"_L1, Kind::Environment)}) {
        if (from.startsWith(prefix))
            return {kind, from.sliced(prefix.size())};
    }
    return {Kind::Keep, {}};
}

} // namespace

PasswordChoice choiceOf(const PlanRow &row)
{
    if (row.change.password())
        return {Kind::InPlan, {}};
    const std::optional<PasswordOrigin> origin = readPasswordOrigin(row.passwordFrom);
    if (!origin)
        return unfinishedChoice(row.passwordFrom);
    switch (origin->kind) {
    case PasswordOrigin::Kind::Environment: return {Kind::Environment, origin->name};
    case PasswordOrigin::Kind::File: return {Kind::File, origin->name};
    case PasswordOrigin::Kind::Keychain: return {Kind::Keychain, origin->name};
    case PasswordOrigin::Kind::Prompt: break;
    }
    return {Kind::Typed, {}};
}

QString promptOf(const PlanRow &row)
{
    const std::optional<PasswordOrigin> origin = readPasswordOrigin(row.passwordFrom);
    return origin && origin->kind == PasswordOrigin::Kind::Prompt ? origin->name : QString();
}

QString originText(const PasswordChoice &choice, const QString &prompt)
{
    switch (choice.kind) {
    case Kind::Keep:
    case Kind::InPlan: return {};
    case Kind::Typed: return prompt.isEmpty() ? u"prompt"_s : u"prompt:"_s + prompt;
    case Kind::Keychain: return u"keychain:"_s + choice.where;
    case Kind::File: return u"file:"_s + choice.where;
    case Kind::Environment: return u"env:"_s + choice.where;
    }
    return {};
}

QString choiceGap(const PasswordChoice &choice, bool isTyped)
{
    const bool isNamed = !choice.where.isEmpty();
    const bool isPossible = readPasswordOrigin(originText(choice, {})).has_value();
    switch (choice.kind) {
    case Kind::Keep:
    case Kind::InPlan: return {};
    case Kind::Typed: return isTyped ? QString() : Words::tr("Type the new password.");
    case Kind::Keychain:
        if (!isNamed)
            return Words::tr("Name the entry of the keychain.");
        break;
    case Kind::File:
        if (!isNamed)
            return Words::tr("Give the path of the file.");
        break;
    case Kind::Environment:
        if (!isNamed)
            return Words::tr("Name the environment variable.");
        break;
    }
    return isPossible ? QString() : Words::tr("There can be no such name.");
}

} // namespace hssreg
