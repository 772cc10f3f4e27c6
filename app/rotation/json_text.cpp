#include "app/rotation/json_text.h"

#include <QStringDecoder>

#include <algorithm>

namespace hssreg {

namespace {

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The length of the UTF-8 sequence at the front of a text; 0 when there is none. RFC 3629, section 4.
std::size_t sequenceLength(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t length, unsigned char low, unsigned char high) {
        if (text.size() < length || byte(1) < low || byte(1) > high)
            return false;
        return std::all_of(text.begin() + 2, text.begin() + std::ptrdiff_t(length), isContinuation);
    };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(2, 0x80, 0xBF) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(3, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(4, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) ? 4 : 0;
    return 0;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

std::optional<char16_t> codeUnit(std::string_view digits)
{
    if (digits.size() < 4)
        return std::nullopt;
    int value = 0;
    for (const char c : digits.substr(0, 4)) {
        const int digit = hexDigit(c);
        if (digit < 0)
            return std::nullopt;
        value = value * 16 + digit;
    }
    return char16_t(value);
}

// What `\"`, `\n` and the like stand for; `escape` begins after the backslash.
std::optional<char16_t> simpleEscape(std::string_view escape)
{
    switch (escape.empty() ? '\0' : escape.front()) {
    case '"': return u'"';
    case '\\': return u'\\';
    case '/': return u'/';
    case 'b': return u'\b';
    case 'f': return u'\f';
    case 'n': return u'\n';
    case 'r': return u'\r';
    case 't': return u'\t';
    default: return std::nullopt;
    }
}

std::string_view afterDigits(std::string_view text)
{
    const auto end = std::find_if(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; });
    return text.substr(std::size_t(end - text.begin()));
}

// number = [ minus ] int [ frac ] [ exp ], RFC 8259, section 6.
bool isNumber(std::string_view token)
{
    if (token.starts_with('-'))
        token.remove_prefix(1);
    std::string_view rest = afterDigits(token);
    const std::size_t digits = token.size() - rest.size();
    if (digits == 0 || (digits > 1 && token.front() == '0'))
        return false;
    if (rest.starts_with('.')) {
        const std::string_view fraction = rest.substr(1);
        rest = afterDigits(fraction);
        if (rest.size() == fraction.size())
            return false;
    }
    if (rest.starts_with('e') || rest.starts_with('E')) {
        std::string_view exponent = rest.substr(1);
        if (exponent.starts_with('+') || exponent.starts_with('-'))
            exponent.remove_prefix(1);
        rest = afterDigits(exponent);
        if (rest.size() == exponent.size())
            return false;
    }
    return rest.empty();
}

} // namespace

std::optional<std::size_t> firstNotUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(text.substr(i));
        if (length == 0)
            return i;
        i += length;
    }
    return std::nullopt;
}

void appendUtf8(std::string_view bytes, WipedText &decoded)
{
    // the flag keeps U+FEFF at the front, which is a character like others here
    QStringDecoder decoder(
        QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const std::size_t before = decoded.size();
    const QByteArrayView view(bytes.data(), qsizetype(bytes.size()));
    decoded.resize(before + std::size_t(decoder.requiredSpace(view.size())));
    const QChar *end = decoder.appendToBuffer(decoded.data() + before, view);
    decoded.resize(std::size_t(end - decoded.data()));
}

std::optional<BrokenToken> firstBrokenToken(std::string_view text)
{
    std::optional<std::size_t> string; // where the one that is open begins
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(text.substr(i));
        const char c = text[i];
        if (length == 0)
            return BrokenToken{BrokenToken::Kind::NotUtf8, i, string.value_or(i)};
        if (string && static_cast<unsigned char>(c) < 0x20)
            return BrokenToken{BrokenToken::Kind::ControlCharacter, i, *string};
        if (!string && c == '\\')
            return BrokenToken{BrokenToken::Kind::Backslash, i, i};
        if (c == '"')
            string = string ? std::nullopt : std::optional(i);
        // what a backslash escapes is neither the end of the string nor another backslash
        const bool skipsQuote =
            string && c == '\\' && i + 1 < text.size() && (text[i + 1] == '"' || text[i + 1] == '\\');
        i += skipsQuote ? 2 : length;
    }
    if (string)
        return BrokenToken{BrokenToken::Kind::OpenString, *string, *string};
    return std::nullopt;
}

bool decodeJsonString(std::string_view text, std::size_t begin, WipedText &decoded, std::size_t &fault)
{
    decoded.clear();
    for (std::size_t i = begin;;) {
        const std::size_t end = std::min(text.find_first_of("\"\\", i), text.size());
        appendUtf8(text.substr(i, end - i), decoded);
        if (end == text.size() || text[end] == '"')
            return true;
        const std::string_view escape = text.substr(end + 1);
        const bool unit = escape.starts_with('u');
        const std::optional<char16_t> c = unit ? codeUnit(escape.substr(1)) : simpleEscape(escape);
        if (!c) {
            fault = end;
            return false;
        }
        decoded.push_back(QChar(*c));
        i = end + (unit ? 6 : 2);
    }
}

bool isJsonScalar(std::string_view token)
{
    return token == "true" || token == "false" || token == "null" || isNumber(token);
}

bool FilePositions::endsLine(std::size_t offset) const
{
    const bool feeds = offset + 1 < m_text.size() && m_text[offset + 1] == '\n';
    return m_text[offset] == '\n' || (m_ends == LineEnds::Any && m_text[offset] == '\r' && !feeds);
}

FilePosition FilePositions::of(std::size_t offset)
{
    if (offset < m_offset) {
        m_offset = 0;
        m_position = {1, 1};
    }
    for (const std::size_t end = std::min(offset, m_text.size()); m_offset < end; ++m_offset) {
        if (endsLine(m_offset)) {
            ++m_position.line;
            m_position.column = 1;
        } else if (!isContinuation(m_text[m_offset])) {
            ++m_position.column;
        }
    }
    return m_position;
}

} // namespace hssreg
