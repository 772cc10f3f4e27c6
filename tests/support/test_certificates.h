#pragma once

#include <QSslConfiguration>
#include <QTemporaryDir>

namespace hssreg {

//! Certificates for servers on 127.0.0.1, made with the `openssl` program for one run of a test.
class TestCertificates {
public:
    enum class Kind {
        Good, //!< of our authority, valid, for 127.0.0.1
        Untrusted, //!< of an authority that nobody named
        SelfSigned,
        Expired, //!< of our authority, for 127.0.0.1, until 2020
        NotYetValid, //!< of our authority, for 127.0.0.1, from 2090
        WrongName, //!< of our authority, valid, for another host
    };
    TestCertificates();

    //! The authority that a client is told to trust, as PEM file.
    [[nodiscard]] QString caFile() const;
    //! What a server needs to show that certificate.
    [[nodiscard]] QSslConfiguration server(Kind kind) const;

private:
    void makeAuthority(const QString &name);
    void makeLeaf(const QString &name, const QString &authority, const QByteArray &subjectAltName,
        const QStringList &validity);
    void run(const QStringList &arguments) const;
    [[nodiscard]] QString path(const QString &file) const;
    void write(const QString &file, const QByteArray &text) const;

    QTemporaryDir m_folder;
};

} // namespace hssreg
