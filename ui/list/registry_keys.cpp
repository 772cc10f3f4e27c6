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

void RegistryKeys::restart(qsizetype rows)
{
    m_days.clear();
    m_words = QList<QString>(rows);
    m_names = std::vector<std::optional<QCollatorSortKey>>(std::size_t(rows));
    m_ahead = 0;
}

void RegistryKeys::forget(int row)
{
    m_words[row] = QString();
    m_names[std::size_t(row)].reset();
    m_ahead = std::min<qsizetype>(m_ahead, row);
}

bool RegistryKeys::workAhead(const QList<RegistryInfo> &items, const QDateTime &now, int rows)
{
    for (; rows > 0 && m_ahead < m_words.size(); ++m_ahead) {
        const auto row = int(m_ahead);
        if (!m_words.at(row).isNull() && m_names[std::size_t(row)])
            continue;
        name(row, items.at(row));
        words(row, items.at(row), now);
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

const QCollatorSortKey &RegistryKeys::name(int row, const RegistryInfo &item)
{
    std::optional<QCollatorSortKey> &name = m_names[std::size_t(row)];
    if (!name)
        name = m_alphabet.sortKey(shownName(item));
    return *name;
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
