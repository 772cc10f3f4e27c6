#include "app/editor/upload_commands.h"

#include "app/service/hss_client.h"

namespace hssreg {

UploadCommands::UploadCommands(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

UploadCommands::~UploadCommands() = default;

void UploadCommands::setClient(HssClient *client, std::chrono::milliseconds deadline)
{
    forget();
    m_client = client;
    m_deadline = deadline;
    Q_EMIT changed();
}

void UploadCommands::ask(UploadCommandQuery query)
{
    if (!m_client || m_state == State::Asking)
        return;
    m_scope.reopen();
    m_answer = {};
    setState(State::Asking);
    run(std::move(query));
}

void UploadCommands::forget()
{
    m_scope.cancelAll();
    m_answer = {};
    m_report = {};
    setState(State::Idle);
}

QCoro::Task<> UploadCommands::run(UploadCommandQuery query)
{
    const Deadline deadline(m_clock, m_deadline);
    auto answer = co_await m_client->imageUploadCommand(std::move(query), deadline, m_scope);
    if (m_scope.isClosed())
        co_return;
    if (answer.ok()) {
        m_answer = std::move(answer).value();
        m_report = {};
        setState(State::Answered);
        co_return;
    }
    m_report = answer.error();
    setState(State::Failed);
}

void UploadCommands::setState(State state)
{
    m_state = state;
    Q_EMIT changed();
}

} // namespace hssreg
