#pragma once

#include <QWidget>

namespace hssreg {

//! The bar beside a field that is changed. Keeps its place when it is off.
class ChangeMark final : public QWidget {
    Q_OBJECT
public:
    explicit ChangeMark(QWidget *parent = nullptr);

    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_on = false;
};

} // namespace hssreg
