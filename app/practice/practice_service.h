#pragma once

#include "app/support/secret.h"

#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>

namespace hssreg {

//! How the practice service behaves.
struct PracticeOptions {
    quint16 port = 0; //!< 0: any free one
    int repositories = 6; //!< 0 to 100,000; the first ones show each type and status
    std::chrono::milliseconds latency { 0 }; //!< before every answer
    std::chrono::milliseconds connecting { 1500 }; //!< how long a repository stays "accessing" after an edit
    int limitPerSecond = 0; //!< requests a second before it answers 429; 0: none
};

//! The practice service: HSS's list and update on the loopback interface, with its errors, its throttling and its
//! slow "connecting". Runs on a thread of its own from start() to the end of the object.
class PracticeService {
public:
    explicit PracticeService(PracticeOptions options = {});
    ~PracticeService();
    PracticeService(const PracticeService &) = delete;
    PracticeService &operator=(const PracticeService &) = delete;

    //! Listens. False when the port is not free.
    [[nodiscard]] bool start();
    void stop();

    //! `http://127.0.0.1:PORT`; only after start().
    [[nodiscard]] QUrl endpoint() const;
    //! A token made anew for each service: it is no secret of anybody, and only good here.
    [[nodiscard]] QString token() const;
    [[nodiscard]] QString projectId() const;

private:
    class Server;
    std::unique_ptr<Server> m_server;
};

} // namespace hssreg
