#pragma once

#include "app/connection/connection_settings.h"
#include "app/support/call_scope.h"

#include <QObject>
#include <QTimer>
#include <QUrl>

namespace hssreg {

//! Whether requests to this address leave this computer without a proxy: only then it looks up the name itself.
[[nodiscard]] bool isReachedDirectly(const ConnectionSettings &settings, const QUrl &url);

//! `co_await lookUp.conclusion()`: whether this computer finds an address for a host, within the limit.
class NameLookUp final : public AwaitedCall<bool> {
public:
    NameLookUp(QString host, std::chrono::milliseconds limit, CallScope &scope)
        : AwaitedCall(scope)
        , m_host(std::move(host))
        , m_limit(limit)
    {
    }
    void cancel() override { conclude(false); }

private:
    void start() override;

    QString m_host;
    std::chrono::milliseconds m_limit;
    QTimer m_timer;
    QObject m_context;
};

} // namespace hssreg
