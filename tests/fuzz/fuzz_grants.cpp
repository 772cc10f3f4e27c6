// The answer of a token server, and the token in it, come from a host that the registry chose.

#include "app/repository/token_grant.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t count)
{
    const QByteArray text(reinterpret_cast<const char *>(bytes), qsizetype(count));
    (void)hssreg::readToken(text);
    (void)hssreg::readGrant(QString::fromUtf8(text), u"team/probe");
    const QString payload = QString::fromLatin1(text.toBase64(QByteArray::Base64UrlEncoding));
    (void)hssreg::readGrant(QString(u"e30." + payload + u".c2ln"), u"team/probe");
    return 0;
}
