#pragma once

#include "app/connection/session.h"
#include "app/editor/registry_operations.h"
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
    //! Refers to all; they must outlive it. Without an asker a passcode that is needed can not be had.
    LiveConnection(Clock &clock, RegistryListing &listing, AccessEditor &editor,
        PasscodeAsker *asker = nullptr, RequestLog *log = nullptr, QObject *parent = nullptr);
    ~LiveConnection() override;

    //! Only with settings without errors. Ends the connection before, then reads the list.
    void open(ConnectionSettings settings);
    //! Starts the practice service and connects to it. False when it could not listen; nothing is connected then.
    [[nodiscard]] bool openPractice(const PracticeOptions &options);
    void close();

    //! Null without a connection.
    [[nodiscard]] const ConnectionSettings *settings() const;
    //! What else can be done with the repositories of the connection; without one, nothing.
    [[nodiscard]] RegistryOperations &operations() { return m_operations; }
    //! Where its sign-in stands; null without a connection.
    [[nodiscard]] const SignIn *signIn() const;
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
    PasscodeAsker *m_asker;
    RequestLog *m_log;
    std::optional<PracticeService> m_practice;
    std::unique_ptr<Session> m_session;
    RegistryOperations m_operations; // after the session: their flows end before it goes
};

} // namespace hssreg
