#include "app/command/output.h"

#include <QIODevice>

namespace hssreg {

Output::Output(const Streams &streams)
    : m_streams(streams)
{
}

void Output::configure(const GlobalOptions &options)
{
    m_format = options.format;
    m_quiet = options.quiet;
    m_verbose = options.verbose;
}

void Output::answer(const QString &line)
{
    writeLine(m_streams.out, line.toUtf8());
}

void Output::object(const OrderedJson &object)
{
    writeLine(m_streams.out, object.toJson());
}

void Output::note(const QString &text)
{
    if (!m_quiet)
        writeLine(m_streams.err, text.toUtf8());
}

void Output::detail(const QString &text)
{
    if (m_verbose)
        writeLine(m_streams.err, text.toUtf8());
}

void Output::complain(const QString &text)
{
    writeLine(m_streams.err, "hss-registry: " + text.toUtf8());
}

QString Output::painted(const QString &text, Paint paint) const
{
    if (!m_streams.colour)
        return text;
    int colour = 0;
    switch (paint) {
    case Paint::Good: colour = 32; break;
    case Paint::Bad: colour = 31; break;
    case Paint::Pending: colour = 33; break;
    }
    return QStringLiteral("\x1b[%1m%2\x1b[0m").arg(colour).arg(text);
}

void Output::writeLine(QIODevice &device, const QByteArray &line)
{
    // in one piece, so that lines of several programs in one log do not mix
    device.write(line + '\n');
}

} // namespace hssreg
