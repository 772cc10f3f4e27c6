#include "ui/widgets/sign.h"

#include "ui/icons/icon.h"

#include <QEvent>
#include <QPainter>

namespace hssreg {

Sign::Sign(QPalette::ColorRole on, QWidget *parent)
    : QWidget(parent)
    , m_on(on)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Sign::setSign(const QString &icon, Tone tone)
{
    if (m_icon == icon && m_tone == tone)
        return;
    m_icon = icon;
    m_tone = tone;
    update();
}

QSize Sign::sizeHint() const
{
    const int side = fontMetrics().height();
    return {side, side};
}

void Sign::paintEvent(QPaintEvent *)
{
    if (m_icon.isEmpty())
        return;
    QPainter painter(this);
    const qreal edge = width() / 10.0;
    paintIcon(painter, QRectF(rect()).adjusted(edge, edge, -edge, -edge), m_icon,
        toneColour(m_tone, palette(), m_on));
}

void Sign::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace hssreg
