#pragma once

#include "ui/widgets/tones.h"

#include <QWidget>

namespace hssreg {

//! A word with its icon on a faint ground of its tone.
class StatusPill final : public QWidget {
    Q_OBJECT
public:
    explicit StatusPill(QWidget *parent = nullptr);

    void setStatus(const QString &icon, Tone tone, const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int side() const { return fontMetrics().height(); }
    [[nodiscard]] int margin() const { return side() * 2 / 3; }
    //! After the margin, the icon and a gap.
    [[nodiscard]] int textStart() const { return margin() + side() * 3 / 4 + side() / 3; }

    QString m_icon;
    QString m_text;
    Tone m_tone = Tone::Plain;
};

} // namespace hssreg
