#pragma once

#include "app/command/read_command.h"

#include <QCoreApplication>

namespace hssreg {

//! `list`: the repositories that fit, one line or object each.
class ListCommand final : public ReadCommand {
    Q_DECLARE_TR_FUNCTIONS(ListCommand)
public:
    ListCommand(ListOptions options, const Surroundings &surroundings);

protected:
    int answer(const QList<RegistryInfo> &registries) override;

private:
    [[nodiscard]] bool fits(const RegistryInfo &registry) const;
    [[nodiscard]] int plan(const QList<RegistryInfo> &registries);
    void sayWhyEmpty();
    void table(const QList<RegistryInfo> &registries);

    ListOptions m_options;
};

} // namespace hssreg
