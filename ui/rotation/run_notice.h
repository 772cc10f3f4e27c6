#pragma once

#include <QString>

namespace hssreg {

//! Tells the person at the desktop that something long has ended; behind an interface, so that a test needs no bus.
class DesktopNotices {
public:
    DesktopNotices() = default;
    DesktopNotices(const DesktopNotices &) = delete;
    DesktopNotices &operator=(const DesktopNotices &) = delete;
    virtual ~DesktopNotices() = default;

    //! Plain text, which others may see: no names of repositories in it. Does not wait.
    virtual void tell(const QString &title, const QString &text) = 0;
};

//! org.freedesktop.Notifications on the session bus; without a bus, nothing happens.
class BusNotices final : public DesktopNotices {
public:
    void tell(const QString &title, const QString &text) override;
};

} // namespace hssreg
