#include "app/access/problem_text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

struct KindName {
    ProblemKind kind = ProblemKind::Required;
    QLatin1StringView name;
};

// The closed list of the command line's `problem` key.
constexpr std::array kindNames{
    KindName{ProblemKind::Required, "required"_L1},
    KindName{ProblemKind::Empty, "empty"_L1},
    KindName{ProblemKind::TooLong, "too_long"_L1},
    KindName{ProblemKind::TooLongUtf16, "too_long_utf16"_L1},
    KindName{ProblemKind::WrongType, "wrong_type"_L1},
    KindName{ProblemKind::NotAChoice, "not_a_choice"_L1},
    KindName{ProblemKind::BadCharacter, "bad_character"_L1},
    KindName{ProblemKind::BadAddress, "bad_address"_L1},
    KindName{ProblemKind::BadPort, "bad_port"_L1},
    KindName{ProblemKind::UserInformation, "user_information"_L1},
    KindName{ProblemKind::Reserved, "reserved"_L1},
    KindName{ProblemKind::UnknownMember, "unknown_member"_L1},
    KindName{ProblemKind::Duplicate, "duplicate"_L1},
    KindName{ProblemKind::Unusual, "unusual"_L1},
    KindName{ProblemKind::BlankEdges, "blank_edges"_L1},
    KindName{ProblemKind::SchemeInAddress, "scheme_in_address"_L1},
    KindName{ProblemKind::Contradiction, "contradiction"_L1},
    KindName{ProblemKind::NoEffect, "no_effect"_L1},
    KindName{ProblemKind::PasswordMissing, "password_missing"_L1},
    KindName{ProblemKind::PlainHttp, "plain_http"_L1},
    KindName{ProblemKind::LiteralSecret, "literal_secret"_L1},
    KindName{ProblemKind::JwtTooLong, "jwt_too_long"_L1},
    KindName{ProblemKind::SecretNotFound, "secret_not_found"_L1},
    KindName{ProblemKind::Syntax, "syntax"_L1},
    KindName{ProblemKind::UnsupportedVersion, "unsupported_version"_L1},
    KindName{ProblemKind::TooLarge, "too_large"_L1},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kindNames.size(); ++i) {
        if (kindNames[i].kind != ProblemKind(i))
            return false;
    }
    return kindNames.size() == std::size_t(ProblemKind::TooLarge) + 1;
}
static_assert(isInOrder(), "one name for each kind, in the order of the enumeration");

} // namespace

QString problemName(ProblemKind kind)
{
    return kindNames.at(std::size_t(kind)).name;
}

QString levelName(Level level)
{
    return level == Level::Error ? u"error"_s : u"warning"_s;
}

} // namespace hssreg
