#pragma once

#include "app/command/command.h"

#include <QStringList>

namespace hssreg {

//! The command line program: reads its arguments, runs one command, gives the exit code. Everything it touches
//! outside is handed in.
class Program {
public:
    //! Refers to all of them; they must outlive it.
    Program(Streams &streams, ReadVariable environment, Clock &clock, Interruption &interruption);

    //! `arguments`: without the program's name. Runs the event loop of the application until the command has ended.
    [[nodiscard]] int run(const QStringList &arguments);

private:
    [[nodiscard]] int execute(CommandLine line, Output &output);

    Streams &m_streams;
    ReadVariable m_environment;
    Clock &m_clock;
    Interruption &m_interruption;
};

} // namespace hssreg
