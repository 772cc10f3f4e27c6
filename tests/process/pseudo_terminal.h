#pragma once

#include <QByteArray>

namespace hssreg {

//! A terminal for a program to be tried on; what a person sees and types is on this side.
class PseudoTerminal {
public:
    PseudoTerminal();
    ~PseudoTerminal();
    PseudoTerminal(const PseudoTerminal &) = delete;
    PseudoTerminal &operator=(const PseudoTerminal &) = delete;

    //! The program's side, for dup2() in the child.
    [[nodiscard]] int programSide() const { return m_program; }
    //! All that was shown until now, what was typed with echo included.
    [[nodiscard]] const QByteArray &shown();
    void type(const QByteArray &text) const;
    [[nodiscard]] bool echoes() const;

private:
    int m_person = -1;
    int m_program = -1;
    QByteArray m_shown;
};

} // namespace hssreg
