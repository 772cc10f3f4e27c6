#pragma once

#include "app/command/command_line.h"
#include "app/command/option_tree.h"

namespace hssreg {

//! Completion scripts made from the grammar, so that they can not fall behind it.
class CompletionScript {
public:
    //! Refers to the tree.
    explicit CompletionScript(const OptionTree &tree)
        : m_tree(tree)
    {
    }
    [[nodiscard]] QString text(CompletionOptions::Shell shell) const;

private:
    [[nodiscard]] QString bash() const;
    [[nodiscard]] QString zsh() const;
    [[nodiscard]] QString fish() const;

    const OptionTree &m_tree;
};

} // namespace hssreg
