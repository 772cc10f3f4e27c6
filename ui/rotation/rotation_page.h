#pragma once

#include <QWidget>

namespace hssreg {

//! One step of the track that comes before the run.
class RotationPage : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    //! The heading over it.
    [[nodiscard]] virtual QString title() const = 0;
    //! Why one can not go on from here, in words; empty: one can.
    [[nodiscard]] virtual QString obstacle() const = 0;
    //! The person came here, from before or from after it.
    virtual void enter() = 0;
    //! The person goes elsewhere.
    virtual void leave() { }

Q_SIGNALS:
    //! title() or obstacle() may be something else.
    void changed();
};

} // namespace hssreg
