#include "ui/rotation/run_words.h"

#include "app/rotation/rotation_run.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace hssreg {

using namespace Qt::StringLiterals;

using Stage = RotationRun::Stage;
using Wave = RotationWaves::Wave;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::RunWords)
};

QString stageText(const RotationRun &run)
{
    switch (run.stage()) {
    case Stage::Ready: return {};
    case Stage::Preparing: return Words::tr("Reading what HSS has");
    case Stage::Paused: return Words::tr("Paused: nothing new starts");
    case Stage::Stopping: return Words::tr("Stopping: what is on its way finishes");
    case Stage::Ended: return Words::tr("Ended");
    case Stage::Running: break;
    }
    if (!run.setup().options.canary)
        return {};
    switch (run.wave()) {
    case Wave::First: return Words::tr("First item alone");
    case Wave::Tenth: return Words::tr("First item proved, now 10 %");
    case Wave::Rest: return Words::tr("First item proved, then 10 %, now the rest");
    }
    return {};
}

QString rateText(const RotationProgress &progress)
{
    if (progress.perSecond <= 0)
        return {};
    const QString rate = QLocale().toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0);
    if (!progress.limit)
        return Words::tr("%1 a second").arg(rate);
    const QString limit = QLocale().toString(std::round(*progress.limit * 10) / 10, 'g', 3);
    return Words::tr("%1 a second, the service's limit is about %2").arg(rate, limit);
}

} // namespace

QString runTitle(const RotationRun &run, int connections)
{
    const QString many = run.count() == 1 ? Words::tr("Rotating 1 repository")
                                          : Words::tr("Rotating %n repositories", nullptr, run.count());
    return connections < 2 ? many : Words::tr("%1 on %n connections", nullptr, connections).arg(many);
}

QString runFacts(const RotationRun &run, const RotationProgress &progress)
{
    QStringList parts{stageText(run)};
    if (run.stage() != Stage::Ended && run.stage() != Stage::Ready) {
        parts.append(Words::tr("%n on their way", nullptr, progress.onTheirWay));
        parts.append(rateText(progress));
        if (const auto rest = run.rest(); rest.count() > 0)
            parts.append(
                Words::tr("the service asked to wait %n s", nullptr, int((rest.count() + 999) / 1000)));
        else if (progress.left && run.stage() == Stage::Running)
            parts.append(leftText(progress.left->count()));
    }
    parts.removeAll(QString());
    return parts.join(u"  ·  "_s);
}

QString leftText(qint64 seconds)
{
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    if (seconds < 2 * minute)
        return Words::tr("about %n s left", nullptr, int(seconds));
    if (seconds < 2 * hour)
        return Words::tr("about %n min left", nullptr, int(seconds / minute));
    return Words::tr("about %n h left", nullptr, int(seconds / hour));
}

} // namespace hssreg
