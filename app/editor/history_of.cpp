#include "app/editor/history_of.h"

#include "app/editor/access_editor.h"

namespace hssreg {

HistoryRecord historyOf(const EditRecord &record, const Account &account, const QString &connection,
    const RegistryInfo *before, const FieldTexts &sent)
{
    HistoryRecord kept;
    kept.when = record.when;
    kept.connection = connection;
    takeAccount(kept, account);
    kept.registryId = record.registryId;
    kept.registryName = record.registryName;
    kept.action = HistoryAction::Update;
    kept.changed = changedMembers(record.changed, before ? &before->access : nullptr, sent);
    takeReport(kept, record.report);
    kept.proof = record.proof;
    kept.failReason = record.proof == Proof::Failed ? record.failReason : QString();
    return kept;
}

} // namespace hssreg
