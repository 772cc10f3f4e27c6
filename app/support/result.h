#pragma once

#include <utility>
#include <variant>

namespace hssreg {

//! Either a value or the reason there is none. Never both, never neither.
template <typename T, typename E> class [[nodiscard]] Result {
public:
    Result(T value)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(E error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    //! Only when ok().
    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T value() && { return std::get<0>(std::move(m_state)); }
    //! Only when not ok().
    [[nodiscard]] const E &error() const & { return std::get<1>(m_state); }
    [[nodiscard]] E error() && { return std::get<1>(std::move(m_state)); }

private:
    std::variant<T, E> m_state;
};

} // namespace hssreg
