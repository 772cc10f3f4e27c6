#pragma once

#include <QAccessible>
#include <QStringList>

class QWidget;

namespace hssreg {

//! Listens to every accessibility event of the program as long as it lives. One at a time.
class AccessibilityEvents {
public:
    AccessibilityEvents();
    ~AccessibilityEvents();
    AccessibilityEvents(const AccessibilityEvents &) = delete;
    AccessibilityEvents &operator=(const AccessibilityEvents &) = delete;

    //! How many came at all.
    [[nodiscard]] int count() const;
    //! Every text that an event carried.
    [[nodiscard]] QStringList texts() const;
    //! How many events about text or values an object sent.
    [[nodiscard]] int aboutTextOf(const QObject *object) const;
};

//! Everything that assistive technology can read of a widget and all below it.
[[nodiscard]] QStringList readableTexts(QWidget &widget);

} // namespace hssreg
