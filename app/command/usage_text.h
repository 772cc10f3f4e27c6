#pragma once

#include "app/command/option_tree.h"

namespace hssreg {

//! What is wrong with a command line, in words. It names options and commands that exist, and the name of one that
//! does not where that can be nothing but a name. Values and stray arguments are never repeated: they may be secrets.
class UsageText {
    Q_DECLARE_TR_FUNCTIONS(UsageText)
public:
    //! Refers to the tree after it parsed.
    explicit UsageText(const OptionTree &tree)
        : m_tree(tree)
    {
    }

    //! For arguments that nothing took, at least one.
    [[nodiscard]] QString leftOver(const std::vector<std::string> &arguments) const;
    //! For what CLI11 found wrong.
    [[nodiscard]] QString fault(const CLI::ParseError &error) const;

private:
    [[nodiscard]] QString unknownOption(const QString &name) const;
    [[nodiscard]] QString strayArgument(const QString &argument) const;
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString excluded() const;
    [[nodiscard]] QString mismatch(const QString &cause) const;
    [[nodiscard]] QString ownerOf(const QString &option) const;
    [[nodiscard]] QStringList commands() const;
    [[nodiscard]] QList<const CLI::Option *> options() const;
    [[nodiscard]] QStringList optionNames() const;

    const OptionTree &m_tree;
};

} // namespace hssreg
