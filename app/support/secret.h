#pragma once

#include <QStringView>

#include <cstddef>
#include <new>
#include <vector>

class QDebug;

namespace hssreg {

//! Overwrites memory in a way the compiler may not leave out.
void wipe(void *memory, std::size_t bytes) noexcept;

//! An allocator that overwrites what it gives back, so a vector that grows leaves no copy behind.
template <typename T> struct WipingAllocator {
    using value_type = T;

    WipingAllocator() = default;
    template <typename U> WipingAllocator(const WipingAllocator<U> &) noexcept { }

    [[nodiscard]] T *allocate(std::size_t count) { return std::allocator<T>().allocate(count); }
    void deallocate(T *memory, std::size_t count) noexcept
    {
        wipe(memory, count * sizeof(T));
        std::allocator<T>().deallocate(memory, count);
    }
    friend bool operator==(const WipingAllocator &, const WipingAllocator &) { return true; }
};

//! Bytes that may hold a secret: a request body, a header. Overwritten when they go.
using WipedBytes = std::vector<char, WipingAllocator<char>>;

//! A password, token or key: moved, revealed on purpose, never printed, compared or copied by accident.
//! Its own buffer is overwritten when it goes. What it can not reach: the line edit it was typed into,
//! the header that carries a token and the buffers of Qt and TLS keep copies of their own for a while.
class Secret {
public:
    //! An empty secret, which means "none".
    Secret() = default;
    explicit Secret(QStringView text);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret() = default;

    //! A copy, said aloud.
    [[nodiscard]] Secret clone() const;
    [[nodiscard]] bool isEmpty() const { return m_text.empty(); }
    //! The text itself, valid as long as this object: the only way in, so that a review can look for it.
    [[nodiscard]] QStringView reveal() const { return { m_text.data(), qsizetype(m_text.size()) }; }

    friend QDebug operator<<(QDebug, const Secret &) = delete;
    friend bool operator==(const Secret &, const Secret &) = delete;

private:
    std::vector<char16_t, WipingAllocator<char16_t>> m_text;
};

//! The text as UTF-8, in memory that is overwritten when it goes. Unpaired surrogates become U+FFFD.
[[nodiscard]] WipedBytes toUtf8(QStringView text);

} // namespace hssreg
