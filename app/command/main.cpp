#include "app/command/exit_codes.h"
#include "app/command/interruption.h"
#include "app/command/program.h"
#include "app/support/clock.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>

#include <csignal>
#include <cstdio>
#include <optional>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace {

//! A crash must not leave passwords in a file.
void forbidCoreDumps()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

//! A standard stream that was closed by whoever started us would give its number to the next file or socket we open,
//! and our answers would go there.
void keepStandardStreamsTaken()
{
    for (int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) < 0) [[maybe_unused]]
            const int taken = open("/dev/null", O_RDWR);
    }
}

//! Qt warns of things nobody can do anything about here (a locale that is not UTF-8), and its texts may hold URLs.
//! What matters is said by our own results.
void leaveOutWarnings(QtMsgType type, const QMessageLogContext &, const QString &)
{
    if (type == QtFatalMsg)
        std::fputs("hss-registry: internal error\n", stderr);
}

std::optional<QStringList> argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString argument = decoder(QByteArrayView(argv[i]));
        if (decoder.hasError())
            return std::nullopt;
        arguments.append(argument);
    }
    return arguments;
}

} // namespace

int main(int argc, char *argv[])
{
    forbidCoreDumps();
    keepStandardStreamsTaken();
    std::signal(SIGPIPE, SIG_IGN); // a reader that left must not stop an update half way
    qInstallMessageHandler(leaveOutWarnings);
    int none = 1; // Qt takes no options from the command line
    QCoreApplication app(none, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hss-registry"));
    QCoreApplication::setApplicationVersion(QStringLiteral(HSSREG_VERSION));

    QFile in;
    QFile out;
    QFile err;
    const auto direct = QIODevice::Unbuffered;
    in.open(STDIN_FILENO, QIODevice::ReadOnly | direct);
    out.open(STDOUT_FILENO, QIODevice::WriteOnly | direct);
    err.open(STDERR_FILENO, QIODevice::WriteOnly | direct);
    const bool colour = isatty(STDOUT_FILENO) == 1 && qEnvironmentVariableIsEmpty("NO_COLOR");
    const bool live = isatty(STDERR_FILENO) == 1 && qgetenv("TERM") != "dumb";
    hssreg::Streams streams{in, out, err, colour, live};
    const std::optional<QStringList> arguments = argumentsOf(argc, argv);
    if (!arguments) {
        err.write("hss-registry: An argument is not text in UTF-8.\n");
        return hssreg::exit_code::wrongCommandLine;
    }
    hssreg::SystemClock clock;
    hssreg::Interruption interruption;
    hssreg::Program program(
        streams, [](const char *name) { return qEnvironmentVariable(name); }, clock, interruption);
    return program.run(*arguments);
}
