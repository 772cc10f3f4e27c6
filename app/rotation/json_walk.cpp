#include "app/rotation/json_walk.h"

#include <QCoreApplication>

#include <algorithm>

namespace hssreg {

namespace {

// Stands behind the text. simdjson refuses an object whose text does not end in a brace before it has looked at
// what is inside; with this one it reads what there is, and to meet it means that the text ended too early.
constexpr char guard = '}';

class JsonFault {
    Q_DECLARE_TR_FUNCTIONS(hssreg::JsonFault)
};

QString describe(BrokenToken::Kind kind)
{
    switch (kind) {
    case BrokenToken::Kind::NotUtf8: return JsonFault::tr("these bytes are not UTF-8");
    case BrokenToken::Kind::OpenString: return JsonFault::tr("this string has no closing quote");
    case BrokenToken::Kind::ControlCharacter:
        return JsonFault::tr("a string can not contain a line end, tab or other control character as it is");
    case BrokenToken::Kind::Backslash:
        return JsonFault::tr("a backslash has a meaning inside of strings only");
    }
    Q_UNREACHABLE();
}

Problem syntaxProblem(const QString &detail)
{
    return {std::nullopt, Level::Error, ProblemKind::Syntax, Reason::None, std::nullopt, detail, {}};
}

std::string_view withoutBlanksBehind(std::string_view token)
{
    const std::size_t end = token.find_last_not_of(" \t\r\n");
    return token.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

} // namespace

JsonWalk::JsonWalk(std::string_view text, PlacedProblems &found)
    : m_found(found)
    , m_buffer(text.size() + 1 + simdjson::SIMDJSON_PADDING)
{
    std::copy(text.begin(), text.end(), m_buffer.begin());
    if (begin(text.size()))
        return;
    // simdjson looks at all tokens first and says only that one is broken: read up to that one
    m_broken = firstBrokenToken(text);
    if (!m_broken || !begin(m_broken->token))
        m_fault = PlacedProblem{0, 0, syntaxProblem({})};
}

bool JsonWalk::begin(std::size_t size)
{
    m_size = size;
    const auto end = m_buffer.begin() + std::ptrdiff_t(size);
    *end = guard;
    std::fill_n(end + 1, simdjson::SIMDJSON_PADDING, '\0');
    return m_parser.iterate(m_buffer.data(), size + 1, m_buffer.size()).get(m_document) == simdjson::SUCCESS;
}

std::uint32_t JsonWalk::place(Value &value)
{
    const char *where = nullptr;
    if (value.current_location().get(where) != simdjson::SUCCESS)
        return std::uint32_t(m_size);
    return offsetOf(where);
}

std::optional<JsonWalk::Type> JsonWalk::type(Value &value)
{
    simdjson::ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS) {
        failAt(place(value));
        return std::nullopt;
    }
    switch (type) {
    case simdjson::ondemand::json_type::object: return Type::Object;
    case simdjson::ondemand::json_type::array: return Type::Array;
    case simdjson::ondemand::json_type::string: return Type::String;
    case simdjson::ondemand::json_type::number:
    case simdjson::ondemand::json_type::boolean:
    case simdjson::ondemand::json_type::null: return Type::Scalar;
    }
    Q_UNREACHABLE();
}

const WipedText *JsonWalk::string(Value &value)
{
    simdjson::ondemand::raw_json_string raw;
    if (value.get_raw_json_string().get(raw) != simdjson::SUCCESS)
        return nullptr;
    return decode(raw.raw());
}

std::string_view JsonWalk::scalar(Value &value) const
{
    return withoutBlanksBehind(value.raw_json_token());
}

bool JsonWalk::pass(Value value, int depth)
{
    const std::optional<Type> kind = type(value);
    if (!kind)
        return false;
    const auto next = [this, depth](Value inner) { return pass(inner, depth + 1); };
    switch (*kind) {
    case Type::String: string(value); return true;
    case Type::Scalar: return isJsonScalar(scalar(value)) || failAt(place(value));
    case Type::Object:
    case Type::Array: break;
    }
    if (depth >= mostNesting) {
        m_found.add(place(value),
            {std::nullopt, Level::Error, ProblemKind::TooLarge, Reason::None, mostNesting,
                JsonFault::tr("objects and lists stand in each other more than %1 deep").arg(mostNesting),
                {}});
        return true;
    }
    simdjson::ondemand::object object;
    if (value.get_object().get(object) == simdjson::SUCCESS)
        return forEachMember(object, [&next](const JsonMember &, Value inner) { return next(inner); });
    simdjson::ondemand::array array;
    return value.get_array().get(array) == simdjson::SUCCESS ? forEachElement(array, next) : failHere();
}

bool JsonWalk::failHere()
{
    const char *where = nullptr;
    if (m_document.current_location().get(where) != simdjson::SUCCESS)
        return failAt(m_size);
    return failAt(offsetOf(where));
}

bool JsonWalk::failAt(std::size_t offset)
{
    if (m_fault)
        return false;
    QString detail = JsonFault::tr("this is not expected here");
    if (offset >= m_size) {
        offset = m_broken ? m_broken->at : m_size;
        detail = m_broken ? describe(m_broken->kind) : JsonFault::tr("the file ends too early");
    }
    m_fault = PlacedProblem{std::uint32_t(offset), m_found.row(), syntaxProblem(detail)};
    return false;
}

bool JsonWalk::ranOut()
{
    return m_document.current_location().error() != simdjson::SUCCESS;
}

// Behind the root there is nothing but the guard.
bool JsonWalk::finishRoot()
{
    const char *where = nullptr;
    if (m_document.current_location().get(where) != simdjson::SUCCESS)
        return failAt(m_size);
    return (offsetOf(where) == m_size && !m_broken) || failAt(offsetOf(where));
}

const WipedText *JsonWalk::decode(const char *begin)
{
    std::size_t fault = 0;
    if (decodeJsonString({m_buffer.data(), m_size}, offsetOf(begin), m_decoded, fault))
        return &m_decoded;
    m_found.add(std::uint32_t(fault), syntaxProblem(JsonFault::tr("JSON has no such escape in a string")));
    return nullptr;
}

} // namespace hssreg
