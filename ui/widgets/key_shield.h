#pragma once

#include <QAccessible>
#include <QObject>
#include <QSet>

class QKeyEvent;
class QWidget;

namespace hssreg {

//! Whether a key puts text in, rather than being a command.
[[nodiscard]] bool typesText(const QKeyEvent &event);

//! Keeps the text typed into one widget off the accessibility bus. Qt's bridge on Linux sends every key that comes
//! from the system to the registry of assistive technology, with its text, before any widget has it. While the
//! widget has the focus, this hands it such keys first, as events of the program's own, which the bridge leaves
//! alone. Keys without text and keys pressed together with Insert or Caps Lock, the screen readers' own modifiers,
//! go the usual way, so that their commands still work.
class KeyShield final : public QObject, private QAccessible::ActivationObserver {
    Q_OBJECT
public:
    //! Refers to the widget, which owns it.
    explicit KeyShield(QWidget &widget);
    ~KeyShield() override;

    //! The widget has the focus now.
    void raise();
    void lower();

protected:
    bool eventFilter(QObject *target, QEvent *event) override;

private:
    void accessibilityActiveChanged(bool active) override;
    [[nodiscard]] bool isForWidget(const QObject *target) const;

    QWidget &m_widget;
    QSet<int> m_held; //!< of the screen readers' modifiers
};

} // namespace hssreg
