#pragma once

#include "app/command/progress_line.h"
#include "app/rotation/rotation_report.h"

#include <QCoreApplication>

namespace hssreg {

//! How a run of the command line ended.
struct RotateEnd {
    bool stopped = false; //!< by SIGINT or SIGTERM
    RotationRun::Hold hold = RotationRun::Hold::None; //!< else why nothing new was started
    bool canResume = false; //!< not all is done, and a journal has it
};

//! Prints what becomes of the items of a run, and of the run. For programs: for each item an object as
//! rotationItemObject() makes it, when it ends or else when the run does, and a last one: rotationRunObject() with
//! `ended` (`complete`, `stopped`, `first_failed`, `stop_rule`, `sites`, `journal`) and `resumable`.
class RotateOutput {
    Q_DECLARE_TR_FUNCTIONS(RotateOutput)
public:
    //! Refers to all of them.
    RotateOutput(const Surroundings &surroundings, const RotationRun &run, const RotationSites &sites);

    void start() { m_progress.start(); }
    //! To be called whenever an item changed.
    void itemChanged(int item);
    //! A place was given up.
    void siteHeld(int site);
    //! Something to know, beside the progress.
    void note(const QString &text);
    void end(const RotationReport &report, const RotateEnd &end);

private:
    void tell(const ReportItem &item);
    [[nodiscard]] QString line(const ReportItem &item) const;
    void tellTotals(const ReportTotals &totals, const RotateEnd &end);
    [[nodiscard]] QString whyEnded(const RotateEnd &end) const;

    const Surroundings &m_surroundings;
    const RotationRun &m_run;
    const RotationSites &m_sites;
    ProgressLine m_progress;
    std::vector<bool> m_told;
};

} // namespace hssreg
