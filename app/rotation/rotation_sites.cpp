#include "app/rotation/rotation_sites.h"

namespace hssreg {

namespace {

using namespace Qt::StringLiterals;

//! Whose limit of requests it is: the account, as far as the settings tell it.
QString accountKey(const ConnectionSettings &settings)
{
    switch (settings.signIn) {
    case SignInWay::AccessKey: return settings.keys.accessKeyId;
    case SignInWay::IamPassword: return settings.login.domain + u'\n' + settings.login.user;
    case SignInWay::Token: return settings.name;
    }
    Q_UNREACHABLE();
}

} // namespace

QString RotationSite::title() const
{
    const QString name = place.connection.isEmpty() ? session->settings().name : place.connection;
    const QString where = session->settings().region.isEmpty() ? client().account().endpoint.host()
                                                               : session->settings().region;
    return name.isEmpty() ? where : u"%1 · %2"_s.arg(name, where);
}

RotationSites::RotationSites(
    Clock &clock, PaceSettings pace, RequestLog *log, PasscodeAsker *asker, int lanes)
    : m_clock(clock)
    , m_pace(pace)
    , m_log(log)
    , m_asker(asker)
    , m_lanes(lanes)
{
}

int RotationSites::add(RotationPlace place, ConnectionSettings settings)
{
    Pacer *pacer = pacerFor(settings);
    m_sites.push_back({std::move(place), sessionFor(std::move(settings), pacer), pacer});
    return count() - 1;
}

std::vector<RotationPlace> RotationSites::places() const
{
    std::vector<RotationPlace> places;
    for (const RotationSite &site : m_sites)
        places.push_back(site.place);
    return places;
}

void RotationSites::replace(int site, ConnectionSettings settings)
{
    RotationSite &replaced = at(site);
    replaced.pacer = pacerFor(settings);
    replaced.session = sessionFor(std::move(settings), replaced.pacer);
}

Pacer *RotationSites::pacerFor(const ConnectionSettings &settings)
{
    const QString key =
        accountOf(settings).endpoint.toString(QUrl::FullyEncoded) + u'\n' + accountKey(settings);
    std::unique_ptr<Pacer> &pacer = m_pacers[key];
    if (!pacer)
        pacer = std::make_unique<Pacer>(m_clock, m_pace);
    return pacer.get();
}

std::unique_ptr<Session> RotationSites::sessionFor(ConnectionSettings settings, Pacer *pacer) const
{
    return std::make_unique<Session>(std::move(settings), m_clock, m_log, m_asker, pacer, m_lanes);
}

} // namespace hssreg
