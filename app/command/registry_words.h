#pragma once

#include "app/access/registry_info.h"
#include "app/command/columns.h"

#include <QCoreApplication>

namespace hssreg {

//! What the command line tells people about a repository.
class RegistryWords {
    Q_DECLARE_TR_FUNCTIONS(RegistryWords)
public:
    explicit RegistryWords(const RegistryInfo &registry)
        : m_registry(registry)
    {
    }
    //! Connected, Abnormal, Connecting, or the word HSS used.
    [[nodiscard]] Cell status() const;
    //! When it was last synchronised, in local time.
    [[nodiscard]] QString synchronised() const;
    //! Everything, a name and a value a line. Values come from elsewhere.
    [[nodiscard]] Columns details() const;

private:
    const RegistryInfo &m_registry;
};

} // namespace hssreg
