#include "ui/widgets/key_shield.h"

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>
#include <QWindow>

namespace hssreg {

bool typesText(const QKeyEvent &event)
{
    const QString text = event.text();
    if (text.isEmpty())
        return false;
    const Qt::KeyboardModifiers held =
        event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (held != Qt::NoModifier && held != (Qt::ControlModifier | Qt::AltModifier)) // both: AltGr
        return false;
    const QChar first = text.front();
    return first.isPrint() || first.isHighSurrogate() || first.category() == QChar::Other_Format
        || first.category() == QChar::Other_PrivateUse;
}

KeyShield::KeyShield(QWidget &widget)
    : QObject(&widget)
    , m_widget(widget)
{
    QAccessible::installActivationObserver(this);
}

KeyShield::~KeyShield()
{
    QAccessible::removeActivationObserver(this);
}

void KeyShield::raise()
{
    qApp->installEventFilter(this); // the last one installed is the first one asked
}

void KeyShield::lower()
{
    qApp->removeEventFilter(this);
    m_held.clear();
}

// The bridge installs its filter when it becomes active; this one goes before it again.
void KeyShield::accessibilityActiveChanged(bool)
{
    const auto again = [this] {
        if (m_widget.hasFocus())
            raise();
    };
    QMetaObject::invokeMethod(this, again, Qt::QueuedConnection);
}

bool KeyShield::isForWidget(const QObject *target) const
{
    return m_widget.hasFocus() && !QApplication::activePopupWidget()
        && (target == &m_widget || target == m_widget.window()->windowHandle());
}

bool KeyShield::eventFilter(QObject *target, QEvent *event)
{
    const bool pressed = event->type() == QEvent::KeyPress;
    if (!event->spontaneous() || (!pressed && event->type() != QEvent::KeyRelease))
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Insert || key->key() == Qt::Key_CapsLock) {
        if (pressed)
            m_held.insert(key->key());
        else
            m_held.remove(key->key());
        return false;
    }
    if (!m_held.isEmpty() || !typesText(*key) || !isForWidget(target))
        return false;
    if (pressed) {
        QKeyEvent own(QEvent::KeyPress, key->key(), key->modifiers(), key->text(), key->isAutoRepeat(),
            quint16(key->count()));
        QCoreApplication::sendEvent(&m_widget, &own);
    }
    return true;
}

} // namespace hssreg
