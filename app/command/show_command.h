#pragma once

#include "app/command/read_command.h"

#include <QCoreApplication>

namespace hssreg {

//! `show ID`: one repository, all that HSS tells about it.
class ShowCommand final : public ReadCommand {
    Q_DECLARE_TR_FUNCTIONS(ShowCommand)
public:
    ShowCommand(ShowOptions options, const Surroundings &surroundings);

protected:
    int answer(const QList<RegistryInfo> &registries) override;

private:
    ShowOptions m_options;
};

} // namespace hssreg
