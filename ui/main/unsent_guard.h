#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace hssreg {

class AccessEditor;
class Prompts;

//! Asks before what was typed, or an update that is on its way, would be lost.
class UnsentGuard final : public QObject {
    Q_OBJECT
public:
    //! Asks over `window`. Refers to all three; they must outlive it.
    UnsentGuard(AccessEditor &editor, Prompts &prompts, QWidget &window);

    //! Whether leaving would ask.
    [[nodiscard]] bool wouldAsk() const;
    //! Calls `goOn` at once when nothing would be lost, else when the person says so; `stay`, which may be empty,
    //! when the person does not. `what` says what would be done: "Opening another repository".
    void leave(const QString &what, std::function<void()> goOn, std::function<void()> stay = {});

private:
    [[nodiscard]] bool onItsWay() const;

    AccessEditor &m_editor;
    Prompts &m_prompts;
    QWidget &m_window;
};

} // namespace hssreg
