#include "app/history/history_schema.h"

namespace hssreg {

using namespace Qt::StringLiterals;

const QList<Migration> &historyMigrations()
{
    static const QList<Migration> all{{1,
        {u"CREATE TABLE records (number INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE, "
         "at INTEGER NOT NULL, connection TEXT NOT NULL, endpoint TEXT NOT NULL, project TEXT NOT NULL, "
         "enterprise_project TEXT NOT NULL, registry_id TEXT NOT NULL, registry_name TEXT NOT NULL, "
         "action TEXT NOT NULL, changed TEXT NOT NULL, credential INTEGER NOT NULL, outcome TEXT NOT NULL, "
         "proof TEXT NOT NULL, fail_reason TEXT NOT NULL, error_code TEXT NOT NULL, request_id TEXT NOT "
         "NULL, "
         "attempts INTEGER NOT NULL, duration_ms INTEGER NOT NULL, http_status INTEGER NOT NULL, "
         "words TEXT NOT NULL)"_s,
            u"CREATE INDEX records_by_time ON records (at, number)"_s,
            u"CREATE INDEX records_by_registry ON records (endpoint, project, registry_id, at)"_s,
            u"CREATE TABLE settings (name TEXT PRIMARY KEY, value INTEGER NOT NULL)"_s}}};
    return all;
}

} // namespace hssreg
