#include "ui/form/status_pill.h"

#include "ui/icons/icon.h"

#include <QPainter>
#include <QStyle>

namespace hssreg {

StatusPill::StatusPill(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void StatusPill::setStatus(const QString &icon, Tone tone, const QString &text)
{
    m_icon = icon;
    m_tone = tone;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize StatusPill::sizeHint() const
{
    return {textStart() + fontMetrics().horizontalAdvance(m_text) + margin(), side() * 8 / 5};
}

QSize StatusPill::minimumSizeHint() const
{
    return {side() * 4, sizeHint().height()};
}

void StatusPill::paintEvent(QPaintEvent *)
{
    const QColor ground = toneGround(m_tone, palette());
    const QColor colour = toneColourOn(m_tone, ground);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), side() / 3.0, side() / 3.0);
    const QRect icon(
        side() / 2 + side() / 4, (height() - side() * 3 / 4) / 2, side() * 3 / 4, side() * 3 / 4);
    const QRect text = rect().adjusted(textStart(), 0, -margin() / 2, 0);
    const Qt::LayoutDirection direction = layoutDirection();
    paintIcon(painter, QStyle::visualRect(direction, rect(), icon), m_icon, colour);
    painter.setPen(colour);
    painter.drawText(QStyle::visualRect(direction, rect(), text), Qt::AlignVCenter | Qt::AlignLeading,
        fontMetrics().elidedText(m_text, Qt::ElideRight, text.width()));
}

} // namespace hssreg
