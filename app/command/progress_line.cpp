#include "app/command/progress_line.h"

#include <QIODevice>
#include <QLocale>

namespace hssreg {

using namespace std::chrono_literals;

namespace {

constexpr auto onTerminal = 200ms;
constexpr auto inLog = 10s;

} // namespace

ProgressLine::ProgressLine(const Surroundings &surroundings, const RotationRun &run)
    : m_surroundings(surroundings)
    , m_run(run)
{
    m_timer.setInterval(surroundings.streams.live ? std::chrono::milliseconds(onTerminal) : inLog);
    connect(&m_timer, &QTimer::timeout, this, &ProgressLine::show);
}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::start()
{
    if (!m_surroundings.options.quiet && !m_surroundings.output.isJson())
        m_timer.start();
}

void ProgressLine::stop()
{
    m_timer.stop();
    clear();
}

void ProgressLine::clear()
{
    if (!m_shown)
        return;
    m_surroundings.streams.err.write("\r\x1b[K");
    m_shown = false;
}

void ProgressLine::show()
{
    const QString text = this->text();
    if (!m_surroundings.streams.live) {
        if (text != std::exchange(m_last, text))
            m_surroundings.output.note(text);
        return;
    }
    m_surroundings.streams.err.write("\r\x1b[K" + text.toUtf8());
    m_shown = true;
}

// Short, so that it fits on a narrow terminal: a line that is broken can not be written over.
QString ProgressLine::text() const
{
    const RotationProgress progress = m_run.progress();
    QStringList parts{tr("%1 of %2 done").arg(progress.ended()).arg(progress.total)};
    if (progress.onTheirWay > 0)
        parts.append(tr("%1 on their way").arg(progress.onTheirWay));
    if (progress.proving > 0)
        parts.append(tr("%1 being proved").arg(progress.proving));
    if (progress.failed + progress.unknown > 0)
        parts.append(tr("%1 failed").arg(progress.failed + progress.unknown));
    if (progress.perSecond > 0)
        parts.append(tr("%1/s", "a rate").arg(QLocale::c().toString(progress.perSecond, 'f', 1)));
    if (progress.left)
        parts.append(tr("about %1 s left").arg(progress.left->count()));
    return parts.join(QStringLiteral(", "));
}

} // namespace hssreg
