#include "ui/rotation/run_notice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

namespace hssreg {

using namespace Qt::StringLiterals;

// https://specifications.freedesktop.org/notification-spec: the body may be read as markup, so it is escaped.
void BusNotices::tell(const QString &title, const QString &text)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
        u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s, u"Notify"_s);
    const QVariantMap hints{{u"desktop-entry"_s, u"io.github.hss_registry.HssRegistryAccess"_s}};
    constexpr int asTheDesktopLikes = -1; // how long it is shown
    call.setArguments({u"HSS Registry Access"_s, 0U, u"io.github.hss_registry.HssRegistryAccess"_s, title,
        text.toHtmlEscaped(), QStringList(), hints, asTheDesktopLikes});
    bus.send(call);
}

} // namespace hssreg
