#include "ui/rotation/login_tests.h"

#include "app/repository/login_turns.h"

namespace hssreg {

namespace {

constexpr int mostAtOnce = 6;
constexpr std::chrono::seconds patience{60}; // of one test, with the wait for its turn

} // namespace

LoginTests::LoginTests(RotationDraft &draft, const RotationTools &tools, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
    , m_tools(tools)
{
}

LoginTests::~LoginTests()
{
    blockSignals(true);
    m_queue.clear();
}

void LoginTests::start(const std::vector<int> &rows)
{
    if (isRunning() || m_draft.state() != RotationDraft::State::Ready)
        return;
    for (const int row : rows) {
        QString why;
        if (m_draft.isOut(row) || !m_draft.loginToCheck(row, why))
            continue;
        m_draft.setTested(row, std::nullopt);
        m_queue.push_back(row);
    }
    m_scope.reopen();
    const int workers = int(std::min<std::size_t>(mostAtOnce, m_queue.size()));
    m_workers = workers;
    if (workers == 0)
        return;
    Q_EMIT runningChanged();
    for (int i = 0; i < workers; ++i)
        work();
}

void LoginTests::stop()
{
    m_queue.clear();
    m_scope.cancelAll();
}

QCoro::Task<> LoginTests::work()
{
    while (!m_queue.empty()) {
        const int row = m_queue.front();
        m_queue.pop_front();
        QString why;
        std::optional<LoginToCheck> login = m_draft.loginToCheck(row, why);
        if (login)
            co_await test(row, std::move(*login));
    }
    if (--m_workers == 0)
        Q_EMIT runningChanged();
}

QCoro::Task<> LoginTests::test(int row, LoginToCheck login)
{
    m_underWay.insert(row);
    Q_EMIT rowChanged(row);
    const LoginCheckSettings settings{m_draft.networkOf(row), m_allowedHosts};
    LoginCheck check(settings, m_tools.clock, m_tools.turns);
    const Deadline deadline(m_tools.clock, patience);
    const LoginReport report = co_await check.run(std::move(login), deadline, m_scope);
    m_underWay.erase(row);
    if (!m_scope.isClosed())
        m_draft.setTested(row, report);
    Q_EMIT rowChanged(row);
}

void LoginTests::allowHost(const QString &host)
{
    if (!m_allowedHosts.contains(host))
        m_allowedHosts.append(host);
}

void LoginTests::forgetRefusals(const std::vector<int> &rows)
{
    for (const int row : rows) {
        QString why;
        if (const std::optional<LoginToCheck> login = m_draft.loginToCheck(row, why))
            m_tools.turns.forgetRefusals(LoginCheck::turnKey(*login));
    }
}

} // namespace hssreg
