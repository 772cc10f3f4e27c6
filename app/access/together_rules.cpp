#include "app/access/together_rules.h"

#include "app/access/address.h"
#include "app/access/findings.h"

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr auto swr = "Swr"_L1;
constexpr auto other = "Other"_L1;
constexpr auto http = "http"_L1;
constexpr auto https = "https"_L1;

bool has(const std::optional<QString> &text, QLatin1StringView value)
{
    return text && *text == value;
}

bool hasNamespace(const ChangeView &view)
{
    const std::optional<QString> known = view.known(Field::Namespace);
    return view.sets(Field::Namespace) || (known && !known->isEmpty());
}

Address effectiveAddress(const ChangeView &view)
{
    QList<Problem> ignored; // said where the address is checked by itself
    return readAddress(view.effective(Field::RegistryAddr).value_or(QString()), ignored);
}

// The protocol that HSS would use: the one that is set, else what the address begins with.
QString effectiveProtocol(const ChangeView &view, const Address &address)
{
    const QString protocol = view.effective(Field::Protocol).value_or(QString());
    return protocol.isEmpty() ? address.scheme.toLower() : protocol;
}

} // namespace

void checkAddressTogether(const ChangeView &view, QList<Problem> &found)
{
    const bool setsAddress = view.sets(Field::RegistryAddr);
    if (!setsAddress && !view.sets(Field::Protocol))
        return;
    const Address address = effectiveAddress(view);
    const QString protocol = effectiveProtocol(view, address);
    const QString scheme = address.scheme.toLower();
    Findings findings(setsAddress ? Field::RegistryAddr : Field::Protocol, found);
    const bool known = protocol == http || protocol == https;
    if (known && !scheme.isEmpty() && scheme != protocol)
        findings.error(ProblemKind::Contradiction, Reason::None, scheme);
    else if (address.port && isUnusualPort(protocol, *address.port))
        findings.warning(ProblemKind::Unusual, Reason::UnusualPort, QString::number(*address.port));
}

void checkPasswordTogether(const ChangeView &view, QList<Problem> &found)
{
    Findings findings(Field::RegistryPassword, found);
    if (view.sets(Field::RegistryPassword)) {
        const Address address = effectiveAddress(view);
        if (effectiveProtocol(view, address) == http
            || address.scheme.compare(http, Qt::CaseInsensitive) == 0)
            findings.warning(ProblemKind::PlainHttp);
        return;
    }
    if (view.changes(Field::RegistryAddr))
        findings.warning(ProblemKind::PasswordMissing, Reason::NewAddress);
    if (view.changes(Field::RegistryUsername))
        findings.warning(ProblemKind::PasswordMissing, Reason::NewUsername);
}

void checkNamespaceTogether(const ChangeView &view, QList<Problem> &found)
{
    Findings findings(Field::Namespace, found);
    const std::optional<QString> source = view.effective(Field::GetScanImageChannel);
    if (has(source, other)) {
        findings.replace(ProblemKind::Empty, ProblemKind::Required);
        if (view.sets(Field::GetScanImageChannel) && !hasNamespace(view))
            findings.error(ProblemKind::Required);
    } else if (has(source, swr) && view.sets(Field::Namespace)) {
        findings.warning(ProblemKind::NoEffect);
    }
}

bool namespaceApplies(const ChangeView &view)
{
    return !has(view.effective(Field::GetScanImageChannel), swr);
}

bool namespaceGoesAlong(const ChangeView &view)
{
    const bool sendsOther =
        view.sets(Field::GetScanImageChannel) && has(view.effective(Field::GetScanImageChannel), other);
    return sendsOther && !view.sets(Field::Namespace) && hasNamespace(view);
}

} // namespace hssreg
