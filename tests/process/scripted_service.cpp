#include "tests/process/scripted_service.h"

#include "tests/process/real_program.h"

#include <algorithm>
#include <memory>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

// Counts the requests of each kind on the server's thread.
ScriptServer::Decide decide(ScriptedService::Answer put, ScriptedService::Answer list)
{
    return [put = std::move(put), list = std::move(list), puts = 0, lists = 0](
               const SeenRequest &request) mutable -> ServerScript {
        if (request.verb == "PUT")
            return put(++puts, request);
        ++lists;
        return list ? list(lists, request) : ServerScript{sendBytes(ScriptedService::listAnswer())};
    };
}

} // namespace

ScriptedService::ScriptedService(Answer put, Answer list, std::optional<QSslConfiguration> tls)
    : m_server(decide(std::move(put), std::move(list)), std::move(tls))
{
    written(m_folder, u"token"_s, token());
}

QStringList ScriptedService::identity() const
{
    return {u"--endpoint"_s, m_server.url().toString(), u"--project-id"_s,
        u"0123456789abcdef0123456789abcdef"_s, u"--token-file"_s, m_folder.filePath(u"token"_s)};
}

QByteArray ScriptedService::token()
{
    return "Marker-Token-4711";
}

QByteArray ScriptedService::listAnswer()
{
    return jsonAnswer(200,
        R"({"total_num":1,"data_list":[{"id":"r1","registry_name":"harbor","registry_type":"Harbor",)"
        R"("api_version":"V2","protocol":"https","registry_addr":"harbor.example.com",)"
        R"("registry_username":"old","connect_cluster_id":"c1","get_scan_image_channel":"Swr",)"
        R"("status":"success","fail_reason":"","images_num":3,"latest_sync_time":1775178000000}]})");
}

ScriptedService::Answer always(const ServerScript &script)
{
    return [script](int, const SeenRequest &) { return script; };
}

ScriptedService::Answer inTurn(const QList<ServerScript> &scripts)
{
    return [scripts](int number, const SeenRequest &) {
        return scripts.at(std::min<qsizetype>(number, scripts.size()) - 1);
    };
}

QByteArray jsonAnswer(int status, const QByteArray &body, const QByteArray &headers)
{
    return answerBytes(status, body, "Content-Type: application/json\r\n" + headers);
}

} // namespace hssreg
