#include "ui/rotation/rotation_draft.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/access/registry_words.h"
#include "app/support/text.h"
#include "ui/rotation/password_prompt.h"

#include <QWidget>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

using Kind = PasswordChoice::Kind;

namespace {

PlanRow rowOf(const RegistryInfo &registry)
{
    PlanRow row;
    row.id = registry.id;
    row.registryName = registry.name;
    return row;
}

RotationPlace placeOf(const ConnectionSettings &settings)
{
    return {
        settings.name, settings.endpoint, settings.region, settings.projectId, settings.enterpriseProjectId};
}

} // namespace

RotationDraft::RotationDraft(const RotationTools &tools, PasswordPrompt &prompt, QWidget &window)
    : QObject(&window)
    , m_tools(tools)
    , m_prompt(prompt)
    , m_window(window)
{
}

RotationDraft::~RotationDraft()
{
    blockSignals(true); // a flow that ends now has nothing to tell
}

void RotationDraft::setWindow(
    ConnectionSettings settings, const QList<RegistryInfo> &listed, bool listIsKnown)
{
    m_settings = std::move(settings);
    m_hasWindow = true;
    m_given = placeOf(m_settings);
    m_listed = listed;
    m_listIsKnown = listIsKnown;
}

void RotationDraft::choose(const QList<int> &listed)
{
    std::map<QString, std::pair<PlanRow, Extra>> before;
    for (int row = 0; row < count(); ++row)
        before.insert_or_assign(
            this->row(row).id, std::pair(std::move(m_plan.rows[std::size_t(row)]), std::move(extra(row))));
    m_origin = Origin::Selection;
    m_chosen = listed;
    m_plan = {};
    m_plan.rows.reserve(std::size_t(listed.size()));
    m_extras.clear();
    m_extras.reserve(std::size_t(listed.size()));
    for (const int index : listed) {
        const RegistryInfo &registry = m_listed.at(index);
        const auto known = before.find(registry.id);
        const bool isNew = known == before.end();
        m_plan.rows.push_back(isNew ? rowOf(registry) : std::move(known->second.first));
        m_extras.push_back(isNew ? Extra() : std::move(known->second.second));
        m_extras.back().known = &registry;
        m_extras.back().listIsKnown = true;
        if (isNew && !m_oneForAll)
            applyPassword(count() - 1, {Kind::Typed, {}}, promptName(count() - 1));
    }
    if (m_oneForAll)
        applyToAll();
    reopen();
    Q_EMIT rowChanged(all);
}

void RotationDraft::takePlan(Plan plan, const QString &fileName, const QString &folder)
{
    m_origin = Origin::File;
    m_plan = std::move(plan);
    m_fileName = fileName;
    m_folder = folder;
    m_oneForAll = false;
    m_extras = std::vector<Extra>(m_plan.rows.size());
    for (Extra &each : m_extras)
        each.isOwn = true;
    forgetLists();
    reopen();
    Q_EMIT rowChanged(all);
}

//! What a journal has says where it goes: nothing of the window is put under it.
void RotationDraft::takeJournal(JournalRun run, std::vector<JournalItem> items)
{
    m_origin = Origin::Journal;
    m_plan = planOf(items);
    m_journalRun = std::move(run);
    m_journalItems = std::move(items);
    m_fileName = m_journalRun.plan;
    m_given = {};
    m_oneForAll = false;
    m_extras = std::vector<Extra>(m_plan.rows.size());
    forgetLists();
    reopen();
    Q_EMIT rowChanged(all);
}

QString RotationDraft::name(int row) const
{
    const RegistryInfo *known = this->known(row);
    const QString &name = known ? known->name : this->row(row).registryName;
    return visible(name.isEmpty() ? this->row(row).id : name, 300);
}

QString RotationDraft::placeTitle(int row) const
{
    if (m_sites && extra(row).site >= 0)
        return visible(m_sites->at(extra(row).site).title(), 200);
    const RotationPlace place = hssreg::placeOf(this->row(row), m_given);
    const QString &where = place.region.isEmpty() ? place.endpoint : place.region;
    return visible(place.connection.isEmpty() ? where
            : where.isEmpty()                 ? place.connection
                                              : u"%1 · %2"_s.arg(place.connection, where),
        200);
}

void RotationDraft::setOut(const std::vector<int> &rows, bool out)
{
    bool isNew = false;
    for (const int row : rows) {
        extra(row).out = out;
        isNew = isNew || (!out && extra(row).site < 0);
    }
    if (isNew)
        reopen(); // where these go was not looked at
    const bool others = findRepeated();
    Q_EMIT rowChanged(rows.size() == 1 && !others ? rows.front() : all);
}

std::vector<int> RotationDraft::going() const
{
    std::vector<int> rows;
    for (int row = 0; row < count(); ++row) {
        if (!isOut(row))
            rows.push_back(row);
    }
    return rows;
}

//! Those that were told apart get back what they had; the others get what all had, each.
void RotationDraft::setOneForAll(bool one)
{
    if (m_oneForAll == one)
        return;
    m_oneForAll = one;
    swapPlainPrompt();
    for (int row = 0; row < count(); ++row) {
        if (!one)
            tellApart(row, m_plainAside);
        else if (extra(row).isOwn)
            extra(row).own = this->row(row).clone();
    }
    if (one)
        applyToAll();
    touched(all);
}

//! Rows of a plan may say `prompt` alone, as all together do: what was typed for the ones is not for the other.
void RotationDraft::swapPlainPrompt()
{
    const Secret *typed = m_prompt.typed({});
    Secret now = typed ? typed->clone() : Secret();
    m_prompt.keep({}, std::exchange(m_plainAside, std::move(now)));
}

void RotationDraft::tellApart(int row, const Secret &typedForAll)
{
    Extra &mine = extra(row);
    if (mine.own) {
        m_plan.rows[std::size_t(row)] = std::move(*mine.own);
        mine.own.reset();
    } else {
        const QString name = promptName(row);
        if (m_password.kind == Kind::Typed)
            m_prompt.keep(name, typedForAll.clone());
        applyPassword(row, m_password, name);
    }
    if (!mine.isOwnPrevious)
        mine.previous = m_previous.clone();
    mine.fault = faultOf(row);
}

void RotationDraft::applyToAll()
{
    for (int row = 0; row < count(); ++row) {
        applyUsername(row);
        applyPassword(row, m_password, {});
        extra(row).fault.clear();
    }
}

//! What HSS has already is not sent.
void RotationDraft::applyUsername(int row)
{
    AccessUpdate &change = m_plan.rows[std::size_t(row)].change;
    const RegistryInfo *known = this->known(row);
    if (m_username.isEmpty() || (known && known->access[Field::RegistryUsername] == m_username))
        change.leaveOut(Field::RegistryUsername);
    else
        change.set(Field::RegistryUsername, m_username);
}

void RotationDraft::applyPassword(int row, const PasswordChoice &choice, const QString &prompt)
{
    PlanRow &wanted = m_plan.rows[std::size_t(row)];
    if (choice.kind == Kind::InPlan)
        return;
    wanted.passwordFrom = originText(choice, prompt);
    wanted.passwordFromDefaults = false;
    if (choice.kind == Kind::Keep)
        wanted.change.leaveOut(Field::RegistryPassword);
    else
        wanted.change.promisePassword();
}

//! The same name for the same repository each time, so that it is asked for once.
QString RotationDraft::promptName(int row) const
{
    const PlanRow &wanted = this->row(row);
    const QString before = promptOf(wanted);
    if (!before.isEmpty())
        return before;
    const auto sameName = [&](const PlanRow &other) { return other.registryName == wanted.registryName; };
    const bool isOwn = !wanted.registryName.isEmpty() && wanted.registryName == visible(wanted.registryName)
        && count() < 1000 && std::count_if(m_plan.rows.begin(), m_plan.rows.end(), sameName) == 1;
    return isOwn ? wanted.registryName : wanted.id;
}

void RotationDraft::setUsername(int row, const QString &username)
{
    if (row == all) {
        m_username = username;
        for (int each = 0; each < count(); ++each)
            applyUsername(each);
    } else if (username.isEmpty()) {
        m_plan.rows[std::size_t(row)].change.leaveOut(Field::RegistryUsername);
    } else {
        m_plan.rows[std::size_t(row)].change.set(Field::RegistryUsername, username);
    }
    touched(row);
}

QString RotationDraft::username(int row) const
{
    return row == all ? m_username : this->row(row).change.text(Field::RegistryUsername).value_or(QString());
}

void RotationDraft::setPassword(int row, const PasswordChoice &choice)
{
    if (password(row) == choice)
        return;
    if (row == all) {
        m_password = choice;
        for (int each = 0; each < count(); ++each)
            applyPassword(each, choice, {});
    } else {
        applyPassword(row, choice, promptName(row));
    }
    touched(row);
}

PasswordChoice RotationDraft::password(int row) const
{
    return row == all ? m_password : choiceOf(this->row(row));
}

void RotationDraft::setTyped(int row, QStringView password)
{
    const QString prompt = row == all ? QString() : promptOf(this->row(row));
    m_prompt.keep(prompt, Secret(password));
    for (int other = 0; other < count(); ++other) { // it may be the password of others too
        if (choiceOf(this->row(other)).kind == Kind::Typed && promptOf(this->row(other)) == prompt)
            extra(other).tested.reset();
    }
    touched(row);
}

QStringView RotationDraft::typed(int row) const
{
    const Secret *typed = m_prompt.typed(row == all ? QString() : promptOf(this->row(row)));
    return typed ? typed->reveal() : QStringView();
}

void RotationDraft::setPrevious(int row, QStringView password)
{
    (row == all ? m_previous : extra(row).previous) = Secret(password);
    if (row != all)
        extra(row).isOwnPrevious = true;
}

QStringView RotationDraft::previous(int row) const
{
    return (row == all ? m_previous : extra(row).previous).reveal();
}

QList<Problem> RotationDraft::loginProblems(int row) const
{
    QList<Problem> problems;
    if (row == all) {
        if (!m_username.isEmpty())
            problems = checkValue(Field::RegistryUsername, m_username);
    } else {
        problems = checkChange(this->row(row).change, known(row));
        problems.removeIf([](const Problem &problem) {
            return problem.field != Field::RegistryUsername && problem.field != Field::RegistryPassword;
        });
    }
    if (password(row).kind == Kind::Typed && !typed(row).isEmpty())
        problems += checkValue(Field::RegistryPassword, typed(row));
    return problems;
}

QString RotationDraft::faultOf(int row) const
{
    const QList<Problem> problems = loginProblems(row);
    for (const Problem &problem : problems) {
        if (problem.level == Level::Error)
            return visible(problemText(problem));
    }
    return {};
}

void RotationDraft::touched(int row)
{
    if (row != all) {
        extra(row).isOwn = true;
        extra(row).fault = faultOf(row);
        extra(row).tested.reset();
    } else {
        for (Extra &each : m_extras)
            each.tested.reset();
    }
    reopen();
    Q_EMIT rowChanged(row);
}

//! What was prepared or tested was of something else.
void RotationDraft::reopen()
{
    if (m_state == State::Open)
        return;
    m_scope.cancelAll();
    setState(State::Open);
}

std::optional<RotationDraft::Gap> RotationDraft::loginGap() const
{
    const auto missing = [this](int row) { return choiceGap(password(row), !typed(row).isEmpty()); };
    if (m_oneForAll) {
        QString text = missing(all).isEmpty() ? faultOf(all) : missing(all);
        if (text.isEmpty() && m_password.kind == Kind::Keep && m_username.isEmpty())
            text = tr("Give a new user name or a new password.");
        return text.isEmpty() ? std::nullopt : std::optional(Gap{all, text});
    }
    for (int row = 0; row < count(); ++row) {
        if (isOut(row))
            continue;
        QString text = missing(row).isEmpty() ? extra(row).fault : missing(row);
        if (text.isEmpty() && m_plan.rows[std::size_t(row)].change.isEmpty())
            text = tr("Nothing is changed here. Give a new login, or take the repository out.");
        if (!text.isEmpty())
            return Gap{row, tr("%1: %2", "repository, what is missing").arg(name(row), text)};
    }
    return std::nullopt;
}

} // namespace hssreg
