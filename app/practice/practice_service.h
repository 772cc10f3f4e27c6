#pragma once

#include "app/practice/practice_options.h"

#include <QString>
#include <QUrl>

#include <memory>

namespace hssreg {

//! The practice service: HSS's operations on repositories, clusters and synchronisation on the loopback interface, with
//! its errors, its throttling and its slow "connecting"; sign-in and look-ups of IAM at the same address; and a small
//! registry at another (practice_registry.h). Answers on threads of its own from start() to stop() or the end of the
//! object.
//!
//! What an edit leads to: the repository is `accessing` for PracticeOptions::connecting, and then
//! - `fail` with REQUEST_API_ERROR, when its password is `wrong-password`;
//! - `success` without a new latest_sync_time, when its username is `not-exercised`;
//! - `success` with a latest_sync_time later than the edit otherwise.
//!
//! A synchronisation logs in whatever the username is: after PracticeOptions::connecting the repository is `success`
//! with a later latest_sync_time, or `fail` when its password is `wrong-password`.
//!
//! It keeps what it got in memory only, passwords as Secret, and logs nothing. The receive buffers of the HTTP
//! library and the JSON reader keep copies of a body for a while. start() lets the whole program ignore SIGPIPE (the
//! HTTP library does). An object belongs to one thread; only putCount(), changesOf() and holdsPassword() are for any.
class PracticeService {
public:
    explicit PracticeService(PracticeOptions options = {});
    ~PracticeService();
    PracticeService(const PracticeService &) = delete;
    PracticeService &operator=(const PracticeService &) = delete;

    //! Listens on 127.0.0.1. False when the port is not free. True when it listens already.
    [[nodiscard]] bool start();
    //! Ends at once: connections are closed, and requests that still wait for their answer get none and change
    //! nothing. What was changed before is kept for the next start().
    void stop();

    //! `http://127.0.0.1:PORT`; only after start().
    [[nodiscard]] QUrl endpoint() const;
    //! A token made anew for each service: it is no secret of anybody, and only good here.
    [[nodiscard]] QString token() const;
    [[nodiscard]] QString projectId() const;
    //! `http://127.0.0.1:PORT` of the small registry that two of the repositories are in; only after start().
    [[nodiscard]] QUrl registryEndpoint() const;

    // Who may sign in: practice_accounts.h has the same as constants, and what is not here.
    [[nodiscard]] QString accountName() const;
    [[nodiscard]] QString userName() const;
    [[nodiscard]] QString userPassword() const;
    [[nodiscard]] QString accessKey() const;
    [[nodiscard]] QString secretKey() const;
    //! The password that the repositories' logins begin with.
    [[nodiscard]] QString registryPassword() const;

    //! For tests and demonstrations: how many PUTs have arrived whole, whatever they were answered.
    [[nodiscard]] int putCount() const;
    //! For tests and demonstrations: how many updates a repository took.
    [[nodiscard]] int changesOf(const QString &registryId) const;
    //! For tests and demonstrations: whether a repository was given this password.
    [[nodiscard]] bool holdsPassword(const QString &registryId, QStringView password) const;

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

} // namespace hssreg
