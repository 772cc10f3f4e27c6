#include "tests/support/test_certificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString fileOf(TestCertificates::Kind kind)
{
    switch (kind) {
    case TestCertificates::Kind::Good: return u"good"_s;
    case TestCertificates::Kind::Untrusted: return u"untrusted"_s;
    case TestCertificates::Kind::SelfSigned: return u"self"_s;
    case TestCertificates::Kind::Expired: return u"expired"_s;
    case TestCertificates::Kind::NotYetValid: return u"early"_s;
    case TestCertificates::Kind::WrongName: return u"wrong"_s;
    }
    Q_UNREACHABLE();
}

//! Made in no time, which one of RSA is not.
QStringList newKey()
{
    return {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s, u"-nodes"_s};
}

} // namespace

TestCertificates::TestCertificates()
{
    const QByteArray here = "IP:127.0.0.1";
    makeAuthority(u"ca"_s);
    makeAuthority(u"other"_s);
    makeLeaf(u"good"_s, u"ca"_s, here, {u"-days"_s, u"2"_s});
    makeLeaf(u"untrusted"_s, u"other"_s, here, {u"-days"_s, u"2"_s});
    makeLeaf(u"expired"_s, u"ca"_s, here,
        {u"-startdate"_s, u"20200101000000Z"_s, u"-enddate"_s, u"20200201000000Z"_s});
    makeLeaf(u"early"_s, u"ca"_s, here,
        {u"-startdate"_s, u"20900101000000Z"_s, u"-enddate"_s, u"20900201000000Z"_s});
    makeLeaf(u"wrong"_s, u"ca"_s, "DNS:elsewhere.example", {u"-days"_s, u"2"_s});
    run(QStringList{u"req"_s, u"-x509"_s} + newKey()
        + QStringList{u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=self"_s, u"-addext"_s,
            u"subjectAltName=IP:127.0.0.1"_s, u"-keyout"_s, path(u"self.key"_s), u"-out"_s,
            path(u"self.pem"_s)});
}

QString TestCertificates::caFile() const
{
    return path(u"ca.pem"_s);
}

QSslConfiguration TestCertificates::server(Kind kind) const
{
    const QString name = fileOf(kind);
    QFile key(path(name + u".key"));
    if (!key.open(QIODevice::ReadOnly))
        qFatal("A test key is missing");
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(path(name + u".pem")));
    configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

void TestCertificates::makeAuthority(const QString &name)
{
    run(QStringList{u"req"_s, u"-x509"_s} + newKey()
        + QStringList{u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=Test authority "_s + name, u"-keyout"_s,
            path(name + u".key"), u"-out"_s, path(name + u".pem")});
    write(name + u".index", {});
    write(name + u".serial", "1000\n");
}

// `openssl ca`, because only it takes a start and an end of the validity on every version.
void TestCertificates::makeLeaf(const QString &name, const QString &authority,
    const QByteArray &subjectAltName, const QStringList &validity)
{
    write(name + u".cnf",
        "[ca]\ndefault_ca=one\n[one]\ndatabase=" + path(authority + u".index").toUtf8() + "\nserial="
            + path(authority + u".serial").toUtf8() + "\nnew_certs_dir=" + m_folder.path().toUtf8()
            + "\ndefault_md=sha256\npolicy=any\nunique_subject=no\nx509_extensions=leaf\n[any]\n"
              "commonName=supplied\n[leaf]\nsubjectAltName="
            + subjectAltName + "\n");
    run(QStringList{u"req"_s, u"-new"_s} + newKey()
        + QStringList{u"-subj"_s, u"/CN="_s + name, u"-keyout"_s, path(name + u".key"), u"-out"_s,
            path(name + u".csr")});
    run(QStringList{u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, path(name + u".cnf"), u"-cert"_s,
            path(authority + u".pem"), u"-keyfile"_s, path(authority + u".key"), u"-in"_s,
            path(name + u".csr"), u"-out"_s, path(name + u".pem")}
        + validity);
}

void TestCertificates::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.start(u"openssl"_s, arguments);
    if (!openssl.waitForFinished(60'000) || openssl.exitCode() != 0)
        qFatal("openssl: %s", openssl.readAllStandardError().constData());
}

QString TestCertificates::path(const QString &file) const
{
    return m_folder.filePath(file);
}

void TestCertificates::write(const QString &file, const QByteArray &text) const
{
    QFile out(path(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
        qFatal("A test file can not be written");
}

} // namespace hssreg
