#pragma once

#include "app/service/hss_client.h"
#include "app/service/network.h"
#include "tests/support/fake_clock.h"
#include "tests/support/script_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace hssreg {

//! A JSON answer with status 200.
[[nodiscard]] inline ServerScript jsonAnswer(const QJsonObject &object)
{
    return {
        sendBytes(answerBytes(200, QJsonDocument(object).toJson(), "Content-Type: application/json\r\n"))};
}

//! A page of a list with all there is.
[[nodiscard]] inline ServerScript pageAnswer(const QJsonArray &items)
{
    return jsonAnswer(
        {{QStringLiteral("total_num"), int(items.size())}, {QStringLiteral("data_list"), items}});
}

//! A refusal with a code of HSS.
[[nodiscard]] inline ServerScript refusal(const QByteArray &code)
{
    return {sendBytes(answerBytes(400, R"({"error_code":")" + code + R"(","error_msg":"no"})"))};
}

//! A client that speaks to a service made of a function. Waits are the fake clock's; the network is real.
struct ServiceAt {
    explicit ServiceAt(ScriptServer::Decide decide)
        : server(std::move(decide))
        , network({NetworkSettings::Proxy::None, {}, {}})
        , client(network, clock, Account{server.url(), QStringLiteral("p1"), {}}, source)
    {
    }

    ScriptServer server;
    Network network;
    FakeClock clock;
    GivenCredential source{TokenCredential{Secret(u"MIIToken")}};
    HssClient client;
};

} // namespace hssreg
