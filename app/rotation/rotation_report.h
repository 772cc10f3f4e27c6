#pragma once

#include "app/rotation/rotation_item.h"

#include <QDateTime>
#include <QList>
#include <QUuid>

#include <chrono>
#include <vector>

namespace hssreg {

class RotationRun;
class RotationSites;

//! What became of one repository of a run. No secrets.
struct ReportItem {
    int number = 0; //!< from 1: its row in the plan
    QString connection; //!< empty: that of the command line or the window
    QString endpoint; //!< scheme, host and port of HSS
    QString projectId;
    QString enterpriseProjectId; //!< empty: none
    QString registryId;
    QString registryName; //!< empty: not known
    QList<Field> changed; //!< what is sent, in the order of the reference table
    ItemStage stage = ItemStage::Waiting;
    ItemVerdict verdict = ItemVerdict::Open;
    ItemResult result; //!< means something when something was sent or refused to be: outcome()
    bool putBack = false; //!< the result is that of putting the login until now back
    QString accessStatus; //!< what HSS said when it was last read back, as it came; empty: it was not

    //! Nothing while it waits; Unknown for one whose answer was not waited for.
    [[nodiscard]] std::optional<Outcome> outcome() const;
};

//! How many items ended how: each is in exactly one.
struct ReportTotals {
    int items = 0;
    int proved = 0;
    int accepted = 0; //!< updated, not proved in time
    int failed = 0;
    int unknown = 0;
    int open = 0; //!< did not come to an end
};

//! What became of a run, as a plain value: for the screen, and for a file. No secrets.
struct RotationReport {
    QUuid id;
    QDateTime started; //!< UTC
    QDateTime made; //!< UTC
    QString plan; //!< the name of the file; empty: made of a selection
    QString shard; //!< `2/7`; empty: all of it
    bool resumed = false;
    std::chrono::milliseconds duration{0}; //!< of this part of it, when it was resumed
    ReportTotals totals;
    std::vector<ReportItem> items; //!< in the order of the plan
};

//! The report of a run as it stands. `now`: UTC.
[[nodiscard]] RotationReport reportOf(
    const RotationRun &run, const RotationSites &sites, const QDateTime &now);
//! One item of it, `item` from 0.
[[nodiscard]] ReportItem reportItemOf(const RotationRun &run, const RotationSites &sites, int item);

//! `proved`, `accepted`, `failed`, `unknown`, `open`: for programs.
[[nodiscard]] QString verdictName(ItemVerdict verdict);
//! "Connected", "Accepted, not proved in time", …: for people.
[[nodiscard]] QString verdictWord(ItemVerdict verdict);
//! Why it is so, in one sentence of plain text: what HSS or the service said, and its code. May be empty.
[[nodiscard]] QString reasonText(const ReportItem &item);
//! What it means and what to do next. May be empty.
[[nodiscard]] QString adviceOf(const ReportItem &item);

//! The bytes of a report in UTF-8, by the end of the file's name: `.html` and `.htm`, self-contained; `.json`, an object
//! with `run` and `items`; `.jsonl`, an object for each item and one for the run; else CSV, an item a line.
[[nodiscard]] QByteArray reportBytes(const QString &path, const RotationReport &report);
//! Writes it to a file (0600), which is replaced only when all is written. False: it could not be.
[[nodiscard]] bool writeReport(const QString &path, const RotationReport &report);

} // namespace hssreg
