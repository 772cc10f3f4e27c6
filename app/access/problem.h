#pragma once

#include "app/access/field.h"

#include <QList>
#include <QString>

#include <optional>

namespace hssreg {

//! A warning can be sent, an error can not.
enum class Level { Warning, Error };

//! What is wrong: the closed list of the command line's `problem` key. problemName() spells them.
enum class ProblemKind {
    Required,
    Empty,
    TooLong,
    TooLongUtf16,
    WrongType,
    NotAChoice,
    BadCharacter,
    BadAddress,
    BadPort,
    UserInformation,
    Reserved,
    UnknownMember,
    Duplicate,
    Unusual,
    BlankEdges,
    SchemeInAddress,
    Contradiction,
    NoEffect,
    PasswordMissing,
    PlainHttp,
    LiteralSecret,
    JwtTooLong,
    SecretNotFound,
    Syntax,
    UnsupportedVersion,
    TooLarge,
};

//! Which sentence a problem gets where its kind alone says too little.
enum class Reason {
    None,
    // characters
    UnpairedSurrogate,
    ControlCharacter,
    Blank,
    Comma,
    Slash,
    LeadingSlash,
    Colon,
    NotAscii,
    PercentEncoded,
    // addresses
    NoHost,
    EmptyLabel,
    LabelTooLong,
    HostTooLong,
    HyphenAtEdge,
    BadHostCharacter,
    BadOctet,
    BadIpv6,
    Ipv6WithoutBrackets,
    BracketMissing,
    BrokenScheme,
    OtherScheme,
    Query,
    Fragment,
    EmptyPort,
    PortNotANumber,
    PortOutOfRange,
    Ipv6,
    BareIpv4,
    SingleLabel,
    Loopback,
    Underscore,
    NonAsciiHost,
    TrailingDot,
    Path,
    UnusualPort,
    // identifiers
    DotSegment,
    SiblingRoute,
    RegionName,
    UpperCaseHex,
    NotAnEnterpriseProject,
    // what is missing beside a change
    NewAddress,
    NewUsername,
    HeaderTooLarge,
};

//! One finding about one value, without words: problemText() has the sentence.
struct Problem {
    //! None for what belongs to no known member: an unknown member, a broken file.
    std::optional<Field> field;
    Level level = Level::Error;
    ProblemKind kind = ProblemKind::Required;
    Reason reason = Reason::None;
    //! The documented maximum where one was passed: code points, or UTF-16 units for TooLongUtf16.
    std::optional<int> limit;
    //! What the sentence names: how an address was read, the right spelling, the nearest member. Never a secret.
    QString detail;
    //! The name as it was given, for UnknownMember and Duplicate.
    QString member;

    friend bool operator==(const Problem &, const Problem &) = default;
};

[[nodiscard]] inline bool hasErrors(const QList<Problem> &problems)
{
    for (const Problem &problem : problems) {
        if (problem.level == Level::Error)
            return true;
    }
    return false;
}

} // namespace hssreg
