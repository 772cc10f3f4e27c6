#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace hssreg {

//! A combo box in a form that scrolls: the wheel scrolls the form and never changes the choice under the pointer.
class SteadyComboBox final : public QComboBox {
    Q_OBJECT
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }
};

} // namespace hssreg
