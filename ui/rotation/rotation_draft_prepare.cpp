// Where the rows of a rotation go, what HSS has of them, their passwords, and what is made of all that.

#include "ui/rotation/rotation_draft.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/access/registry_words.h"
#include "app/rotation/moved_plan.h"
#include "app/rotation/place_settings.h"
#include "app/rotation/plan_csv.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/rotation/password_prompt.h"
#include "ui/widgets/prompts.h"

#include <QFileInfo>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr int lanes = 3; // of six connections each: enough for the updates on their way at once
constexpr std::chrono::seconds listPatience{120}; // of a list of many pages
constexpr qsizetype mostTroubles = 10; // shown, of passwords that were not found

QString originOf(const ConnectionSettings &settings)
{
    return accountOf(settings).endpoint.toString(QUrl::RemovePath | QUrl::RemoveUserInfo);
}

} // namespace

void RotationDraft::prepare()
{
    m_scope.cancelAll();
    m_scope.reopen();
    m_troubles.clear();
    m_missing.clear();
    setState(State::Preparing);
    prepareAll();
}

// Cancelled by reopen(), which has set the state already.
QCoro::Task<> RotationDraft::prepareAll()
{
    findPlaces();
    bool good = co_await findSites();
    for (int site = 0; good && site < int(m_places.size()); ++site)
        co_await readList(site);
    if (good && !m_scope.isClosed()) {
        takeLists();
        if (m_origin != Origin::Journal)
            good = co_await findPasswords(m_scope);
    }
    if (!m_scope.isClosed())
        setState(good ? State::Ready : State::Refused);
}

void RotationDraft::findPlaces()
{
    forgetLists();
    m_sites.reset();
    m_places.clear();
    QHash<RotationPlace, int> known;
    for (int row = 0; row < count(); ++row) {
        extra(row).site = -1;
        if (isOut(row))
            continue;
        const RotationPlace place = placeOf(this->row(row), m_given);
        auto site = known.constFind(place);
        if (site == known.constEnd()) {
            site = known.insert(place, int(m_places.size()));
            m_places.push_back(place);
        }
        extra(row).site = *site;
    }
    m_lists = std::vector<std::optional<QList<RegistryInfo>>>(m_places.size());
}

QCoro::Task<bool> RotationDraft::findSites()
{
    const bool mayGo = co_await mayGoElsewhere();
    if (!mayGo)
        co_return false;
    auto found = co_await settingsOfPlaces(m_places, m_hasWindow ? &m_settings : nullptr,
        m_tools.connections.store, m_tools.connections.secrets, m_scope);
    if (m_scope.isClosed())
        co_return false;
    if (!found.ok()) {
        for (const PlaceFault &fault : found.error())
            m_troubles.append(visible(fault.text));
        co_return false;
    }
    m_sites = std::make_unique<RotationSites>(
        m_tools.clock, PaceSettings(), m_tools.connections.log, m_tools.connections.asker, lanes);
    std::vector<ConnectionSettings> settings = std::move(found).value();
    for (std::size_t site = 0; site < settings.size(); ++site)
        m_sites->add(m_places[site], std::move(settings[site]));
    co_return true;
}

// The endpoints in the plan that are not those of the connections whose sign-in they would get.
QCoro::Task<QStringList> RotationDraft::elsewhere()
{
    QStringList strange;
    std::vector<RotationPlace> own;
    std::vector<RotationPlace> asked;
    for (const RotationPlace &place : m_places) {
        if (place == m_given || (place.endpoint.isEmpty() && place.region.isEmpty()))
            continue;
        asked.push_back(place);
        RotationPlace plain = place;
        plain.endpoint.clear();
        plain.region.clear();
        own.push_back(plain);
    }
    const ConnectionSettings *window = m_hasWindow ? &m_settings : nullptr;
    const auto &tools = m_tools.connections;
    const auto plain = co_await settingsOfPlaces(own, window, tools.store, tools.secrets, m_scope);
    const auto wanted = co_await settingsOfPlaces(asked, window, tools.store, tools.secrets, m_scope);
    if (!wanted.ok()) // then nothing goes anywhere
        co_return strange;
    for (std::size_t i = 0; i < asked.size(); ++i) {
        const QString there = originOf(wanted.value()[i]);
        // where it is not known which is the connection's own, each is asked about
        if ((!plain.ok() || there != originOf(plain.value()[i])) && !strange.contains(there))
            strange.append(there);
    }
    co_return strange;
}

QCoro::Task<bool> RotationDraft::mayGoElsewhere()
{
    QStringList strange = co_await elsewhere();
    strange.removeIf([this](const QString &endpoint) { return m_consented.contains(endpoint); });
    if (strange.isEmpty() || m_scope.isClosed())
        co_return !m_scope.isClosed();
    Prompt prompt;
    prompt.title = tr("Sign in at another endpoint?");
    prompt.text =
        tr("The plan names endpoints that are not those of your connections. They would get the sign-in "
           "and the new passwords of these rows. Go on only if you know them.");
    prompt.details = visible(strange.join(u'\n'));
    prompt.goOn = tr("Sign in there");
    prompt.stop = tr("Do not");
    Question<bool> question(m_asking, m_scope);
    QMetaObject::invokeMethod(
        this,
        [this, prompt] {
            m_tools.connections.prompts.ask(&m_window, prompt, [this](bool goOn) {
                if (m_asking)
                    m_asking->give(goOn);
            });
        },
        Qt::QueuedConnection);
    const std::optional<bool> answer = co_await question.conclusion();
    if (answer == true)
        m_consented += strange;
    else if (answer)
        m_troubles.append(tr("The endpoints in the plan were not agreed to."));
    co_return answer == true;
}

// Who may not list may still update: then what HSS has is not known.
QCoro::Task<> RotationDraft::readList(int site)
{
    auto &list = m_lists[std::size_t(site)];
    if (m_places[std::size_t(site)] == m_given && m_listIsKnown) {
        list = m_listed;
        co_return;
    }
    const Deadline deadline(m_tools.clock, listPatience);
    auto read = co_await m_sites->at(site).client().listRegistries(deadline, m_scope);
    if (m_scope.isClosed())
        co_return;
    if (read.ok())
        list = std::move(read).value();
    else
        m_troubles.append(
            tr("%1: what HSS has could not be read, so what will change is not known. %2", "connection, why")
                .arg(visible(m_sites->at(site).title(), 200), visible(reportText(read.error()))));
}

void RotationDraft::takeLists()
{
    std::vector<QHash<QStringView, const RegistryInfo *>> byId(m_lists.size());
    for (std::size_t site = 0; site < m_lists.size(); ++site) {
        if (!m_lists[site])
            continue;
        for (const RegistryInfo &registry : std::as_const(*m_lists[site]))
            byId[site].insert(registry.id, &registry);
    }
    for (int row = 0; row < count(); ++row) {
        Extra &now = extra(row);
        if (now.site < 0)
            continue;
        now.listIsKnown = m_lists[std::size_t(now.site)].has_value();
        now.known = byId[std::size_t(now.site)].value(this->row(row).id);
    }
    findRepeated();
    Q_EMIT rowChanged(all);
}

RotationPlace RotationDraft::filledPlace(int row) const
{
    const ConnectionSettings &settings = m_sites->at(extra(row).site).session->settings();
    return {m_places[std::size_t(extra(row).site)].connection, settings.endpoint, settings.region,
        settings.projectId, settings.enterpriseProjectId};
}

// With what the connections say, rows may turn out to be the same. Whether it is said of others than before.
bool RotationDraft::findRepeated()
{
    std::vector<PlanRow> named;
    std::vector<RotationPlace> places;
    QHash<int, int> rowOf;
    for (int row = 0; m_sites && m_origin != Origin::Journal && row < count();
         ++row) { // what was begun goes on
        if (isOut(row) || extra(row).site < 0)
            continue;
        named.emplace_back().id = this->row(row).id;
        named.back().number = rowNumber(this->row(row), std::size_t(row));
        rowOf.insert(named.back().number, row);
        places.push_back(filledPlace(row));
    }
    QHash<int, Problem> found;
    for (const PlanFinding &finding : repeatedTargets(named, places))
        found.insert(rowOf.value(finding.row), finding.problem);
    bool changed = false;
    for (int row = 0; row < count(); ++row) {
        const auto problem = found.constFind(row);
        const auto now = problem == found.constEnd() ? std::nullopt : std::optional(*problem);
        changed = changed || now != extra(row).repeated;
        extra(row).repeated = now;
    }
    return changed;
}

// What the window has read stays known.
void RotationDraft::forgetLists()
{
    QHash<QStringView, const RegistryInfo *> byId;
    for (const RegistryInfo &registry : std::as_const(m_listed))
        byId.insert(registry.id, &registry);
    for (int row = 0; row < count(); ++row) {
        const bool isHere =
            m_listIsKnown && m_origin != Origin::Journal && placeOf(this->row(row), m_given) == m_given;
        extra(row).listIsKnown = isHere;
        extra(row).known = isHere ? byId.value(this->row(row).id) : nullptr;
    }
    m_lists.clear();
}

QCoro::Task<bool> RotationDraft::findPasswords(CallScope &scope)
{
    m_missing.clear();
    m_passwords = std::make_unique<PlanPasswords>(
        m_folder, m_tools.connections.keychain, m_prompt, PlanPasswords::Pipes::Refuse);
    std::vector<PlanRow> rows;
    const std::vector<int> going = this->going();
    rows.reserve(going.size());
    for (const int row : going) {
        rows.push_back(this->row(row).clone());
        rows.back().number = 0; // its place among those that go
    }
    const PasswordSearch search = co_await m_passwords->find(rows, scope);
    if (scope.isClosed())
        co_return false;
    for (const PlanFinding &finding : search.findings) {
        if (finding.problem.level != Level::Error || m_missing.size() >= mostTroubles)
            continue;
        const QString text = visible(problemText(finding.problem));
        m_missing.append(finding.row > 0 ? tr("%1: %2", "repository, what is missing")
                                               .arg(name(going.at(std::size_t(finding.row) - 1)), text)
                                         : text);
    }
    co_return search.canRun();
}

RowReview RotationDraft::review(int row) const
{
    RowReview review = reviewRow(this->row(row), known(row), extra(row).listIsKnown);
    if (extra(row).repeated)
        review.problems.prepend(*extra(row).repeated);
    return review;
}

std::optional<LoginToCheck> RotationDraft::loginToCheck(int row, QString &why) const
{
    const AccessUpdate &change = this->row(row).change;
    const RegistryInfo *known = this->known(row);
    const Secret *password = m_passwords ? m_passwords->passwordFor(this->row(row)) : nullptr;
    if (!password) {
        why = tr("No new password: there is nothing to test.");
        return std::nullopt;
    }
    LoginToCheck login = loginAfter(change, known, password->clone());
    if (canBeChecked(login))
        return login;
    why = tr("Its address or user name is not known, so it can not be tested from here.");
    return std::nullopt;
}

NetworkSettings RotationDraft::networkOf(int row) const
{
    return hssreg::networkOf(m_sites->at(extra(row).site).session->settings());
}

std::optional<RotationSetup> RotationDraft::setup(const RotationOptions &options) const
{
    Plan plan;
    const std::vector<int> going = this->going();
    plan.rows.reserve(going.size());
    for (const int row : going) {
        plan.rows.push_back(this->row(row).clone());
        plan.rows.back().number = rowNumber(this->row(row), std::size_t(row)); // some may be taken out
    }
    RotationSetup setup = setupOf(plan, *m_passwords, m_given, m_places, m_folder);
    setup.options = options;
    setup.plan = m_fileName;
    if (m_origin == Origin::Journal) {
        setup.id = m_journalRun.id;
        setup.started = m_journalRun.started;
        setup.shard = m_journalRun.shard;
        if (takeUp(setup, m_places, m_journalItems))
            return std::nullopt;
        return setup;
    }
    setup.id = QUuid::createUuid();
    setup.started = m_tools.clock.now();
    if (m_oneForAll && !m_previous.isEmpty()) {
        setup.passwords.push_back(m_previous.clone());
        for (RotationItem &item : setup.items)
            item.previousPassword = int(setup.passwords.size()) - 1;
    }
    for (std::size_t i = 0; !m_oneForAll && i < going.size(); ++i) {
        const Secret &previous = extra(going[i]).previous;
        if (previous.isEmpty())
            continue;
        setup.passwords.push_back(previous.clone());
        setup.items[i].previousPassword = int(setup.passwords.size()) - 1;
    }
    return setup;
}

// The practice service is another one every time: a plan does not name it.
QByteArray RotationDraft::planBytes(const QString &path) const
{
    PlanRow defaults;
    std::vector<PlanRow> rows;
    const MovedPlan moved(m_folder, QFileInfo(path).absolutePath());
    for (const int row : going()) {
        rows.push_back(this->row(row).clone());
        rows.back().passwordFrom = moved.origin(rows.back().passwordFrom);
    }
    if (m_origin == Origin::Selection && !m_settings.practice) {
        defaults.connection = m_given.connection;
        defaults.endpoint = m_given.endpoint;
        defaults.region = m_given.region;
        defaults.projectId = m_given.projectId;
        defaults.enterpriseProjectId = m_given.enterpriseProjectId;
    }
    if (!path.endsWith(".csv"_L1, Qt::CaseInsensitive))
        return writePlan(defaults, rows);
    for (PlanRow &row : rows) { // CSV has no defaults
        if (m_origin != Origin::Selection)
            continue;
        row.connection = defaults.connection;
        row.endpoint = defaults.endpoint;
        row.region = defaults.region;
        row.projectId = defaults.projectId;
        row.enterpriseProjectId = defaults.enterpriseProjectId;
    }
    return writeCsvPlan(rows);
}

void RotationDraft::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace hssreg
