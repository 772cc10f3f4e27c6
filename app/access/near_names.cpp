#include "app/access/access_fields.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr qsizetype longestName = 64; // no known name is longer; a mistyped one is not compared beyond

// How many letters must be changed, added, left out or swapped with their neighbour (optimal string alignment).
qsizetype distance(QStringView a, QStringView b)
{
    const auto width = std::size_t(b.size()) + 1;
    std::vector<qsizetype> before(width), last(width), now(width);
    for (std::size_t j = 0; j < width; ++j)
        last[j] = qsizetype(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = std::size_t(j);
            const qsizetype change = a[i - 1] == b[j - 1] ? 0 : 1;
            now[at] = std::min({last[at] + 1, now[at - 1] + 1, last[at - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[at] = std::min(now[at], before[at - 2] + 1);
        }
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[width - 1];
}

QString spelledAlike(QStringView name)
{
    return name.trimmed().toString().toLower().replace(u'-', u'_');
}

// `password` for registry_password: the only known name that ends like it.
QString endingLike(const QString &name, const QStringList &known)
{
    QString only;
    for (const QString &candidate : known) {
        if (!candidate.toLower().endsWith(u'_' + name))
            continue;
        if (!only.isEmpty())
            return {};
        only = candidate;
    }
    return only;
}

} // namespace

QString nearestName(QStringView name, const QStringList &known)
{
    if (name.isEmpty() || name.size() > longestName)
        return {};
    const QString wanted = spelledAlike(name);
    QString nearest;
    // A third of the name may be wrong, but never more than three letters: else it is another word.
    qsizetype best = std::clamp<qsizetype>(wanted.size() / 3, 1, 3) + 1;
    for (const QString &candidate : known) {
        const qsizetype apart = distance(wanted, spelledAlike(candidate));
        if (apart < best) {
            best = apart;
            nearest = candidate;
        }
    }
    return nearest.isEmpty() ? endingLike(wanted, known) : nearest;
}

} // namespace hssreg
