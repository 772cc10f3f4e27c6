#pragma once

#include "app/support/request_log.h"

#include <deque>

namespace hssreg {

//! A log for support that a person switches on: the facts about the last requests, in memory only, until it is saved
//! as text. Has only what RequestFacts allows: no query, no header, no body, so no secret.
class DiagnosticLog final : public RequestLog {
public:
    //! The most that is kept; older ones go first.
    static constexpr std::size_t most = 2000;

    [[nodiscard]] bool isOn() const { return m_on; }
    //! Off also forgets what was gathered.
    void setOn(bool on);
    void record(const RequestFacts &facts) override;
    [[nodiscard]] std::size_t count() const { return m_facts.size(); }
    //! Which program, on what, and a line for each request, oldest first. In English, since support reads it.
    [[nodiscard]] QString text() const;

private:
    bool m_on = false;
    std::size_t m_dropped = 0;
    std::deque<RequestFacts> m_facts;
};

} // namespace hssreg
