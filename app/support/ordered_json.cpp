#include "app/support/ordered_json.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hssreg {

namespace {

// Qt writes documents only, so a single value goes in an array and comes out without its brackets.
QByteArray jsonOf(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

} // namespace

OrderedJson &OrderedJson::add(QLatin1StringView key, const QJsonValue &value)
{
    addRaw(key, jsonOf(value));
    return *this;
}

OrderedJson &OrderedJson::add(QLatin1StringView key, const OrderedJson &object)
{
    addRaw(key, object.toJson());
    return *this;
}

OrderedJson &OrderedJson::addText(QLatin1StringView key, const QString &text)
{
    return add(key, text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text));
}

QByteArray OrderedJson::toJson() const
{
    return '{' + m_members + '}';
}

void OrderedJson::addRaw(QLatin1StringView key, const QByteArray &json)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += jsonOf(QJsonValue(QString(key))) + ':' + json;
}

} // namespace hssreg
