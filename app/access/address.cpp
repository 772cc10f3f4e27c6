#include "app/access/address.h"

#include "app/access/host_rules.h"
#include "app/access/text_rules.h"
#include "app/support/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr int longestReading = 300; // code points of a reading that are shown
constexpr int highestPort = 65535;

class AddressWords {
    Q_DECLARE_TR_FUNCTIONS(hssreg::Address)
public:
    //! How an address was read, part by part.
    static QString reading(const Address &address, const HostReading &host)
    {
        QStringList parts;
        if (!address.scheme.isEmpty())
            parts += tr("protocol %1", "part of an address").arg(address.scheme.toLower());
        if (host.kind == HostKind::Ipv6)
            parts += tr("IPv6 address %1", "part of an address").arg(address.host);
        else if (host.kind == HostKind::Ipv4)
            parts += tr("IPv4 address %1", "part of an address").arg(address.host);
        else
            parts +=
                tr("host %1", "part of an address").arg(host.ascii.isEmpty() ? address.host : host.ascii);
        if (address.port)
            parts += tr("port %1", "part of an address").arg(*address.port);
        if (!address.path.isEmpty())
            parts += tr("path %1", "part of an address").arg(address.path);
        return visible(parts.join(", "_L1), longestReading);
    }
};

bool isSchemeName(QStringView text)
{
    const auto isLetter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    return !text.isEmpty() && isLetter(text.front()) && std::all_of(text.begin(), text.end(), [&](QChar c) {
        return isLetter(c) || (c >= u'0' && c <= u'9') || c == u'+' || c == u'-' || c == u'.';
    });
}

bool isHttp(QStringView scheme)
{
    return scheme.compare("http"_L1, Qt::CaseInsensitive) == 0
        || scheme.compare("https"_L1, Qt::CaseInsensitive) == 0;
}

bool isNumber(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// What no part of an address can have. False when there is any of it: then nothing is read out of the text.
bool checkCharacters(QStringView text, Findings &findings)
{
    const auto refuse = [&](bool found, ProblemKind kind, Reason reason) {
        if (found)
            findings.error(kind, reason);
        return found;
    };
    bool bad = refuse(hasUnpairedSurrogate(text), ProblemKind::BadCharacter, Reason::UnpairedSurrogate);
    bad |= refuse(hasControlCharacter(text), ProblemKind::BadCharacter, Reason::ControlCharacter);
    bad |= refuse(hasBlank(text), ProblemKind::BadCharacter, Reason::Blank);
    bad |= refuse(text.contains(u','), ProblemKind::BadCharacter, Reason::Comma);
    // What stands before an @ may be a password, wherever the @ is: it is not looked at any further.
    bad |= refuse(text.contains(u'@'), ProblemKind::UserInformation, Reason::None);
    return !bad;
}

// Whether a text without "://" was meant to begin with a scheme: https:/host, https:host, https//host, //host.
bool hasBrokenScheme(QStringView text)
{
    if (text.startsWith("//"_L1))
        return true;
    const qsizetype end = text.indexOf(u':');
    if (end > 0 && isHttp(text.left(end))) {
        const QStringView rest = text.sliced(end + 1);
        const QStringView port = rest.left(rest.indexOf(u'/')); // a host may be called "http"
        return port.isEmpty() || !isNumber(port);
    }
    const qsizetype slash = text.indexOf("//"_L1);
    return slash > 0 && isHttp(text.left(slash));
}

// Takes a scheme off the front of `rest`. False when what stands there is not http or https.
bool takeScheme(QStringView &rest, Address &address, Findings &findings)
{
    const qsizetype end = rest.indexOf("://"_L1);
    if (end < 0 || rest.indexOf(u'/') < end) {
        if (!hasBrokenScheme(rest))
            return true;
        findings.error(ProblemKind::BadAddress, Reason::BrokenScheme);
        return false;
    }
    const QStringView scheme = rest.left(end);
    if (!isHttp(scheme)) {
        const bool other = isSchemeName(scheme);
        findings.error(ProblemKind::BadAddress, other ? Reason::OtherScheme : Reason::BrokenScheme,
            other ? visible(scheme, 40) : QString());
        return false;
    }
    address.scheme = scheme.toString();
    rest = rest.sliced(end + 3);
    return true;
}

// Takes fragment, query and path off the end of `rest`, in this order, as RFC 3986 reads them.
void takePath(QStringView &rest, Address &address, Findings &findings)
{
    if (const qsizetype hash = rest.indexOf(u'#'); hash >= 0) {
        findings.error(ProblemKind::BadAddress, Reason::Fragment);
        rest = rest.left(hash);
    }
    if (const qsizetype mark = rest.indexOf(u'?'); mark >= 0) {
        findings.error(ProblemKind::BadAddress, Reason::Query);
        rest = rest.left(mark);
    }
    if (const qsizetype slash = rest.indexOf(u'/'); slash >= 0) {
        address.path = rest.sliced(slash).toString();
        rest = rest.left(slash);
    }
}

void readPort(QStringView text, Address &address, Findings &findings)
{
    if (text.isEmpty()) {
        findings.error(ProblemKind::BadPort, Reason::EmptyPort);
        return;
    }
    if (!isNumber(text)) {
        findings.error(ProblemKind::BadPort, Reason::PortNotANumber);
        return;
    }
    bool fits = false;
    const int port = text.toInt(&fits);
    if (!fits || port < 1 || port > highestPort)
        findings.error(ProblemKind::BadPort, Reason::PortOutOfRange);
    else
        address.port = port;
}

HostReading readBracketed(QStringView authority, Address &address, Findings &findings)
{
    const qsizetype end = authority.indexOf(u']');
    if (end < 0) {
        findings.error(ProblemKind::BadAddress, Reason::BracketMissing);
        return {};
    }
    const QStringView host = authority.sliced(1, end - 1);
    const QStringView rest = authority.sliced(end + 1);
    HostReading reading = readBracketedHost(host, findings);
    address.host = host.toString();
    address.ipv6 = reading.kind == HostKind::Ipv6;
    if (rest.isEmpty())
        return reading;
    if (rest.startsWith(u':'))
        readPort(rest.sliced(1), address, findings);
    else
        findings.error(ProblemKind::BadAddress, Reason::BadHostCharacter, visible(rest.left(1)));
    return reading;
}

HostReading readAuthority(QStringView authority, Address &address, Findings &findings)
{
    if (authority.startsWith(u'['))
        return readBracketed(authority, address, findings);
    if (authority.contains(u']')) {
        findings.error(ProblemKind::BadAddress, Reason::BracketMissing);
        return {};
    }
    const auto isIpv6Character = [](QChar c) {
        return c == u':' || c == u'.' || QStringView(u"0123456789abcdefABCDEF").contains(c);
    };
    if (authority.count(u':') > 1 && std::all_of(authority.begin(), authority.end(), isIpv6Character)) {
        findings.error(ProblemKind::BadAddress, Reason::Ipv6WithoutBrackets);
        return {};
    }
    const qsizetype colon = authority.indexOf(u':');
    const QStringView host = authority.left(colon);
    if (colon >= 0)
        readPort(authority.sliced(colon + 1), address, findings);
    if (host.isEmpty()) {
        findings.error(ProblemKind::BadAddress, Reason::NoHost);
        return {};
    }
    address.host = host.toString();
    HostReading reading = readHost(host, findings);
    if (reading.kind == HostKind::Ipv4 && colon < 0)
        reading.suspicious.append(Reason::BareIpv4);
    return reading;
}

// What is sound but not what the page describes: a warning that says what it was read as.
void addSuspicions(const Address &address, const HostReading &host, Findings &findings)
{
    if (address.scheme.isEmpty() && address.path.isEmpty() && host.suspicious.isEmpty())
        return;
    const QString reading = AddressWords::reading(address, host);
    if (!address.scheme.isEmpty())
        findings.warning(ProblemKind::SchemeInAddress, Reason::None, reading);
    for (const Reason reason : host.suspicious)
        findings.warning(ProblemKind::Unusual, reason, reading);
    if (!address.path.isEmpty())
        findings.warning(ProblemKind::Unusual, Reason::Path, reading);
}

} // namespace

Address readAddress(QStringView text, QList<Problem> &found)
{
    Address address;
    QList<Problem> own;
    Findings findings(Field::RegistryAddr, own);
    HostReading host;
    QStringView rest = text;
    if (checkCharacters(text, findings) && takeScheme(rest, address, findings)) {
        takePath(rest, address, findings);
        host = readAuthority(rest, address, findings);
    }
    if (!hasErrors(own))
        addSuspicions(address, host, findings);
    for (const Problem &problem : std::as_const(own)) {
        if (!found.contains(problem))
            found.append(problem);
    }
    return address;
}

bool isUnusualPort(QStringView protocol, int port)
{
    return (protocol == "https"_L1 && port == 80) || (protocol == "http"_L1 && port == 443);
}

} // namespace hssreg
