#include "tests/process/pseudo_terminal.h"

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace hssreg {

PseudoTerminal::PseudoTerminal()
    : m_person(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC))
{
    if (m_person < 0 || ::grantpt(m_person) != 0 || ::unlockpt(m_person) != 0)
        qFatal("There is no pseudo terminal");
    m_program = ::open(::ptsname(m_person), O_RDWR | O_NOCTTY | O_CLOEXEC);
}

PseudoTerminal::~PseudoTerminal()
{
    ::close(m_program);
    ::close(m_person);
}

const QByteArray &PseudoTerminal::shown()
{
    std::array<char, 4096> block{};
    for (;;) {
        const ssize_t got = ::read(m_person, block.data(), block.size());
        if (got <= 0)
            return m_shown;
        m_shown.append(block.data(), got);
    }
}

void PseudoTerminal::type(const QByteArray &text) const
{
    [[maybe_unused]] const ssize_t written = ::write(m_person, text.constData(), std::size_t(text.size()));
}

bool PseudoTerminal::echoes() const
{
    termios now = {};
    return ::tcgetattr(m_program, &now) == 0 && (now.c_lflag & tcflag_t(ECHO)) != 0;
}

} // namespace hssreg
