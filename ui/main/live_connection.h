#pragma once

#include "app/connection/session.h"
#include "app/practice/practice_service.h"

#include <QObject>

#include <memory>
#include <optional>

namespace hssreg {

class AccessEditor;
class RegistryListing;

//! The connection of this window: one at a time, or none. Hands its client to the list and the editor, and takes it
//! away from both before it goes. Owns the practice service as long as that is what it is connected to.
class LiveConnection final : public QObject {
    Q_OBJECT
public:
    //! Refers to all three; they must outlive it.
    LiveConnection(Clock &clock, RegistryListing &listing, AccessEditor &editor, QObject *parent = nullptr);
    ~LiveConnection() override;

    //! Only with settings without errors. Ends the connection before, then reads the list.
    void open(ConnectionSettings settings);
    //! Starts the practice service and connects to it. False when it could not listen; nothing is connected then.
    [[nodiscard]] bool openPractice(const PracticeOptions &options);
    void close();

    //! Null without a connection.
    [[nodiscard]] const ConnectionSettings *settings() const;
    [[nodiscard]] bool isPractice() const { return m_practice.has_value(); }
    //! Null when it is off. Owned by this object.
    [[nodiscard]] const PracticeService *practice() const { return m_practice ? &*m_practice : nullptr; }

Q_SIGNALS:
    void changed();

private:
    void use(ConnectionSettings settings);
    void drop();

    Clock &m_clock;
    RegistryListing &m_listing;
    AccessEditor &m_editor;
    std::optional<PracticeService> m_practice;
    std::unique_ptr<Session> m_session;
};

} // namespace hssreg
