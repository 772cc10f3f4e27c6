#include "app/history/journal_schema.h"

namespace hssreg {

using namespace Qt::StringLiterals;

// What happens to an item has a table of its own, so that writing it appends to few pages and never makes a row grow
// that lies in a full one. Without a row there, an item waits.
const QList<Migration> &journalMigrations()
{
    static const QList<Migration> all{{1,
        {u"CREATE TABLE run (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, "
         "started INTEGER NOT NULL, plan TEXT NOT NULL, shard TEXT NOT NULL, "
         "finished INTEGER NOT NULL DEFAULT 0)"_s,
            u"CREATE TABLE items (number INTEGER PRIMARY KEY, connection TEXT NOT NULL, "
            "endpoint TEXT NOT NULL, region TEXT NOT NULL, project TEXT NOT NULL, "
            "enterprise_project TEXT NOT NULL, registry_id TEXT NOT NULL, registry_name TEXT NOT NULL, "
            "change TEXT NOT NULL, password_from TEXT NOT NULL)"_s,
            u"CREATE TABLE states (number INTEGER PRIMARY KEY, stage TEXT NOT NULL, sent_at INTEGER, "
            "status_before TEXT, synced_before INTEGER, outcome TEXT NOT NULL DEFAULT 'unknown', "
            "proof TEXT NOT NULL DEFAULT '', fail_reason TEXT NOT NULL DEFAULT '', "
            "http_status INTEGER NOT NULL DEFAULT 0, error_code TEXT NOT NULL DEFAULT '', "
            "message TEXT NOT NULL DEFAULT '', request_id TEXT NOT NULL DEFAULT '', "
            "attempts INTEGER NOT NULL DEFAULT 0, duration_ms INTEGER NOT NULL DEFAULT 0)"_s,
            u"CREATE TABLE room (kept BLOB NOT NULL)"_s}}};
    return all;
}

} // namespace hssreg
