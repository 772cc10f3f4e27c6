#include "app/practice/practice_route.h"

#include <QList>

#include <array>
#include <optional>

namespace hssreg {

namespace {

struct Row {
    QByteArrayView method;
    QByteArrayView path; //!< below the project for HSS; `*` stands for one segment that is not empty
    PracticeCall call;
};

// Fixed names stand before `*`: the first row that fits counts.
constexpr std::array hssRows{
    Row{"GET", "image/registries", PracticeCall::List},
    Row{"POST", "image/registries", PracticeCall::Add},
    Row{"POST", "image/registries/batch-delete", PracticeCall::BatchDelete},
    Row{"GET", "image/registries/image-upload-command", PracticeCall::UploadCommand},
    Row{"GET", "image/registries/statistics", PracticeCall::Statistics},
    Row{"PUT", "image/registries/*", PracticeCall::Update},
    Row{"DELETE", "image/registries/*", PracticeCall::Delete},
    Row{"POST", "image/image-sync/tasks", PracticeCall::Synchronise},
    Row{"GET", "image/image-sync/tasks/*/registries", PracticeCall::TaskRegistries},
    Row{"GET", "image/tasks", PracticeCall::Tasks},
    Row{"GET", "container/kubernetes/clusters/daemonsets", PracticeCall::Clusters},
};

constexpr std::array accountRows{
    Row{"POST", "/v3/auth/tokens", PracticeCall::SignIn},
    Row{"GET", "/v3/projects", PracticeCall::Projects},
    Row{"GET", "/v3/auth/projects", PracticeCall::UsableProjects},
    Row{"GET", "/v3/regions", PracticeCall::Regions},
    Row{"GET", "/v1.0/enterprise-projects", PracticeCall::EnterpriseProjects},
};

//! What stands for `*`, empty when there is none; nothing when the path does not fit.
std::optional<QByteArray> fit(const QList<QByteArray> &segments, QByteArrayView pattern)
{
    const QList<QByteArray> names = pattern.toByteArray().split('/');
    if (names.size() != segments.size())
        return std::nullopt;
    QByteArray any;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (names[i] == "*")
            any = segments[i];
        if (names[i] == "*" ? segments[i].isEmpty() : names[i] != segments[i])
            return std::nullopt;
    }
    return any;
}

} // namespace

PracticeRoute practiceRoute(const QByteArray &method, const QByteArray &path)
{
    for (const Row &row : accountRows) {
        if (row.method == method && row.path == path)
            return {row.call, {}, {}};
    }
    const QList<QByteArray> segments = path.split('/'); // "", v5, project, and the rest
    if (segments.size() < 4 || !segments[0].isEmpty() || segments[1] != "v5")
        return {};
    for (const Row &row : hssRows) {
        const std::optional<QByteArray> id =
            row.method == method ? fit(segments.sliced(3), row.path) : std::nullopt;
        if (id)
            return {row.call, QByteArray::fromPercentEncoding(segments[2]),
                QString::fromUtf8(QByteArray::fromPercentEncoding(*id))};
    }
    return {};
}

bool isHssCall(PracticeCall call)
{
    return call != PracticeCall::None && call < PracticeCall::SignIn;
}

} // namespace hssreg
