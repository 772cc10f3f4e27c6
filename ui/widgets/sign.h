#pragma once

#include "ui/widgets/tones.h"

#include <QWidget>

namespace hssreg {

//! A small icon of resources/icons in a tone, as high as the text beside it. Decoration: the words stand beside it.
class Sign final : public QWidget {
    Q_OBJECT
public:
    explicit Sign(QPalette::ColorRole on = QPalette::Window, QWidget *parent = nullptr);

    void setSign(const QString &icon, Tone tone);
    [[nodiscard]] QString icon() const { return m_icon; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QPalette::ColorRole m_on;
    QString m_icon;
    Tone m_tone = Tone::Plain;
};

} // namespace hssreg
