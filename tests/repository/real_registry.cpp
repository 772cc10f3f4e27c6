#include "tests/repository/real_registry.h"

#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

namespace hssreg {

using namespace Qt::StringLiterals;

RealRegistry::RealRegistry(const RegistrySetup &setup)
{
    const quint16 port = freePort();
    QByteArray text =
        "version: 0.1\nlog:\n  level: error\nstorage:\n  inmemory: {}\nhttp:\n  addr: 127.0.0.1:"
        + QByteArray::number(port) + "\n";
    if (!setup.certificate.isEmpty())
        text += "  tls:\n    certificate: " + setup.certificate.toUtf8() + "\n    key: " + setup.key.toUtf8()
            + "\n";
    text += setup.auth;
    writeFile(m_folder.filePath(u"config.yml"_s), text);
    m_url.setScheme(setup.certificate.isEmpty() ? u"http"_s : u"https"_s);
    m_url.setHost(u"127.0.0.1"_s);
    m_url.setPort(port);
    m_process.setStandardOutputFile(QProcess::nullDevice()); // it logs every request
    m_process.setStandardErrorFile(QProcess::nullDevice());
    m_process.start(u"docker-registry"_s, {u"serve"_s, m_folder.filePath(u"config.yml"_s)});
    if (!m_process.waitForStarted())
        qFatal("docker-registry can not be started");
    const auto listens = [port] {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        return socket.waitForConnected(200);
    };
    if (!QTest::qWaitFor(listens, 20'000))
        qFatal("docker-registry does not listen");
}

RealRegistry::~RealRegistry()
{
    m_process.kill();
    m_process.waitForFinished();
}

QByteArray outputOf(const QString &program, const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s: %s", qPrintable(program), process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

void writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("A test file can not be written");
}

quint16 freePort()
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost))
        qFatal("No port is free");
    return server.serverPort();
}

} // namespace hssreg
