#pragma once

#include "tests/rotation/findings_text.h"

#include <QTest>

namespace hssreg {

//! A row of a test: a file, and the findings it gives.
inline void findingsRow(const char *name, const QByteArray &text, const QStringList &findings)
{
    QTest::newRow(name) << text << findings;
}

//! A plan of one row on line 1; its members begin in column 31.
inline QByteArray planOf(const QByteArray &members)
{
    return "{\"version\":1,\"repositories\":[{" + members + "}]}";
}

//! A plan with defaults on line 2, in column 13, and rows from line 4.
inline QByteArray planWithDefaults(const QByteArray &defaults, const QByteArray &rows)
{
    return "{\"version\":1,\n\"defaults\":{" + defaults + "},\n\"repositories\":[\n" + rows + "]}";
}

} // namespace hssreg
