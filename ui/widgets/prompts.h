#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace hssreg {

//! One question for the person, in plain text. Going on is always the riskier answer.
struct Prompt {
    QString title;
    QString text;
    QString details; //!< below the text, may have several lines; may be empty
    QString goOn; //!< the verb on the button that goes on: "Send anyway"
    QString stop; //!< the verb on the safe one, which Enter and Escape mean too: "Keep editing"
};

//! Asks the person; behind an interface, so that a test can answer.
class Prompts {
public:
    Prompts() = default;
    Prompts(const Prompts &) = delete;
    Prompts &operator=(const Prompts &) = delete;
    virtual ~Prompts() = default;

    //! Asks over `parent` without waiting. `answered` is called once, or never if `parent` goes or the question
    //! is withdrawn.
    virtual void ask(QWidget *parent, const Prompt &prompt, std::function<void(bool goOn)> answered) = 0;
    //! Takes back what was asked over `parent` and is still open: there is nothing left to decide.
    virtual void withdraw(QWidget *parent) = 0;
};

} // namespace hssreg
