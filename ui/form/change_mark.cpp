#include "ui/form/change_mark.h"

#include "ui/widgets/tones.h"

#include <QPainter>

namespace hssreg {

ChangeMark::ChangeMark(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void ChangeMark::setOn(bool on)
{
    m_on = on;
    setAccessibleName(on ? tr("changed") : QString());
    setToolTip(on ? tr("Changed") : QString());
    update();
}

QSize ChangeMark::sizeHint() const
{
    return {std::max(2, fontMetrics().height() / 5), fontMetrics().height()};
}

void ChangeMark::paintEvent(QPaintEvent *)
{
    if (!m_on)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), toneColour(Tone::Mark, palette()));
}

} // namespace hssreg
