#pragma once

#include "app/rotation/json_text.h"
#include "app/rotation/placed_problems.h"

#include <simdjson.h>

namespace hssreg {

//! A member of an object: its name, valid until a value is read, and where it begins in the file.
struct JsonMember {
    QStringView name;
    std::uint32_t at = 0;
};

//! Walks through a JSON text from its beginning to its end or to the first syntax error, and looks at all of it:
//! simdjson alone believes what it is told to skip. The functions that walk say false once there is no way on;
//! then fault() says why.
class JsonWalk {
public:
    using Value = simdjson::ondemand::value;
    enum class Type { Object, Array, String, Scalar };

    //! Copies the text. Findings beyond syntax (bad escapes, nesting) go to `found`, which must outlive this object.
    JsonWalk(std::string_view text, PlacedProblems &found);
    ~JsonWalk() = default;
    JsonWalk(const JsonWalk &) = delete;
    JsonWalk &operator=(const JsonWalk &) = delete;

    //! Walks through the whole text, whose value should be an object: bool member(const JsonMember &, Value). Says
    //! whether it is one; nothing when there is no way on.
    template <typename Member> std::optional<bool> walkRoot(Member member);
    //! Calls bool member(const JsonMember &, Value) for each.
    template <typename Member> bool forEachMember(simdjson::ondemand::object object, Member member);
    //! Calls bool element(Value) for each.
    template <typename Element> bool forEachElement(simdjson::ondemand::array array, Element element);

    [[nodiscard]] std::uint32_t place(Value &value);
    [[nodiscard]] std::optional<Type> type(Value &value);
    //! The text of a value that is a string, valid until the next one; null for one with a bad escape, which is
    //! reported.
    const WipedText *string(Value &value);
    //! The value as it stands in the file: a number or a word.
    [[nodiscard]] std::string_view scalar(Value &value) const;
    //! Walks over a value that nobody wants to know; `depth` is that of the object or list it stands in.
    bool pass(Value value, int depth);

    //! The first syntax error, if there is one.
    [[nodiscard]] const std::optional<PlacedProblem> &fault() const { return m_fault; }

private:
    bool begin(std::size_t size);
    bool failHere();
    bool failAt(std::size_t offset);
    [[nodiscard]] std::uint32_t offsetOf(const char *where) const
    {
        return std::uint32_t(where - m_buffer.data());
    }
    [[nodiscard]] bool ranOut();
    bool finishRoot();
    const WipedText *decode(const char *begin);

    PlacedProblems &m_found;
    WipedBytes m_buffer; // the text, the guard, and the padding that simdjson wants
    std::size_t m_size = 0; // of the text that can be read
    WipedText m_decoded;
    simdjson::ondemand::parser m_parser;
    simdjson::ondemand::document m_document;
    std::optional<BrokenToken> m_broken;
    std::optional<PlacedProblem> m_fault;
};

//! How deep objects and lists may stand in each other.
inline constexpr int mostNesting = 8;

template <typename Member> std::optional<bool> JsonWalk::walkRoot(Member member)
{
    simdjson::ondemand::json_type type{};
    simdjson::ondemand::object root;
    if (m_fault || (m_document.type().get(type) != simdjson::SUCCESS && !failHere()))
        return std::nullopt;
    if (type != simdjson::ondemand::json_type::object)
        return false;
    if (m_document.get_object().get(root) != simdjson::SUCCESS && !failHere())
        return std::nullopt;
    return forEachMember(root, member) && finishRoot() ? std::optional(true) : std::nullopt;
}

template <typename Member> bool JsonWalk::forEachMember(simdjson::ondemand::object object, Member member)
{
    for (auto next : object) {
        simdjson::ondemand::field field;
        if (std::move(next).get(field) != simdjson::SUCCESS)
            return failHere();
        const char *key = field.key().raw();
        const WipedText *text = decode(key);
        if (!text)
            continue;
        const JsonMember known{{text->data(), qsizetype(text->size())}, offsetOf(key) - 1};
        if (!member(known, field.value()))
            return false;
    }
    return !ranOut() || failHere();
}

template <typename Element> bool JsonWalk::forEachElement(simdjson::ondemand::array array, Element element)
{
    for (auto next : array) {
        Value value;
        if (std::move(next).get(value) != simdjson::SUCCESS)
            return failHere();
        if (!element(value))
            return false;
    }
    return true;
}

} // namespace hssreg
