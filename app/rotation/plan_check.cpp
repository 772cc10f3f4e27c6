#include "app/rotation/plan_check.h"

#include "app/access/access_fields.h"
#include "app/rotation/password_origin.h"
#include "app/rotation/plan_rows.h"
#include "app/rotation/repeated_rows.h"
#include "app/service/endpoints.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

class PlanCheckText {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PlanCheck)
};

constexpr PlanKey from = PlanKey::PasswordFrom;

PlanKey literalPassword()
{
    return planKeyOf(Field::RegistryPassword);
}

Problem ownProblem(PlanKey key, ProblemKind kind, Reason reason = Reason::None, const QString &detail = {})
{
    return {fieldOf(key), Level::Error, kind, reason, std::nullopt, detail, planKeyName(key)};
}

QString nearestRegion(QStringView text)
{
    QStringList known;
    for (const Region &region : regions())
        known.append(region.id);
    return nearestName(text, known);
}

bool hasUnreadableMember(const Places &places)
{
    return std::any_of(bodyFields.begin(), bodyFields.end(),
        [&places](Field field) { return places.unreadable[std::size_t(planKeyOf(field))]; });
}

// What stands for a default in the checks of the rows. A text far beyond every limit has the same problems when it
// is cut off beyond the limit, and must not be looked at in full once for every row.
QString asLookedAt(const QString &text, Field field)
{
    const qsizetype most = 64 + 2 * qsizetype(entryFor(field).maxLength); // code points have up to two units
    return text.left(text.size() > most && text[most - 1].isHighSurrogate() ? most - 1 : most);
}

class PlanCheck {
public:
    PlanCheck(PlanText &text, PlacedProblems &found)
        : m_text(text)
        , m_found(found)
        , m_repeated(text.defaults)
    {
    }
    void checkAll();

private:
    void checkDefaults();
    void lookAtDefault(Field field, const QString &text);
    [[nodiscard]] QList<Problem> &defaultProblems(PlanKey key)
    {
        return m_defaultProblems.at(std::size_t(key));
    }
    void checkRow(std::size_t index);
    void checkTexts(const PlanRow &row, const Places &places);
    void checkText(PlanKey key, const QString &text, const Places &places);
    void checkEndpoint(const QString &text, const Places &places);
    void settlePassword(PlanRow &row, const Places &places);
    [[nodiscard]] QList<Problem> inheritAndCheck(PlanRow &row, Places &places) const;
    void checkTogether(const QList<Problem> &problems, const Places &places);
    void checkRepository(int number, const PlanRow &row, const Places &places);
    void add(std::uint32_t at, const Problem &problem);

    PlanText &m_text;
    PlacedProblems &m_found;
    RepeatedRows m_repeated;
    QHash<QString, QString> m_endpointFaults; // the same few endpoints stand in many rows
    std::array<QList<Problem>, bodyFields.size()> m_defaultProblems;
    PlanRow m_defaultsLookedAt;
    bool m_defaultsAreLong = false;
};

void PlanCheck::checkAll()
{
    checkDefaults();
    for (std::size_t i = 0; i < m_text.rows.size(); ++i) {
        m_found.setRow(int(i) + 1);
        if (m_text.places[i].whole)
            checkRow(i);
    }
    m_found.setRow(0);
}

void PlanCheck::checkDefaults()
{
    PlanRow &defaults = m_text.defaults;
    const Places &places = m_text.defaultPlaces;
    checkTexts(defaults, places);
    settlePassword(defaults, places);
    const Secret *password = defaults.change.password();
    QList<Problem> &found = defaultProblems(literalPassword());
    if (password)
        found = checkValue(Field::RegistryPassword, password->reveal());
    if (hasErrors(found))
        defaults.change.promisePassword(); // one that can not be sent is not copied into every row
    m_defaultsLookedAt.change = defaults.change.clone();
    for (const Field field : bodyFields) {
        if (field != Field::RegistryPassword && defaults.change.has(field))
            lookAtDefault(field, *defaults.change.text(field));
        for (const Problem &problem : defaultProblems(planKeyOf(field)))
            m_found.add(places.of(planKeyOf(field)), problem);
    }
}

void PlanCheck::lookAtDefault(Field field, const QString &text)
{
    const QString lookedAt = asLookedAt(text, field);
    defaultProblems(planKeyOf(field)) = checkValue(field, lookedAt);
    m_defaultsLookedAt.change.set(field, lookedAt);
    m_defaultsAreLong = m_defaultsAreLong || lookedAt.size() != text.size();
}

void PlanCheck::checkRow(std::size_t index)
{
    PlanRow &row = m_text.rows[index];
    Places &places = m_text.places[index];
    checkTexts(row, places);
    settlePassword(row, places);
    const QList<Problem> problems = inheritAndCheck(row, places);
    checkTogether(problems, places);
    if (row.change.isEmpty() && !hasUnreadableMember(places))
        add(places.object,
            {std::nullopt, Level::Error, ProblemKind::Required, Reason::None, std::nullopt, {}, {}});
    checkRepository(int(index) + 1, row, places);
}

QList<Problem> PlanCheck::inheritAndCheck(PlanRow &row, Places &places) const
{
    if (!m_defaultsAreLong) {
        inheritDefaults(row, places, m_text.defaults, m_text.defaultPlaces);
        return checkChange(row.change, nullptr);
    }
    PlanRow lookedAt;
    lookedAt.change = row.change.clone();
    Places ownPlaces = places;
    inheritDefaults(lookedAt, ownPlaces, m_defaultsLookedAt, m_text.defaultPlaces);
    inheritDefaults(row, places, m_text.defaults, m_text.defaultPlaces);
    return checkChange(lookedAt.change, nullptr);
}

// Only the texts that stand here: what is inherited was looked at where it stands.
void PlanCheck::checkTexts(const PlanRow &row, const Places &places)
{
    for (const PlanKey key : planKeys()) {
        QString PlanRow::*own = ownText(key);
        if (own && key != from && places.givenHere(key) && places.has(key))
            checkText(key, row.*own, places);
    }
}

void PlanCheck::checkText(PlanKey key, const QString &text, const Places &places)
{
    const std::uint32_t at = places.of(key);
    if (const std::optional<Field> field = fieldOf(key)) {
        for (const Problem &problem : checkValue(*field, text))
            m_found.add(at, problem);
        return;
    }
    if (hasUnpairedSurrogate(text))
        m_found.add(at, ownProblem(key, ProblemKind::BadCharacter, Reason::UnpairedSurrogate));
    if (key == PlanKey::RegistryName)
        return; // as HSS has it, for people
    if (hasControlCharacter(text))
        m_found.add(at, ownProblem(key, ProblemKind::BadCharacter, Reason::ControlCharacter));
    if (text.isEmpty())
        m_found.add(at, ownProblem(key, ProblemKind::Empty));
    else if (key == PlanKey::Endpoint)
        checkEndpoint(text, places);
    else if (key == PlanKey::Region && !isRegion(text))
        m_found.add(at, ownProblem(key, ProblemKind::NotAChoice, Reason::None, nearestRegion(text)));
}

void PlanCheck::checkEndpoint(const QString &text, const Places &places)
{
    auto fault = m_endpointFaults.constFind(text);
    if (fault == m_endpointFaults.constEnd()) {
        const auto endpoint = readEndpoint(text);
        fault =
            m_endpointFaults.insert(text, endpoint.ok() ? QString() : endpointFaultText(endpoint.error()));
    }
    if (!fault->isEmpty())
        m_found.add(places.of(PlanKey::Endpoint),
            ownProblem(PlanKey::Endpoint, ProblemKind::BadAddress, Reason::None, *fault));
}

// A password that stands here counts as one for the rules, whether it can be read or not.
void PlanCheck::settlePassword(PlanRow &row, const Places &places)
{
    const PlanKey literal = literalPassword();
    const bool hasLiteral = places.givenHere(literal);
    if (hasLiteral && places.has(literal))
        m_found.add(places.of(literal),
            {Field::RegistryPassword, Level::Warning, ProblemKind::LiteralSecret, Reason::None, std::nullopt,
                {}, {}});
    if (hasLiteral && places.givenHere(from))
        m_found.add(places.of(from),
            {Field::RegistryPassword, Level::Error, ProblemKind::Contradiction, Reason::None, std::nullopt,
                {}, planKeyName(from)});
    if (places.givenHere(from) && places.has(from) && !readPasswordOrigin(row.passwordFrom)) {
        row.passwordFrom.clear(); // it may be a password
        m_found.add(places.of(from),
            {Field::RegistryPassword, Level::Error, ProblemKind::NotAChoice, Reason::None, std::nullopt,
                passwordOriginForms().join(u", "_s), planKeyName(from)});
    }
    if ((hasLiteral || places.givenHere(from)) && row.change.password() == nullptr)
        row.change.promisePassword();
}

void PlanCheck::checkTogether(const QList<Problem> &problems, const Places &places)
{
    for (const Problem &problem : problems) {
        const PlanKey key = planKeyOf(*problem.field);
        const auto index = std::size_t(key);
        const bool saidAlready = places.inherited[index] && defaultProblems(key).contains(problem);
        if (!saidAlready && !places.unreadable[index])
            add(places.of(key), problem);
    }
}

void PlanCheck::checkRepository(int number, const PlanRow &row, const Places &places)
{
    if (!places.given(PlanKey::RegistryId))
        add(places.object, ownProblem(PlanKey::RegistryId, ProblemKind::Required));
    if (!places.has(PlanKey::RegistryId) || row.id.isEmpty())
        return;
    if (const std::optional<int> earlier = m_repeated.earlier(number, row, places))
        m_found.add(places.of(PlanKey::RegistryId),
            {Field::RegistryId, Level::Error, ProblemKind::Duplicate, Reason::None, std::nullopt,
                PlanCheckText::tr("also in row %1").arg(*earlier), {}});
}

// What seems to be missing may be in defaults that could not be read.
void PlanCheck::add(std::uint32_t at, const Problem &problem)
{
    const bool missing =
        problem.kind == ProblemKind::Required || problem.kind == ProblemKind::PasswordMissing;
    if (m_text.defaultsAreKnown || !missing)
        m_found.add(at, problem);
}

} // namespace

void checkPlan(PlanText &text, PlacedProblems &found)
{
    PlanCheck(text, found).checkAll();
}

} // namespace hssreg
