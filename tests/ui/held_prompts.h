#pragma once

#include "ui/widgets/prompts.h"

#include <QList>

#include <utility>

namespace hssreg {

//! Keeps what was asked until the test answers.
class HeldPrompts final : public Prompts {
public:
    void ask(QWidget *, const Prompt &prompt, std::function<void(bool goOn)> answered) override
    {
        asked.append(prompt);
        m_answered = std::move(answered);
    }
    void withdraw(QWidget *) override
    {
        ++withdrawn;
        m_answered = {};
    }
    [[nodiscard]] bool isOpen() const { return bool(m_answered); }
    void answer(bool goOn) { std::exchange(m_answered, {})(goOn); }

    QList<Prompt> asked;
    int withdrawn = 0;

private:
    std::function<void(bool goOn)> m_answered;
};

} // namespace hssreg
