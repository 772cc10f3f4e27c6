#include "app/service/http.h"

namespace hssreg {

QByteArray verbName(Verb verb)
{
    switch (verb) {
    case Verb::Get: return "GET";
    case Verb::Put: return "PUT";
    case Verb::Post: return "POST";
    case Verb::Delete: return "DELETE";
    }
    Q_UNREACHABLE();
}

QByteArray HttpResponse::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool HttpResponse::saysJson() const
{
    const QByteArray type = header("Content-Type").split(';').constFirst().trimmed().toLower();
    return type == "application/json" || (type.startsWith("application/") && type.endsWith("+json"));
}

} // namespace hssreg
