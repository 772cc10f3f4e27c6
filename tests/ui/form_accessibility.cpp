#include "tests/ui/form_accessibility.h"

#include <QWidget>

namespace hssreg {

namespace {

struct Heard {
    const QObject *object;
    QAccessible::Event type;
    QStringList texts;
};
bool listening = false;
QList<Heard> heard; // what hears is a bare function

QStringList textsOf(QAccessibleEvent *event)
{
    // Qt casts by the type as well.
    switch (int(event->type())) {
    case QAccessible::TextInserted: return {static_cast<QAccessibleTextInsertEvent *>(event)->textInserted()};
    case QAccessible::TextRemoved: return {static_cast<QAccessibleTextRemoveEvent *>(event)->textRemoved()};
    case QAccessible::TextUpdated: {
        const auto *update = static_cast<QAccessibleTextUpdateEvent *>(event);
        return {update->textInserted(), update->textRemoved()};
    }
    case QAccessible::ValueChanged:
        return {static_cast<QAccessibleValueChangeEvent *>(event)->value().toString()};
    default: return {};
    }
}

bool isAboutText(QAccessible::Event type)
{
    constexpr std::array kinds{QAccessible::TextInserted, QAccessible::TextRemoved, QAccessible::TextUpdated,
        QAccessible::TextCaretMoved, QAccessible::TextSelectionChanged, QAccessible::TextAttributeChanged,
        QAccessible::ValueChanged};
    return std::find(kinds.begin(), kinds.end(), type) != kinds.end();
}

void read(QAccessibleInterface *interface, QStringList &texts)
{
    if (!interface || !interface->isValid())
        return;
    for (int kind = QAccessible::Name; kind <= QAccessible::DebugDescription; ++kind)
        texts.append(interface->text(QAccessible::Text(kind)));
    if (QAccessibleTextInterface *text = interface->textInterface())
        texts.append(text->text(0, text->characterCount()));
    if (QAccessibleValueInterface *value = interface->valueInterface())
        texts.append(value->currentValue().toString());
    for (int i = 0; i < interface->childCount(); ++i)
        read(interface->child(i), texts);
}

} // namespace

AccessibilityEvents::AccessibilityEvents()
{
    heard.clear();
    listening = true;
}

AccessibilityEvents::~AccessibilityEvents()
{
    listening = false;
    heard.clear();
}

int AccessibilityEvents::count() const
{
    return int(heard.size());
}

QStringList AccessibilityEvents::texts() const
{
    QStringList all;
    for (const Heard &one : std::as_const(heard))
        all += one.texts;
    all.removeAll(QString());
    return all;
}

int AccessibilityEvents::aboutTextOf(const QObject *object) const
{
    int count = 0;
    for (const Heard &one : std::as_const(heard))
        count += one.object == object && isAboutText(one.type);
    return count;
}

QStringList readableTexts(QWidget &widget)
{
    QStringList texts;
    read(QAccessible::queryAccessibleInterface(&widget), texts);
    texts.removeAll(QString());
    return texts;
}

} // namespace hssreg

// In place of Qt's own: what every control calls. Qt's calls an update handler only once a platform has switched
// accessibility on, which no public function does and the offscreen platform never.
void QAccessible::updateAccessibility(QAccessibleEvent *event)
{
    if (hssreg::listening)
        hssreg::heard.append({event->object(), event->type(), hssreg::textsOf(event)});
}
