#include "ui/list/registry_keys.h"

#include "app/access/registry_words.h"
#include "app/service/advice.h"

#include <QLocale>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

RegistryKeys::RegistryKeys()
{
    m_alphabet.setCaseSensitivity(Qt::CaseInsensitive);
    m_alphabet.setNumericMode(true); // harbor-2 before harbor-10
}

void RegistryKeys::take(const QList<RegistryInfo> &items)
{
    m_days.clear();
    m_words = QList<QString>(items.size());
    m_ahead = 0;
    m_names.clear();
    m_names.reserve(std::size_t(items.size()));
    for (const RegistryInfo &item : items)
        m_names.push_back(m_alphabet.sortKey(shownName(item)));
}

void RegistryKeys::takeOne(int row, const RegistryInfo &item)
{
    m_words[row] = QString();
    m_ahead = std::min<qsizetype>(m_ahead, row);
    m_names[std::size_t(row)] = m_alphabet.sortKey(shownName(item));
}

bool RegistryKeys::workAhead(const QList<RegistryInfo> &items, const QDateTime &now, int rows)
{
    for (; rows > 0 && m_ahead < m_words.size(); ++m_ahead) {
        if (!m_words.at(m_ahead).isNull())
            continue;
        m_words[m_ahead] = wordsOf(items.at(m_ahead), now);
        --rows;
    }
    return m_ahead < m_words.size();
}

const QString &RegistryKeys::words(int row, const RegistryInfo &item, const QDateTime &now)
{
    QString &words = m_words[row];
    if (words.isNull())
        words = wordsOf(item, now);
    return words;
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
