#include "app/support/secret.h"

#include <QStringEncoder>

namespace hssreg {

void wipe(void *memory, std::size_t bytes) noexcept
{
    // volatile: a store that nobody reads again must not be optimised away
    auto *byte = static_cast<volatile unsigned char *>(memory);
    for (std::size_t i = 0; i < bytes; ++i)
        byte[i] = 0;
}

Secret::Secret(QStringView text)
    : m_text(text.utf16(), text.utf16() + text.size())
{
}

// A moved-from secret is empty: the default would leave that to the library's vector.
Secret::Secret(Secret &&other) noexcept
    : m_text(std::exchange(other.m_text, {}))
{
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    m_text = std::exchange(other.m_text, {});
    return *this;
}

Secret Secret::clone() const
{
    return Secret(reveal());
}

WipedBytes toUtf8(QStringView text)
{
    QStringEncoder encoder(QStringEncoder::Utf8, QStringEncoder::Flag::Stateless);
    WipedBytes bytes(std::size_t(encoder.requiredSpace(text.size())));
    const char *end = encoder.appendToBuffer(bytes.data(), text);
    bytes.resize(std::size_t(end - bytes.data()));
    return bytes;
}

} // namespace hssreg
