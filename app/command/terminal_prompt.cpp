#include "app/command/terminal_prompt.h"

#include <QIODevice>

#include <array>
#include <cerrno>

#include <poll.h>
#include <termios.h>
#include <unistd.h>

namespace hssreg {

namespace {

//! A terminal as a question needs it, as long as this lives.
class AskingTerminal {
public:
    AskingTerminal(int terminal, Typing typing)
        : m_terminal(terminal)
    {
        m_ok = ::tcgetattr(terminal, &m_before) == 0;
        if (!m_ok)
            return;
        termios asking = m_before;
        if (typing == Typing::Hidden)
            asking.c_lflag &= ~tcflag_t(ECHO);
        asking.c_lflag |= ICANON | ISIG | ECHONL;
        asking.c_cc[VSUSP] = _POSIX_VDISABLE;
        asking.c_cc[VQUIT] = _POSIX_VDISABLE;
        m_ok = ::tcsetattr(terminal, TCSAFLUSH, &asking) == 0;
    }
    AskingTerminal(const AskingTerminal &) = delete;
    AskingTerminal &operator=(const AskingTerminal &) = delete;
    ~AskingTerminal()
    {
        if (m_ok)
            ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
    }
    [[nodiscard]] bool ok() const { return m_ok; }

private:
    int m_terminal;
    termios m_before = {};
    bool m_ok = false;
};

} // namespace

Result<WipedBytes, PromptEnd> askOnTerminal(
    int terminal, int stop, QIODevice &voice, const QString &question, Typing typing)
{
    const AskingTerminal asking(terminal, typing);
    if (!asking.ok())
        return PromptEnd::NotATerminal;
    voice.write(question.toUtf8() + ": ");
    std::array<pollfd, 2> waiting{pollfd{terminal, POLLIN, 0}, pollfd{stop, POLLIN, 0}};
    int ready = 0;
    do {
        ready = ::poll(waiting.data(), waiting.size(), -1);
    } while (ready < 0 && errno == EINTR);
    if (ready < 0 || waiting[1].revents != 0) {
        voice.write("\n");
        return ready < 0 ? PromptEnd::Closed : PromptEnd::Stopped;
    }
    WipedBytes line(4096); // the longest line of a terminal in canonical mode
    const ssize_t length = ::read(terminal, line.data(), line.size());
    if (length <= 0)
        return PromptEnd::Closed;
    line.resize(std::size_t(length));
    return line;
}

} // namespace hssreg
