#pragma once

#include "ui/widgets/tones.h"

#include <QWidget>

#include <chrono>

namespace hssreg {

class Clock;
class LiveConnection;
class RegistryListing;
class Sign;
class ToneText;

//! How the connection is, with icon and word: the right end of the tool bar.
class ConnectionState final : public QWidget {
    Q_OBJECT
public:
    //! Refers to all; they must outlive it.
    ConnectionState(const LiveConnection &connection, const RegistryListing &listing, Clock &clock,
        QWidget *parent = nullptr);

    //! What goes on before there is a connection; empty: nothing.
    void setBusy(const QString &what);

private:
    void refresh();
    void say(const QString &icon, Tone tone, const QString &text, const QString &more = {});
    void sayLoading();
    void sayReady();
    void sayFailed();
    void lookAgainAfter(std::chrono::milliseconds wait);

    const LiveConnection &m_connection;
    const RegistryListing &m_listing;
    Clock &m_clock;
    QString m_busy;
    bool m_willLook = false; // one wake-up at a time
    Sign *m_sign;
    ToneText *m_text;
};

} // namespace hssreg
