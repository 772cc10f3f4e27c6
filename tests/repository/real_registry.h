#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace hssreg {

//! How a real registry is to be set up.
struct RegistrySetup {
    QByteArray
        auth; //!< the `auth` section of its configuration; FOLDER stands for the folder of the registry
    QString certificate; //!< PEM files; empty: plain HTTP
    QString key;
};

//! Debian's `docker-registry`, running on the loopback interface with its storage in memory, until this goes.
class RealRegistry {
public:
    explicit RealRegistry(const RegistrySetup &setup);
    ~RealRegistry();
    RealRegistry(const RealRegistry &) = delete;
    RealRegistry &operator=(const RealRegistry &) = delete;

    //! `http://127.0.0.1:PORT`, or https.
    [[nodiscard]] QUrl url() const { return m_url; }

private:
    QTemporaryDir m_folder;
    QUrl m_url;
    QProcess m_process;
};

//! Runs a program to its end and gives what it wrote; ends the test run when it fails.
QByteArray outputOf(const QString &program, const QStringList &arguments, const QByteArray &input = {});
//! Writes a file of the tests; ends the test run when it can not.
void writeFile(const QString &path, const QByteArray &text);
//! A port of the loopback interface that is free at the moment.
[[nodiscard]] quint16 freePort();

} // namespace hssreg
