#pragma once

#include <QByteArray>
#include <QString>

namespace hssreg {

//! What can be asked of the practice service.
enum class PracticeCall {
    None,
    // HSS
    List,
    Add,
    Update,
    Delete,
    BatchDelete,
    UploadCommand,
    Statistics,
    Synchronise,
    Tasks,
    TaskRegistries,
    Clusters,
    // IAM and EPS
    SignIn,
    Projects,
    UsableProjects,
    Regions,
    EnterpriseProjects
};

//! What a method and a path ask for.
struct PracticeRoute {
    PracticeCall call = PracticeCall::None;
    QByteArray project; //!< decoded; of HSS's calls only
    QString id; //!< decoded: a repository's, or a task's
};

[[nodiscard]] PracticeRoute practiceRoute(const QByteArray &method, const QByteArray &path);

//! Whether a call is one of HSS, in a project.
[[nodiscard]] bool isHssCall(PracticeCall call);

} // namespace hssreg
