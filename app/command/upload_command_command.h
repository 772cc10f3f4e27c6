#pragma once

#include "app/command/command.h"
#include "app/command/service_access.h"

namespace hssreg {

//! `upload-command ID`: the commands that upload the scan component to a repository with source Other. They hold the
//! password, and go to standard output only.
class UploadCommandCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(UploadCommandCommand)
public:
    UploadCommandCommand(UploadCommandOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    [[nodiscard]] std::optional<int> readPassword();
    [[nodiscard]] std::optional<int> take(const RegistryList &list);
    void print(const UploadCommand &command);

    UploadCommandOptions m_options;
    UploadCommandQuery m_query;
    ServiceAccess m_access; // last: ends the flow while the rest still lives
};

} // namespace hssreg
