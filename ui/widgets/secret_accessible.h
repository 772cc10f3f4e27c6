#pragma once

#include <QAccessibleWidget>

namespace hssreg {

//! What assistive technology is told about a SecretLine: that it is a password field, its label and what is wrong
//! with it; neither its text nor its length, and by no event, whether it is shown on the screen or not.
class SecretAccessible final : public QAccessibleWidget {
public:
    explicit SecretAccessible(QWidget *line)
        : QAccessibleWidget(line, QAccessible::EditableText)
    {
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override { }
    [[nodiscard]] QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    //! Makes Qt use this class for every SecretLine. Harmless when repeated.
    static void install();
};

} // namespace hssreg
