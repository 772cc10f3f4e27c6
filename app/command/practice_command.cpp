#include "app/command/practice_command.h"

#include "app/command/exit_codes.h"
#include "app/command/interruption.h"

namespace hssreg {

namespace {

//! `co_await stop.conclusion()`: the program is told to stop.
class Stop final : public AwaitedCall<bool> {
public:
    Stop(Interruption &interruption, CallScope &scope)
        : AwaitedCall(scope)
        , m_interruption(interruption)
    {
    }
    void cancel() override { conclude(false); }

private:
    void start() override
    {
        QObject::connect(
            &m_interruption, &Interruption::interrupted, &m_context, [this] { conclude(true); },
            Qt::QueuedConnection);
    }

    Interruption &m_interruption;
    QObject m_context;
};

} // namespace

PracticeCommand::PracticeCommand(PracticeOptions options, const Surroundings &surroundings)
    : m_service(options)
    , m_surroundings(surroundings)
{
}

QCoro::Task<int> PracticeCommand::run()
{
    m_surroundings.interruption.watch();
    if (!m_service.start()) {
        m_surroundings.output.complain(tr("The practice service can not listen: the port is not free."));
        co_return exit_code::wrongCommandLine;
    }
    OrderedJson object;
    object.add(QLatin1StringView("action"), QLatin1StringView("practice"));
    object.addText(QLatin1StringView("endpoint"), m_service.endpoint().toString());
    object.addText(QLatin1StringView("token"), m_service.token());
    object.addText(QLatin1StringView("project_id"), m_service.projectId());
    m_surroundings.output.object(object);
    m_surroundings.output.note(tr("Nothing here is real. Stop it with Ctrl-C."));
    Stop stop(m_surroundings.interruption, m_scope);
    co_await stop.conclusion();
    m_service.stop();
    co_return exit_code::done;
}

} // namespace hssreg
