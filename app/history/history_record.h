#pragma once

#include "app/access/access_update.h"
#include "app/access/registry_info.h"
#include "app/service/account.h"
#include "app/service/proof.h"
#include "app/service/service_error.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QUuid>

#include <chrono>

namespace hssreg {

//! What was done to a repository.
enum class HistoryAction { Update, Add, Delete, Synchronise, Check };
//! `update`, `add`, `delete`, `sync`, `check`: the names of the commands.
[[nodiscard]] QString historyActionName(HistoryAction action);

//! One member that was sent. Of a secret one only that it was: its values are dropped, whoever gives them.
struct ChangedMember {
    Field field;
    std::optional<QString> before; //!< what HSS had; nothing if that is not known, or a secret
    std::optional<QString> after; //!< what was sent; nothing of a secret

    friend bool operator==(const ChangedMember &, const ChangedMember &) = default;
};

//! The members that were sent, beside what HSS had before (null: not known).
[[nodiscard]] QList<ChangedMember> changedMembers(
    const QList<Field> &sent, const FieldTexts *before, const FieldTexts &after);

//! One thing that was done from this computer. No secrets.
struct HistoryRecord {
    qint64 number = 0; //!< grows with every record; 0 until it is stored
    QUuid key; //!< given by HistoryLog::record()
    QDateTime when; //!< UTC
    QString connection; //!< the name of the connection, or what the window calls it
    QString endpoint; //!< scheme, host and port of HSS
    QString projectId;
    QString enterpriseProjectId; //!< empty: none
    QString registryId;
    QString registryName;
    HistoryAction action = HistoryAction::Update;
    QList<ChangedMember> changed;
    QString outcome; //!< as the command line's `outcome` key: outcomeName(), or that of a login check
    Proof proof = Proof::NotLooked;
    QString failReason; //!< with Proof::Failed, as it came
    QString errorCode; //!< HSS.0013, …; empty when there is none
    QString requestId;
    int attempts = 0;
    std::chrono::milliseconds duration{0};
    int httpStatus = 0; //!< 0: no answer
};

//! How a record names where HSS is.
[[nodiscard]] QString historyEndpoint(const Account &account);

//! Puts whose repositories they are, and where, into a record.
void takeAccount(HistoryRecord &record, const Account &account);

//! Puts what became of the operation into a record.
void takeReport(HistoryRecord &record, const ServiceReport &report);

//! The values that were there before a record, as a change that puts them back: members without a known value, and
//! secrets, are left out.
[[nodiscard]] AccessUpdate valuesBefore(const HistoryRecord &record);

//! Whether the credential that HSS has was replaced by it.
[[nodiscard]] bool changedCredential(const HistoryRecord &record);

} // namespace hssreg
