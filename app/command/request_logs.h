#pragma once

#include "app/command/output.h"
#include "app/support/request_log.h"

#include <QFile>

namespace hssreg {

//! Writes the facts about each request to a file, one JSON object a line, and with --verbose to standard error.
class RequestLines final : public RequestLog {
public:
    //! Refers to the output.
    explicit RequestLines(Output &output)
        : m_output(output)
    {
    }
    //! Appends to this file from now on; only its owner may read a new one. False when it can not be written.
    [[nodiscard]] bool openFile(const QString &path);
    void record(const RequestFacts &facts) override;

private:
    Output &m_output;
    QFile m_file;
};

} // namespace hssreg
