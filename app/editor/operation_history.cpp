#include "app/editor/operation_history.h"

namespace hssreg {

namespace {

HistoryAction actionOf(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Connect: return HistoryAction::Add;
    case OperationKind::Remove: return HistoryAction::Delete;
    case OperationKind::Synchronise: break;
    }
    return HistoryAction::Synchronise;
}

} // namespace

HistoryRecord historyOf(const OperationRecord &record, const Account &account, const QString &connection)
{
    HistoryRecord kept;
    kept.when = record.when;
    kept.connection = connection;
    takeAccount(kept, account);
    kept.registryId = record.registryId;
    kept.registryName = record.registryName;
    kept.action = actionOf(record.kind);
    // With a new repository a password always goes along: from then on its age is known.
    if (record.kind == OperationKind::Connect)
        kept.changed = changedMembers({Field::RegistryPassword}, nullptr, {});
    takeReport(kept, record.report);
    kept.proof = record.proof;
    kept.failReason = record.proof == Proof::Failed ? record.failReason : QString();
    return kept;
}

} // namespace hssreg
