#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QLatin1StringView>
#include <QString>

namespace hssreg {

//! A JSON object whose members stay in the order in which they were added (QJsonObject sorts them): one object of
//! the program's output.
class OrderedJson {
public:
    //! Adds a member; the caller keeps the keys apart.
    OrderedJson &add(QLatin1StringView key, const QJsonValue &value);
    OrderedJson &add(QLatin1StringView key, const OrderedJson &object);
    //! A text, or null when it is empty.
    OrderedJson &addText(QLatin1StringView key, const QString &text);

    //! Compact, UTF-8, on one line, without a line end.
    [[nodiscard]] QByteArray toJson() const;

private:
    void addRaw(QLatin1StringView key, const QByteArray &json);

    QByteArray m_members;
};

} // namespace hssreg
