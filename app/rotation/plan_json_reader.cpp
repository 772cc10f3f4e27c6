#include "app/rotation/plan_json_reader.h"

#include "app/access/access_fields.h"
#include "app/rotation/json_walk.h"
#include "app/rotation/plan_rows.h"
#include "app/support/text.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <charconv>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

using Value = JsonWalk::Value;

// How deep things stand: the file's own object is the first.
constexpr int rootDepth = 1;
constexpr int listDepth = 2;
constexpr int rowDepth = 3;

constexpr int longestShownVersion = 40;

constexpr auto versionName = "version"_L1;
constexpr auto defaultsName = "defaults"_L1;
constexpr auto repositoriesName = "repositories"_L1;

class PlanShape {
    Q_DECLARE_TR_FUNCTIONS(hssreg::PlanShape)
};

QStringView view(const WipedText &text)
{
    return {text.data(), qsizetype(text.size())};
}

class PlanReader {
public:
    PlanReader(std::string_view json, PlacedProblems &found)
        : m_found(found)
        , m_walk(json, found)
    {
        // every row has a brace; memory that is not used is not touched
        const auto braces = std::count(json.begin(), json.end(), '{');
        const auto rows = std::size_t(std::min<std::ptrdiff_t>(braces, mostRows));
        m_text.rows.reserve(rows);
        m_text.places.reserve(rows);
    }
    PlanText read();

private:
    bool readRootMember(const JsonMember &member, Value value);
    bool readVersion(std::uint32_t at, Value value);
    bool readDefaults(std::uint32_t at, Value value);
    bool readRepositories(std::uint32_t at, Value value);
    bool readRow(Value value);
    bool readObject(Value value, int depth, PlanRow &row, Places &places);
    bool readMember(const JsonMember &member, Value value, int depth, PlanRow &row, Places &places);
    bool readText(PlanKey key, Value value, int depth, PlanRow &row, Places &places);
    QString nearestKey(const QString &name);
    void reportMissing();
    void report(std::uint32_t at, ProblemKind kind, const QString &name, const QString &detail = {});

    PlacedProblems &m_found;
    JsonWalk m_walk;
    PlanText m_text;
    QHash<QString, QString> m_nearestKeys; // a key that is wrong is often wrong in every row
    QSet<QString> m_rootNames; // that the file has given so far
    QSet<QString> m_unknownKeys; // that the object being read has given so far
    bool m_hasTooManyRows = false;
};

PlanText PlanReader::read()
{
    const std::optional<bool> isObject = m_walk.walkRoot(
        [this](const JsonMember &member, Value value) { return readRootMember(member, value); });
    m_found.setRow(0);
    m_text.defaultsAreKnown = m_text.defaultPlaces.whole;
    if (m_walk.fault()) {
        m_found.setRow(m_walk.fault()->row);
        m_found.add(m_walk.fault()->offset, m_walk.fault()->problem);
        m_found.setRow(0);
    } else if (isObject == false) {
        report(0, ProblemKind::WrongType, {}, PlanShape::tr("an object { … }"));
    } else {
        reportMissing();
        m_text.defaultsAreKnown = !m_rootNames.contains(defaultsName) || m_text.defaultPlaces.whole;
    }
    return std::move(m_text);
}

bool PlanReader::readRootMember(const JsonMember &member, Value value)
{
    const QString name = member.name.toString();
    if (m_rootNames.contains(name)) {
        report(member.at, ProblemKind::Duplicate, name);
        return m_walk.pass(value, rootDepth);
    }
    m_rootNames.insert(name);
    if (name == versionName)
        return readVersion(member.at, value);
    if (name == defaultsName)
        return readDefaults(member.at, value);
    if (name == repositoriesName)
        return readRepositories(member.at, value);
    const QStringList known{versionName, defaultsName, repositoriesName};
    report(member.at, ProblemKind::UnknownMember, name, nearestName(name, known));
    return m_walk.pass(value, rootDepth);
}

bool PlanReader::readVersion(std::uint32_t at, Value value)
{
    const auto type = m_walk.type(value);
    if (!type)
        return false;
    QString given;
    if (*type == JsonWalk::Type::Scalar) {
        const std::string_view token = m_walk.scalar(value);
        double number = 0;
        std::from_chars(token.data(), token.data() + token.size(), number);
        if (isJsonScalar(token) && number == 1)
            return true;
        given = visible(QString::fromUtf8(token.data(), qsizetype(token.size())), longestShownVersion);
    }
    if (!m_walk.pass(value, rootDepth))
        return false;
    report(at, ProblemKind::UnsupportedVersion, versionName, given);
    return true;
}

bool PlanReader::readDefaults(std::uint32_t at, Value value)
{
    const auto type = m_walk.type(value);
    if (type == JsonWalk::Type::Object)
        return readObject(value, rootDepth + 1, m_text.defaults, m_text.defaultPlaces);
    if (!type || !m_walk.pass(value, rootDepth))
        return false;
    report(at, ProblemKind::WrongType, defaultsName, PlanShape::tr("an object { … }"));
    return true;
}

bool PlanReader::readRepositories(std::uint32_t at, Value value)
{
    const auto type = m_walk.type(value);
    simdjson::ondemand::array rows;
    if (type == JsonWalk::Type::Array && value.get_array().get(rows) == simdjson::SUCCESS) {
        const bool goesOn = m_walk.forEachElement(rows, [this](Value row) { return readRow(row); });
        if (goesOn)
            m_found.setRow(0);
        return goesOn;
    }
    if (!type || !m_walk.pass(value, rootDepth))
        return false;
    report(at, ProblemKind::WrongType, repositoriesName, PlanShape::tr("a list [ … ]"));
    return true;
}

bool PlanReader::readRow(Value value)
{
    const std::uint32_t at = m_walk.place(value);
    if (m_text.rows.size() == mostRows) {
        m_found.setRow(0);
        if (!std::exchange(m_hasTooManyRows, true))
            m_found.add(at,
                {std::nullopt, Level::Error, ProblemKind::TooLarge, Reason::None, mostRows,
                    PlanShape::tr("more than %1 rows").arg(QLocale().toString(mostRows)), {}});
        return true;
    }
    const auto type = m_walk.type(value);
    if (!type)
        return false;
    m_found.setRow(int(m_text.rows.size()) + 1);
    PlanRow &row = m_text.rows.emplace_back();
    Places &places = m_text.places.emplace_back();
    places.object = at;
    if (*type == JsonWalk::Type::Object)
        return readObject(value, rowDepth, row, places);
    if (!m_walk.pass(value, listDepth))
        return false;
    report(at, ProblemKind::WrongType, {}, PlanShape::tr("an object { … }"));
    return true;
}

bool PlanReader::readObject(Value value, int depth, PlanRow &row, Places &places)
{
    places.object = m_walk.place(value);
    simdjson::ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return m_walk.pass(value, depth - 1);
    m_unknownKeys.clear();
    places.whole = m_walk.forEachMember(object,
        [&](const JsonMember &member, Value inner) { return readMember(member, inner, depth, row, places); });
    return places.whole;
}

bool PlanReader::readMember(const JsonMember &member, Value value, int depth, PlanRow &row, Places &places)
{
    const std::optional<PlanKey> key = planKeyNamed(member.name);
    if (key && !places.givenHere(*key)) {
        places.members.at(std::size_t(*key)) = member.at;
        return readText(*key, value, depth, row, places);
    }
    const QString name = member.name.toString();
    if (key || m_unknownKeys.contains(name)) {
        report(member.at, ProblemKind::Duplicate, name);
    } else {
        m_unknownKeys.insert(name);
        report(member.at, ProblemKind::UnknownMember, name, nearestKey(name));
    }
    return m_walk.pass(value, depth);
}

bool PlanReader::readText(PlanKey key, Value value, int depth, PlanRow &row, Places &places)
{
    const auto type = m_walk.type(value);
    const WipedText *text = type == JsonWalk::Type::String ? m_walk.string(value) : nullptr;
    if (text)
        setMember(key, view(*text), row);
    else
        places.unreadable.set(std::size_t(key));
    if (type == JsonWalk::Type::String)
        return true;
    if (!type || !m_walk.pass(value, depth))
        return false;
    report(places.of(key), ProblemKind::WrongType, planKeyName(key));
    return true;
}

QString PlanReader::nearestKey(const QString &name)
{
    auto nearest = m_nearestKeys.constFind(name);
    if (nearest == m_nearestKeys.constEnd())
        nearest = m_nearestKeys.insert(name, nearestName(name, planKeyNames()));
    return *nearest;
}

void PlanReader::reportMissing()
{
    for (const QLatin1StringView name : {versionName, repositoriesName}) {
        if (!m_rootNames.contains(name))
            report(0, ProblemKind::Required, name);
    }
}

void PlanReader::report(std::uint32_t at, ProblemKind kind, const QString &name, const QString &detail)
{
    const std::optional<PlanKey> key = planKeyNamed(name);
    m_found.add(at,
        {key ? fieldOf(*key) : std::nullopt, Level::Error, kind, Reason::None, std::nullopt, detail, name});
}

} // namespace

PlanText readPlanText(std::string_view json, PlacedProblems &found)
{
    return PlanReader(json, found).read();
}

} // namespace hssreg
