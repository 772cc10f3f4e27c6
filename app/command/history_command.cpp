#include "app/command/history_command.h"

#include "app/command/exit_codes.h"
#include "app/command/interruption.h"
#include "app/history/history_export.h"
#include "app/history/history_words.h"
#include "app/service/outcome.h"
#include "app/support/text.h"

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView action("history");

Cell resultOf(const HistoryRecord &record)
{
    const bool good = record.outcome == outcomeName(Outcome::Updated) && record.proof != Proof::Failed;
    return {historyResult(record), good ? Paint::Good : Paint::Bad};
}

} // namespace

HistoryCommand::HistoryCommand(HistoryOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_surroundings(surroundings)
{
    QObject::connect(&m_surroundings.interruption, &Interruption::interrupted, &m_context,
        [this] { m_scope.cancelAll(); });
}

QCoro::Task<int> HistoryCommand::run()
{
    if (!m_surroundings.history)
        co_return fail(HistoryError::Failed);
    m_surroundings.interruption.watch();
    if (m_options.forget)
        co_return co_await forget();
    if (!m_options.exportFile.isEmpty())
        co_return co_await exportAll();
    co_return co_await print();
}

HistoryQuery HistoryCommand::query() const
{
    HistoryQuery query;
    query.from = m_options.since;
    query.limit = 500;
    return query;
}

QCoro::Task<int> HistoryCommand::print()
{
    m_columns.add({{tr("WHEN"), {}}, {tr("REPOSITORY"), {}}, {tr("ACTION"), {}}, {tr("RESULT"), {}},
        {tr("PROOF"), {}}, {tr("REQUEST ID"), {}}});
    HistoryQuery next = query();
    bool any = false;
    for (bool more = true; more;) {
        const Result<HistoryPage, HistoryError> page = co_await m_surroundings.history->find(next, m_scope);
        if (!page.ok())
            co_return fail(page.error());
        for (const HistoryRecord &record : page.value().records) {
            take(record);
            any = true;
            next.olderThan = HistoryQuery::Place{record.when, record.number};
        }
        more = page.value().more;
    }
    if (m_surroundings.output.isJson())
        co_return exit_code::done;
    if (!any)
        m_surroundings.output.note(tr("Nothing was done from this computer in that time."));
    for (const QString &line : any ? m_columns.lines(m_surroundings.output) : QStringList())
        m_surroundings.output.answer(line);
    co_return exit_code::done;
}

void HistoryCommand::take(const HistoryRecord &record)
{
    if (!m_surroundings.output.isJson()) {
        m_columns.add({{record.when.toLocalTime().toString(u"yyyy-MM-dd HH:mm:ss"_s), {}},
            {historyRepository(record), {}}, {historyActionName(record.action), {}}, resultOf(record),
            {historyProof(record), {}}, {record.requestId, {}}});
        return;
    }
    OrderedJson object;
    for (const auto &[key, value] : historyMembers(record))
        object.add(key, value);
    m_surroundings.output.object(object);
}

QCoro::Task<int> HistoryCommand::exportAll()
{
    const Result<int, HistoryError> count =
        co_await m_surroundings.history->exportTo(m_options.exportFile, query(), m_scope);
    if (!count.ok())
        co_return fail(count.error());
    if (m_surroundings.output.isJson()) {
        OrderedJson object;
        object.add(QLatin1StringView("action"), QString(action));
        object.add(QLatin1StringView("exported"), count.value());
        m_surroundings.output.object(object);
    } else {
        m_surroundings.output.note(tr("%1 records were written to “%2”.")
                                       .arg(QString::number(count.value()), visible(m_options.exportFile)));
    }
    co_return exit_code::done;
}

QCoro::Task<int> HistoryCommand::forget()
{
    const Result<HistoryDone, HistoryError> end = co_await m_surroundings.history->forgetAll(m_scope);
    if (!end.ok())
        co_return fail(end.error());
    if (m_surroundings.output.isJson()) {
        OrderedJson object;
        object.add(QLatin1StringView("action"), QString(action)).add(QLatin1StringView("forgotten"), true);
        m_surroundings.output.object(object);
    } else {
        m_surroundings.output.note(tr("The history was forgotten."));
    }
    co_return exit_code::done;
}

int HistoryCommand::fail(HistoryError error)
{
    if (error == HistoryError::Cancelled)
        return exit_code::stopped;
    m_surroundings.output.complain(historyErrorText(error));
    return error == HistoryError::NotExported ? exit_code::wrongCommandLine : exit_code::unreachable;
}

} // namespace hssreg
