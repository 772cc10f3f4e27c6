#include "app/command/statistics_command.h"

#include "app/command/columns.h"
#include "app/command/exit_codes.h"

namespace hssreg {

namespace {

using View = QLatin1StringView;

constexpr View action("statistics");

QJsonValue numberOrNull(const std::optional<int> &number)
{
    return number ? QJsonValue(*number) : QJsonValue(QJsonValue::Null);
}

} // namespace

StatisticsCommand::StatisticsCommand(StatisticsOptions options, const Surroundings &surroundings)
    : m_access(surroundings, action)
{
    Q_UNUSED(options);
}

QCoro::Task<int> StatisticsCommand::run()
{
    const std::optional<int> end = co_await m_access.open();
    if (end)
        co_return *end;
    const Result<RegistryStatistics, ServiceReport> read =
        co_await m_access.client().registryStatistics(QString(), m_access.deadline(), m_access.scope());
    if (!read.ok())
        co_return m_access.fail(read.error());
    const RegistryStatistics statistics = read.value();
    Output &output = m_access.output();
    if (output.isJson()) {
        OrderedJson object;
        object.add(View("action"), action).add(View("success_num"), numberOrNull(statistics.successNum));
        output.object(object.add(View("fail_num"), numberOrNull(statistics.failNum)));
        co_return exit_code::done;
    }
    const auto shown = [](const std::optional<int> &number) {
        return number ? QString::number(*number) : tr("not said", "a number");
    };
    Columns columns;
    columns.add({{tr("Connected"), {}}, {shown(statistics.successNum), Paint::Good}});
    columns.add({{tr("Abnormal"), {}}, {shown(statistics.failNum), Paint::Bad}});
    for (const QString &line : columns.lines(output))
        output.answer(line);
    output.note(tr("Repositories that are still connecting are in neither number."));
    co_return exit_code::done;
}

} // namespace hssreg
