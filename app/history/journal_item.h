#pragma once

#include "app/access/registry_info.h"
#include "app/service/outcome.h"
#include "app/service/proof.h"

#include <QDateTime>
#include <QString>
#include <QUuid>

#include <chrono>
#include <optional>

namespace hssreg {

//! How far a rotation run got with one repository.
enum class ItemStage {
    Waiting, //!< nothing was sent
    Sending, //!< the intent is on the disk: it may have left
    Accepted, //!< the service said 2xx; the proof is open
    Done, //!< outcome and proof are final
};

//! The longest text of a result that a journal keeps, in UTF-16 units: the rest is cut off, so that the room for
//! all results is known before anything is sent.
inline constexpr int journalTextLimit = 500;

//! What became of one repository. No secrets: texts are redacted by the one who gives them.
struct ItemResult {
    QDateTime sentAt; //!< UTC; invalid: never sent. Written by intend()
    std::optional<StatusBefore>
        before; //!< so that a proof after a resume still knows what "later" means; nothing: not known. Written by intend()
    Outcome outcome = Outcome::Cancelled;
    Proof proof = Proof::NotLooked;
    QString failReason; //!< with Proof::Failed, as it came
    int httpStatus = 0; //!< 0: no answer
    QString errorCode; //!< HSS.0013, …; empty when there is none
    QString message; //!< what the service said, redacted
    QString requestId;
    int attempts = 0;
    std::chrono::milliseconds duration{0};

    friend bool operator==(const ItemResult &, const ItemResult &) = default;
};

//! One repository of a rotation run.
struct JournalItem {
    int number = 0; //!< its place in the plan, from 1; with a shard, some are left out
    QString connection;
    QString endpoint;
    QString region;
    QString projectId;
    QString enterpriseProjectId; //!< empty: none
    QString registryId;
    QString registryName; //!< for people
    FieldTexts change; //!< what is sent, without secrets: they are dropped, whoever gives them
    QString passwordFrom; //!< `env:`, `file:` (absolute), `keychain:`, `prompt`; empty: no new password
    ItemStage stage = ItemStage::Waiting;
    ItemResult result;

    friend bool operator==(const JournalItem &, const JournalItem &) = default;
};

//! A rotation run, as a whole.
struct JournalRun {
    QUuid id;
    QDateTime started; //!< UTC
    QString plan; //!< the name of its file, for people
    QString shard; //!< `2/7`; empty: all of the plan
    int items = 0; //!< the sum of the following; begin() counts by itself
    int waiting = 0;
    int onTheirWay = 0; //!< ItemStage::Sending
    int accepted = 0;
    int done = 0;

    friend bool operator==(const JournalRun &, const JournalRun &) = default;
};

} // namespace hssreg
