#pragma once

#include "app/access/new_registry.h"
#include "app/command/command.h"
#include "app/command/service_access.h"
#include "app/command/service_answer.h"

namespace hssreg {

//! `add FIELD…`: check, send, find the new repository by its name, prove.
class AddCommand final : public Command {
    Q_DECLARE_TR_FUNCTIONS(AddCommand)
public:
    AddCommand(AddOptions options, const Surroundings &surroundings);

    QCoro::Task<int> run() override;

private:
    [[nodiscard]] std::optional<int> readPassword();
    [[nodiscard]] QList<Finding> findings() const;
    [[nodiscard]] QCoro::Task<std::optional<int>> readBefore(Deadline deadline);
    QCoro::Task<> find();
    void keep(const FieldTexts &sent);
    QCoro::Task<> prove();
    [[nodiscard]] int finish();

    AddOptions m_options;
    NewRegistry m_registry;
    QStringList m_idsBefore; //!< of the repositories that have this name already
    UpdateResult m_result;
    ServiceAccess m_access; // last: ends the flow while the rest still lives
};

} // namespace hssreg
