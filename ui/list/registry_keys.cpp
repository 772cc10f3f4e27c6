#include "ui/list/registry_keys.h"

#include "app/access/registry_words.h"
#include "app/service/advice.h"

#include <QLocale>

namespace hssreg {

using namespace Qt::StringLiterals;

RegistryKeys::RegistryKeys()
{
    m_alphabet.setCaseSensitivity(Qt::CaseInsensitive);
    m_alphabet.setNumericMode(true); // harbor-2 before harbor-10
}

void RegistryKeys::take(const QList<RegistryInfo> &items, const QDateTime &now)
{
    m_days.clear();
    m_words.clear();
    m_words.reserve(items.size());
    m_names.clear();
    m_names.reserve(std::size_t(items.size()));
    for (const RegistryInfo &item : items) {
        m_words.append(wordsOf(item, now));
        m_names.push_back(m_alphabet.sortKey(shownName(item)));
    }
}

void RegistryKeys::takeOne(int row, const RegistryInfo &item, const QDateTime &now)
{
    m_words[row] = wordsOf(item, now);
    m_names[std::size_t(row)] = m_alphabet.sortKey(shownName(item));
}

QString RegistryKeys::wordsOf(const RegistryInfo &item, const QDateTime &now)
{
    QStringList parts{item.name, item.id, item.type, typeWord(item), statusWord(item)};
    for (const Field field : bodyFields) {
        if (item.access[field])
            parts.append(*item.access[field]);
    }
    if (!item.failReason.isEmpty())
        parts << item.failReason << failReasonText(item.failReason);
    if (item.imagesNum)
        parts.append(QString::number(*item.imagesNum));
    parts.append(syncedWords(item.latestSyncTime.value_or(0), now));
    return parts.join(u'\n').toCaseFolded();
}

//! The day as the list shows it and as files write it; the hour if that was today.
QString RegistryKeys::syncedWords(qint64 time, const QDateTime &now)
{
    RegistryInfo item;
    item.latestSyncTime = time;
    const QDate day = time > 0 ? QDateTime::fromMSecsSinceEpoch(time).date() : QDate();
    if (!day.isValid() || day == now.toLocalTime().date())
        return syncedText(item, now);
    QString &words = m_days[day];
    if (words.isEmpty())
        words = syncedText(item, now) + u' ' + day.toString(Qt::ISODate);
    return words;
}

} // namespace hssreg
