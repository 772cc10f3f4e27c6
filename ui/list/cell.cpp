#include "ui/list/cell.h"

#include "ui/icons/icon.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QWidget>

namespace hssreg {

namespace {

constexpr int edge = 6; // left and right of a cell's text
constexpr int gap = 4; // above and below the lines, and between icon and word

QPalette::ColorGroup groupOf(const QStyleOptionViewItem &option)
{
    if (!option.state.testFlag(QStyle::State_Enabled))
        return QPalette::Disabled;
    return option.state.testFlag(QStyle::State_Active) ? QPalette::Active : QPalette::Inactive;
}

} // namespace

Cell::Cell(QPainter &painter, const QStyleOptionViewItem &option)
    : m_painter(painter)
    , m_option(option)
    , m_selected(option.state.testFlag(QStyle::State_Selected))
    , m_group(groupOf(option))
{
    QStyleOptionViewItem ground = option;
    ground.text.clear();
    ground.icon = {};
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, &painter, option.widget);
    painter.setFont(option.font);
}

QRect Cell::inside() const
{
    return m_option.rect.adjusted(edge, gap, -edge, -gap);
}

void Cell::text(const QRect &where, Tone tone, const QString &text, Qt::AlignmentFlag side) const
{
    const Qt::Alignment seen = QStyle::visualAlignment(m_option.direction, side | Qt::AlignVCenter);
    m_painter.setPen(colour(tone));
    m_painter.drawText(where, int(seen) | int(Qt::TextSingleLine),
        m_option.fontMetrics.elidedText(text, Qt::ElideRight, where.width()));
}

void Cell::signedText(const QRect &where, Tone tone, const QString &icon, const QString &words) const
{
    const int side = m_option.fontMetrics.ascent();
    const QRect sign(where.left(), where.center().y() - side / 2, side, side);
    paintIcon(m_painter, QRectF(QStyle::visualRect(m_option.direction, where, sign)), icon, colour(tone));
    const QRect rest = where.adjusted(signWidth(m_option), 0, 0, 0);
    text(QStyle::visualRect(m_option.direction, where, rest), tone, words);
}

QSize Cell::room(const QStyleOptionViewItem &option, int textWidth, int lines)
{
    return {textWidth + 2 * edge + 2, lines * option.fontMetrics.lineSpacing() + 2 * gap};
}

int Cell::signWidth(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.ascent() + gap;
}

//! Tones are for the plain ground; on the selection's colour all is in the selection's own text colour.
QColor Cell::colour(Tone tone) const
{
    if (m_selected)
        return m_option.palette.color(m_group, QPalette::HighlightedText);
    if (tone == Tone::Plain)
        return m_option.palette.color(m_group, QPalette::Text);
    return toneColour(tone, m_option.palette, QPalette::Base);
}

} // namespace hssreg
