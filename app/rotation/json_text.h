#pragma once

#include "app/rotation/plan_file.h"
#include "app/support/secret.h"

#include <optional>
#include <string_view>
#include <vector>

namespace hssreg {

//! UTF-16 that may be a password: overwritten when it goes.
using WipedText = std::vector<QChar, WipingAllocator<QChar>>;

//! Where the first bytes stand that are not UTF-8.
[[nodiscard]] std::optional<std::size_t> firstNotUtf8(std::string_view text);
//! Adds text that is UTF-8.
void appendUtf8(std::string_view bytes, WipedText &decoded);

//! What is broken in a text, so that no JSON can be read from there on.
struct BrokenToken {
    enum class Kind { NotUtf8, OpenString, ControlCharacter, Backslash };
    Kind kind = Kind::NotUtf8;
    std::size_t at = 0; //!< where, as an offset in bytes
    std::size_t token = 0; //!< where the string that it is in begins; `at` outside of strings
};
//! The first such place: bytes that are not UTF-8, a string without an end, a control character in a string, a
//! backslash outside of one.
[[nodiscard]] std::optional<BrokenToken> firstBrokenToken(std::string_view text);

//! Decodes the JSON string whose first character after the quote is at `begin`. Its closing quote stands before
//! `text` ends. Halves of surrogate pairs are kept as they are. False for an escape that JSON does not have: `fault`
//! then says where.
[[nodiscard]] bool decodeJsonString(
    std::string_view text, std::size_t begin, WipedText &decoded, std::size_t &fault);

//! Whether a token is a number, true, false or null as RFC 8259 writes them.
[[nodiscard]] bool isJsonScalar(std::string_view token);

//! What ends a line: a line feed; or, in CSV, a carriage return alone as well.
enum class LineEnds { LineFeed, Any };

//! Turns offsets into lines and columns. Fast for offsets that grow; right for all.
class FilePositions {
public:
    //! Refers to the text, which must outlive it.
    explicit FilePositions(std::string_view text, LineEnds ends = LineEnds::LineFeed)
        : m_text(text)
        , m_ends(ends)
    {
    }
    [[nodiscard]] FilePosition of(std::size_t offset);

private:
    [[nodiscard]] bool endsLine(std::size_t offset) const;

    std::string_view m_text;
    LineEnds m_ends;
    std::size_t m_offset = 0;
    FilePosition m_position{1, 1};
};

} // namespace hssreg
