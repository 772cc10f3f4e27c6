#pragma once

#include "ui/widgets/tones.h"

#include <QLabel>

namespace hssreg {

//! A label in a tone: plain text that wraps, in a colour that follows the palette.
class ToneText final : public QLabel {
    Q_OBJECT
public:
    //! `on` is the palette's role of the ground it lies on.
    explicit ToneText(Tone tone, QPalette::ColorRole on = QPalette::Window, QWidget *parent = nullptr);

    void setTone(Tone tone);
    [[nodiscard]] Tone tone() const { return m_tone; }
    //! On one line up to a readable length, where a QLabel that may wrap would rather be a square.
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    Tone m_tone;
    QPalette::ColorRole m_on;
};

} // namespace hssreg
