#include "app/command/connection_words.h"

#include "app/support/text.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

using View = QLatin1StringView;

constexpr View action("connection");

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ConnectionWords)
};

View signInName(SignInWay way)
{
    switch (way) {
    case SignInWay::Token: return View("token");
    case SignInWay::AccessKey: return View("access_key");
    case SignInWay::IamPassword: return View("iam_password");
    }
    Q_UNREACHABLE();
}

QString signInWords(const ConnectionProfile &profile)
{
    switch (profile.signIn) {
    case SignInWay::Token: return Words::tr("token");
    case SignInWay::AccessKey: return Words::tr("access key");
    case SignInWay::IamPassword:
        return profile.passcode ? Words::tr("IAM user %1, with MFA").arg(profile.user)
                                : Words::tr("IAM user %1").arg(profile.user);
    }
    Q_UNREACHABLE();
}

QString placesOf(const ConnectionProfile &profile)
{
    QStringList places;
    for (const SecretRole role : secretsOf(profile))
        places.append(secretPlaceText(placeOf(profile, role)));
    places.removeDuplicates();
    return places.join(QStringLiteral(", "));
}

View sourceName(ImportCandidate::Source source)
{
    switch (source) {
    case ImportCandidate::Source::Environment: return View("environment");
    case ImportCandidate::Source::SdkProfile: return View("sdk");
    case ImportCandidate::Source::KooCli: return View("koocli");
    case ImportCandidate::Source::OpenStack: return View("openstack");
    }
    Q_UNREACHABLE();
}

View stepName(TestStep::Kind kind)
{
    switch (kind) {
    case TestStep::Kind::Settings: return View("settings");
    case TestStep::Kind::Name: return View("name");
    case TestStep::Kind::Connection: return View("connection");
    case TestStep::Kind::SignIn: return View("sign_in");
    case TestStep::Kind::Project: return View("project");
    case TestStep::Kind::Rights: return View("rights");
    }
    Q_UNREACHABLE();
}

View outcomeName(TestStep::Outcome outcome)
{
    switch (outcome) {
    case TestStep::Outcome::Passed: return View("passed");
    case TestStep::Outcome::Failed: return View("failed");
    case TestStep::Outcome::NotReached: return View("not_reached");
    }
    Q_UNREACHABLE();
}

Cell outcomeCell(TestStep::Outcome outcome)
{
    switch (outcome) {
    case TestStep::Outcome::Passed: return {Words::tr("passed"), Paint::Good};
    case TestStep::Outcome::Failed: return {Words::tr("failed"), Paint::Bad};
    case TestStep::Outcome::NotReached: return {Words::tr("not reached"), Paint::Pending};
    }
    Q_UNREACHABLE();
}

View roleName(SecretRole role)
{
    switch (role) {
    case SecretRole::Token: return View("token");
    case SecretRole::SecretKey: return View("secret_key");
    case SecretRole::SecurityToken: return View("security_token");
    case SecretRole::Password: return View("password");
    case SecretRole::ProxyPassword: return View("proxy_password");
    }
    Q_UNREACHABLE();
}

} // namespace

OrderedJson connectionObject(const ConnectionProfile &profile)
{
    OrderedJson object;
    object.add(View("action"), action).addText(View("name"), profile.name);
    object.addText(View("region"), profile.region).addText(View("endpoint"), profile.endpoint);
    object.addText(View("iam_endpoint"), profile.iamEndpoint).addText(View("project_id"), profile.projectId);
    object.addText(View("enterprise_project_id"), profile.enterpriseProjectId);
    object.add(View("sign_in"), signInName(profile.signIn));
    object.addText(View("access_key_id"), profile.accessKeyId).addText(View("user"), profile.user);
    object.addText(View("domain"), profile.domain).add(View("passcode"), profile.passcode);
    OrderedJson places;
    for (const SecretRole role : secretsOf(profile))
        places.addText(roleName(role), secretPlaceText(placeOf(profile, role)));
    return object.add(View("secrets"), places);
}

Columns connectionTable(const QList<ConnectionProfile> &profiles)
{
    Columns columns;
    columns.add({{Words::tr("NAME"), {}}, {Words::tr("WHERE"), {}}, {Words::tr("PROJECT"), {}},
        {Words::tr("SIGNS IN WITH"), {}}, {Words::tr("SECRET IN"), {}}});
    for (const ConnectionProfile &profile : profiles) {
        columns.add({{profile.name, {}}, {profile.endpoint.isEmpty() ? profile.region : profile.endpoint, {}},
            {profile.projectId, {}}, {signInWords(profile), {}}, {placesOf(profile), {}}});
    }
    return columns;
}

QString importKey(const ImportCandidate &candidate)
{
    return QStringLiteral("%1:%2").arg(sourceName(candidate.source), candidate.name);
}

OrderedJson importObject(const ImportCandidate &candidate)
{
    OrderedJson object;
    object.add(View("action"), action).addText(View("import"), importKey(candidate));
    object.addText(View("from"), candidate.from).addText(View("what"), candidate.masked);
    return object.add(View("usable"), candidate.usable).addText(View("message"), candidate.problem);
}

Columns importTable(const std::vector<ImportCandidate> &candidates)
{
    Columns columns;
    columns.add({{Words::tr("IMPORT"), {}}, {Words::tr("FROM"), {}}, {Words::tr("WHAT"), {}},
        {Words::tr("REMARK"), {}}});
    for (const ImportCandidate &candidate : candidates) {
        columns.add({{importKey(candidate), {}}, {candidate.from, {}}, {candidate.masked, {}},
            {candidate.problem, candidate.usable ? std::nullopt : std::optional(Paint::Bad)}});
    }
    return columns;
}

OrderedJson testObject(const TestStep &step)
{
    OrderedJson object;
    object.add(View("action"), action).add(View("step"), stepName(step.kind));
    return object.add(View("outcome"), outcomeName(step.outcome)).addText(View("message"), step.text);
}

Columns testTable(const QList<TestStep> &steps)
{
    Columns columns;
    for (const TestStep &step : steps)
        columns.add({{testStepLabel(step.kind), {}}, outcomeCell(step.outcome), {step.text, {}}});
    return columns;
}

} // namespace hssreg
