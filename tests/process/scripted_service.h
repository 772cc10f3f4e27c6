#pragma once

#include "tests/support/script_server.h"

#include <QStringList>
#include <QTemporaryDir>

namespace hssreg {

//! A service for the real program that lists one repository, `r1`, and answers as it is told.
class ScriptedService {
public:
    //! How the n-th request of a kind (from 1) is answered.
    using Answer = std::function<ServerScript(int number, const SeenRequest &request)>;

    //! Without `list`, the list is answered as it should be.
    explicit ScriptedService(Answer put, Answer list = {}, std::optional<QSslConfiguration> tls = {});

    [[nodiscard]] const ScriptServer &server() const { return m_server; }
    [[nodiscard]] int puts() const { return m_server.count("PUT"); }
    //! Options for a command to reach it, with the token in a file.
    [[nodiscard]] QStringList identity() const;
    //! The token that it is given.
    [[nodiscard]] static QByteArray token();
    //! The list with `r1`, as an answer.
    [[nodiscard]] static QByteArray listAnswer();

private:
    QTemporaryDir m_folder;
    ScriptServer m_server;
};

//! Always the same answer.
[[nodiscard]] ScriptedService::Answer always(const ServerScript &script);
//! One answer after the other; the last one stays.
[[nodiscard]] ScriptedService::Answer inTurn(const QList<ServerScript> &scripts);
//! A JSON answer.
[[nodiscard]] QByteArray jsonAnswer(int status, const QByteArray &body, const QByteArray &headers = {});

} // namespace hssreg
