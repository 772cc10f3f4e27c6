#pragma once

#include "app/access/access_update.h"
#include "app/history/journal_item.h"
#include "app/service/prove.h"

#include <QUuid>

#include <chrono>
#include <vector>

namespace hssreg {

//! One repository of a run, as the plan wants it. Moved, since a hand-written plan may hold a literal password.
struct RotationItem {
    int number = 0; //!< from 1: its row in the plan
    int site = 0; //!< index in RotationSites
    QString registryId;
    QString registryName; //!< for people; empty: that of the list
    AccessUpdate change; //!< with the promise of a password, unless the plan has a literal one
    QString passwordFrom; //!< as in the plan; empty: no new password, or a literal one
    int password = -1; //!< index in RotationSetup::passwords; -1: none of them
    int previousPassword =
        -1; //!< the same, of the login until now, to put it back should HSS fail; -1: not known
    ItemStage stage = ItemStage::Waiting; //!< from the journal, when a run is taken up again
    ItemResult result; //!< the same
};

//! When a run starts nothing new because too much failed. What HSS reports only after an update counts when its proof
//! has come; until then a tenth of the items, or four times the concurrency if that is more, may be ahead of the proofs.
struct StopRule {
    int failures = 0; //!< that many; 0: by percent
    double percent = 10; //!< of all items, but never before `fewest`; 0: never
    int fewest = 3;

    //! Never below 1; nothing: there is no limit.
    [[nodiscard]] std::optional<int> limit(int items) const;
};

//! How a run goes about it.
struct RotationOptions {
    int concurrency = 16; //!< updates on their way at once, 1 to 64
    bool canary = true; //!< the first item alone with its proof, then 10 %, then the rest
    StopRule stopAfter;
    bool checkLogins = true; //!< test each login at the repository itself before HSS is told
    std::chrono::milliseconds deadline{60'000}; //!< of each update, with its retries
    std::chrono::milliseconds patience = proofPatience; //!< how long the list is read back for each proof
};

//! What is to be run.
struct RotationSetup {
    QUuid id; //!< of the run, also when it is taken up again
    QDateTime started; //!< UTC, the first time
    QString plan; //!< the name of the file, for people; empty: made of a selection
    QString shard; //!< `2/7`; empty: all of it
    bool resumed = false; //!< the journal has it already
    std::vector<RotationItem> items;
    std::vector<Secret> passwords; //!< each once, however many items get it
    RotationOptions options;
};

//! The part of an item that is going on.
enum class ItemStep {
    Waiting,
    Testing, //!< its login, at the repository itself
    Updating, //!< on its way to HSS
    Proving, //!< accepted; the list is read back
    Done,
};

//! How an item ended, for counting: each is in exactly one.
enum class ItemVerdict {
    Open, //!< it has not
    Proved, //!< updated; HSS reports Connected
    Accepted, //!< updated; not proved in time
    Failed, //!< refused, not reached, not valid, HSS reports Abnormal after the update, or the login until now was put back
    Unknown, //!< the answer was lost
};

//! Where an item of a run stands.
struct ItemState {
    ItemStep step = ItemStep::Waiting;
    ItemStage stage = ItemStage::Waiting; //!< what the journal knows
    ItemResult result;
    QString registryName; //!< of the plan, or of the list
    bool putBack = false; //!< the result is that of putting the login until now back
    bool mayHaveLeft = false; //!< an update of which no final answer came, in this run or one before
    QString accessStatus; //!< what HSS said when it was last read back, as it came; empty: it was not

    //! Whether it was sent to HSS, or refused to be.
    [[nodiscard]] bool hasResult() const { return step == ItemStep::Done; }
};
//! Whether the service took it, and HSS does not report a failure.
[[nodiscard]] bool isAccepted(const ItemResult &result);
[[nodiscard]] ItemVerdict verdictOf(const ItemState &state);

} // namespace hssreg
