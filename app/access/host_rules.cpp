#include "app/access/host_rules.h"

#include "app/support/text.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr qsizetype longestHost = 253; // RFC 1035, without the trailing dot
constexpr qsizetype longestLabel = 63;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isHexDigit(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
}

bool isHostCharacter(QChar c)
{
    return isDigit(c) || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-' || c == u'_';
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

// What programs with the habits of inet_aton() take for a part of an IPv4 address: 10, 010, 0x0A.
bool isNumericLabel(QStringView label)
{
    if (label.startsWith("0x"_L1, Qt::CaseInsensitive))
        return std::all_of(label.begin() + 2, label.end(), isHexDigit);
    return isNumber(label);
}

bool isOctet(QStringView text)
{
    if (!isNumber(text) || text.size() > 3 || (text.size() > 1 && text.front() == u'0'))
        return false;
    return text.toInt() <= 255;
}

bool isIpv4(const QList<QStringView> &labels)
{
    return labels.size() == 4 && std::all_of(labels.begin(), labels.end(), isOctet);
}

// One side of `::` in an IPv6 address: how many groups of 16 bits, or -1. An IPv4 address at the end counts as two.
qsizetype ipv6Groups(QStringView side, bool ipv4Allowed)
{
    if (side.isEmpty())
        return 0;
    const QList<QStringView> parts = side.split(u':');
    qsizetype groups = 0;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QStringView part = parts[i];
        if (ipv4Allowed && i + 1 == parts.size() && part.contains(u'.')) {
            if (!isIpv4(part.split(u'.')))
                return -1;
            groups += 2;
            continue;
        }
        if (part.isEmpty() || part.size() > 4 || !std::all_of(part.begin(), part.end(), isHexDigit))
            return -1;
        ++groups;
    }
    return groups;
}

bool checkLabel(QStringView label, Findings &findings)
{
    if (label.isEmpty()) {
        findings.error(ProblemKind::BadAddress, Reason::EmptyLabel);
        return false;
    }
    bool fine = true;
    const auto bad = std::find_if_not(label.begin(), label.end(), isHostCharacter);
    if (bad != label.end()) {
        findings.error(ProblemKind::BadAddress, Reason::BadHostCharacter, visible(QStringView(bad, 1)));
        fine = false;
    }
    if (label.size() > longestLabel) {
        findings.error(ProblemKind::BadAddress, Reason::LabelTooLong);
        fine = false;
    }
    if (label.front() == u'-' || label.back() == u'-') {
        findings.error(ProblemKind::BadAddress, Reason::HyphenAtEdge);
        fine = false;
    }
    return fine;
}

bool checkLabels(QStringView host, const QList<QStringView> &labels, Findings &findings)
{
    bool fine = true;
    for (const QStringView label : labels)
        fine = checkLabel(label, findings) && fine;
    if (host.size() > longestHost) {
        findings.error(ProblemKind::BadAddress, Reason::HostTooLong);
        fine = false;
    }
    return fine;
}

HostReading readNumericHost(const QList<QStringView> &labels, Findings &findings)
{
    HostReading reading;
    if (!isIpv4(labels)) {
        findings.error(ProblemKind::BadAddress, Reason::BadOctet);
        return reading;
    }
    reading.kind = HostKind::Ipv4;
    const bool itself = labels.first() == "127"_L1
        || std::all_of(labels.begin(), labels.end(), [](QStringView label) { return label == "0"_L1; });
    if (itself)
        reading.suspicious.append(Reason::Loopback);
    return reading;
}

HostReading readAsciiHost(QStringView host, Findings &findings)
{
    HostReading reading;
    const bool trailingDot = host.size() > 1 && host.endsWith(u'.');
    if (trailingDot)
        host.chop(1);
    const QList<QStringView> labels = host.split(u'.');
    if (std::all_of(labels.begin(), labels.end(), isNumericLabel)) {
        reading = readNumericHost(labels, findings);
    } else if (checkLabels(host, labels, findings)) {
        reading.kind = HostKind::Name;
        if (labels.last().compare("localhost"_L1, Qt::CaseInsensitive) == 0)
            reading.suspicious.append(Reason::Loopback);
        else if (labels.size() == 1)
            reading.suspicious.append(Reason::SingleLabel);
        if (host.contains(u'_'))
            reading.suspicious.append(Reason::Underscore);
    }
    if (trailingDot && reading.kind != HostKind::Broken)
        reading.suspicious.append(Reason::TrailingDot);
    return reading;
}

} // namespace

bool isIpv6(QStringView text)
{
    const qsizetype gap = text.indexOf("::"_L1);
    if (gap < 0)
        return ipv6Groups(text, true) == 8;
    const QStringView tail = text.sliced(gap + 2);
    const qsizetype before = ipv6Groups(text.left(gap), false);
    const qsizetype after = ipv6Groups(tail, true);
    return before >= 0 && after >= 0 && before + after <= 7;
}

HostReading readHost(QStringView host, Findings &findings)
{
    const bool ascii = std::all_of(host.begin(), host.end(), [](QChar c) { return c.unicode() < 0x80; });
    if (ascii)
        return readAsciiHost(host, findings);
    const QString encoded = QString::fromLatin1(QUrl::toAce(host.toString()));
    if (encoded.isEmpty()) {
        findings.error(ProblemKind::BadAddress, Reason::BadHostCharacter);
        return {};
    }
    HostReading reading = readAsciiHost(encoded, findings);
    reading.ascii = encoded;
    if (reading.kind != HostKind::Broken)
        reading.suspicious.prepend(Reason::NonAsciiHost);
    return reading;
}

HostReading readBracketedHost(QStringView host, Findings &findings)
{
    HostReading reading;
    if (!isIpv6(host)) {
        findings.error(ProblemKind::BadAddress, Reason::BadIpv6);
        return reading;
    }
    reading.kind = HostKind::Ipv6;
    const auto isZero = [](QChar c) { return c == u'0' || c == u':'; };
    const bool itself =
        std::all_of(host.begin(), host.end() - 1, isZero) && (isZero(host.back()) || host.back() == u'1');
    reading.suspicious.append(itself ? Reason::Loopback : Reason::Ipv6);
    return reading;
}

} // namespace hssreg
