#pragma once

#include "app/repository/login_check.h"
#include "ui/rotation/rotation_draft.h"

#include <deque>
#include <set>

namespace hssreg {

//! Tests the new logins of a draft's rows at the repositories themselves, a few at once.
class LoginTests final : public QObject {
    Q_OBJECT
public:
    //! Refers to both.
    LoginTests(RotationDraft &draft, const RotationTools &tools, QObject *parent = nullptr);
    ~LoginTests() override;

    //! Only when the draft is Ready. Those that can not be tested are passed over.
    void start(const std::vector<int> &rows);
    //! What was sent was sent.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_workers > 0; }
    [[nodiscard]] bool isUnderWay(int row) const { return m_underWay.contains(row); }
    [[nodiscard]] int waiting() const { return int(m_queue.size()); }

    //! A person allowed this host to be sent user names and passwords for tokens.
    void allowHost(const QString &host);
    //! A person decided to test these again though they were refused twice.
    void forgetRefusals(const std::vector<int> &rows);

Q_SIGNALS:
    //! Its test began, or ended: the draft has the report.
    void rowChanged(int row);
    void runningChanged();

private:
    QCoro::Task<> work();
    QCoro::Task<> test(int row, LoginToCheck login);

    RotationDraft &m_draft;
    const RotationTools &m_tools;
    QStringList m_allowedHosts;
    std::deque<int> m_queue;
    std::set<int> m_underWay;
    int m_workers = 0;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
