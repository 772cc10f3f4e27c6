#pragma once

#include "ui/widgets/prompts.h"

namespace hssreg {

//! Asks with a message box over the window.
class DialogPrompts final : public Prompts {
public:
    void ask(QWidget *parent, const Prompt &prompt, std::function<void(bool goOn)> answered) override;
    void withdraw(QWidget *parent) override;
};

} // namespace hssreg
