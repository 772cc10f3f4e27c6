#include "app/repository/challenge.h"

#include <algorithm>

namespace hssreg {

namespace {

constexpr qsizetype longestHeader = 8 * 1024;

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool isTokenCharacter(char c)
{
    return isAlphanumeric(c) || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken68Character(char c)
{
    return isAlphanumeric(c) || QByteArrayView("-._~+/").contains(c);
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

// What may stand in a quoted string, after a backslash too: no control character but the tab.
bool isQuotable(char c)
{
    const auto code = static_cast<unsigned char>(c);
    return c == '\t' || (code >= 0x20 && code != 0x7f);
}

// Reads a header from front to back; every read either takes what it is for or leaves the place as it was.
class ChallengeReader {
public:
    explicit ChallengeReader(QByteArrayView text)
        : m_text(text)
    {
    }

    std::optional<QList<Challenge>> read()
    {
        for (;;) {
            while (skipBlanks(), take(',')) { }
            if (atEnd())
                return m_found;
            if (!readElement())
                return {};
            skipBlanks();
            if (!atEnd() && m_text.at(m_at) != ',')
                return {};
        }
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    void skipBlanks()
    {
        while (!atEnd() && isBlank(m_text.at(m_at)))
            ++m_at;
    }

    bool take(char c)
    {
        const bool there = !atEnd() && m_text.at(m_at) == c;
        m_at += there ? 1 : 0;
        return there;
    }

    QByteArray takeWhile(bool (*belongs)(char))
    {
        const qsizetype from = m_at;
        while (!atEnd() && belongs(m_text.at(m_at)))
            ++m_at;
        return m_text.sliced(from, m_at - from).toByteArray();
    }

    // What stands between two commas: a parameter of the challenge before, or a new challenge with its first one.
    bool readElement()
    {
        if (!m_found.isEmpty() && m_found.constLast().token68.isEmpty()) {
            const qsizetype from = m_at;
            bool sound = false;
            if (readParameter(sound))
                return sound;
            m_at = from;
        }
        Challenge challenge;
        challenge.scheme = takeWhile(isTokenCharacter).toLower();
        if (challenge.scheme.isEmpty())
            return false;
        m_found.append(challenge);
        const bool apart = !atEnd() && isBlank(m_text.at(m_at));
        skipBlanks();
        if (atEnd() || m_text.at(m_at) == ',')
            return true;
        if (!apart)
            return false;
        if (readToken68())
            return true;
        bool sound = false;
        return readParameter(sound) && sound;
    }

    bool readToken68()
    {
        const qsizetype from = m_at;
        QByteArray text = takeWhile(isToken68Character);
        const bool some = !text.isEmpty();
        while (take('='))
            text += '=';
        skipBlanks();
        if (some && (atEnd() || m_text.at(m_at) == ',')) {
            m_found.last().token68 = text;
            return true;
        }
        m_at = from;
        return false;
    }

    // False when no parameter begins here; then `sound` is meaningless and the place is anywhere.
    bool readParameter(bool &sound)
    {
        const QByteArray name = takeWhile(isTokenCharacter).toLower();
        skipBlanks();
        if (name.isEmpty() || !take('='))
            return false;
        skipBlanks();
        const std::optional<QByteArray> value = take('"') ? quoted() : unquoted();
        auto &parameters = m_found.last().parameters;
        const bool twice = std::any_of(
            parameters.cbegin(), parameters.cend(), [&](const auto &other) { return other.first == name; });
        sound = value && !twice;
        if (sound)
            parameters.append({name, *value});
        return true;
    }

    std::optional<QByteArray> unquoted()
    {
        const QByteArray value = takeWhile(isTokenCharacter);
        return value.isEmpty() ? std::nullopt : std::optional(value);
    }

    std::optional<QByteArray> quoted()
    {
        QByteArray value;
        while (!atEnd()) {
            if (take('"'))
                return value;
            take('\\');
            if (atEnd() || !isQuotable(m_text.at(m_at)))
                return {};
            value += m_text.at(m_at++);
        }
        return {};
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    QList<Challenge> m_found;
};

} // namespace

QByteArray Challenge::parameter(QByteArrayView name) const
{
    for (const auto &[key, value] : parameters) {
        if (key == name)
            return value;
    }
    return {};
}

std::optional<QList<Challenge>> readChallenges(QByteArrayView header)
{
    if (header.size() > longestHeader)
        return {};
    return ChallengeReader(header).read();
}

} // namespace hssreg
