#include "ui/widgets/wrap_row.h"

#include <QStyle>
#include <QWidget>

namespace hssreg {

namespace {

bool expands(const QLayoutItem *item)
{
    return item->expandingDirections().testFlag(Qt::Horizontal);
}

int heightAt(const QLayoutItem *item, int width)
{
    return item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
}

} // namespace

WrapRow::WrapRow(Qt::AlignmentFlag side, QWidget *parent)
    : QLayout(parent)
    , m_side(side)
{
    setContentsMargins(0, 0, 0, 0);
}

WrapRow::~WrapRow()
{
    qDeleteAll(m_items);
}

void WrapRow::addItem(QLayoutItem *item)
{
    m_items.append(item);
}

QLayoutItem *WrapRow::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int WrapRow::gap() const
{
    if (spacing() >= 0)
        return spacing();
    const QWidget *widget = parentWidget();
    return widget ? widget->style()->pixelMetric(QStyle::PM_LayoutHorizontalSpacing, nullptr, widget) : 0;
}

QList<WrapRow::Line> WrapRow::lines(int width) const
{
    QList<Line> all;
    for (QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        const int wanted = item->sizeHint().width();
        if (all.isEmpty() || all.last().width + gap() + wanted > width)
            all.append({{item}, wanted});
        else {
            all.last().items.append(item);
            all.last().width += gap() + wanted;
        }
    }
    return all;
}

int WrapRow::widthIn(const Line &line, const QLayoutItem *item, int width) const
{
    const int wanted = std::min(item->sizeHint().width(), width);
    if (!expands(item))
        return wanted;
    const auto sharing = std::count_if(line.items.begin(), line.items.end(), expands);
    return wanted + std::max(0, width - line.width) / int(sharing);
}

int WrapRow::lineHeight(const Line &line, int width) const
{
    int height = 0;
    for (const QLayoutItem *item : line.items)
        height = std::max(height, heightAt(item, widthIn(line, item, width)));
    return height;
}

int WrapRow::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    const int inner = width - margins.left() - margins.right();
    int height = 0;
    const QList<Line> all = lines(inner);
    for (const Line &line : all)
        height += lineHeight(line, inner) + (height > 0 ? gap() : 0);
    return height + margins.top() + margins.bottom();
}

QSize WrapRow::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width > 0 ? gap() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    return QSize(width, height).grownBy(contentsMargins());
}

QSize WrapRow::minimumSize() const
{
    QSize least(0, 0);
    for (const QLayoutItem *item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least.grownBy(contentsMargins());
}

void WrapRow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    QRect rest = rect.marginsRemoved(contentsMargins());
    const QList<Line> all = lines(rest.width());
    for (const Line &line : all) {
        const int height = lineHeight(line, rest.width());
        place(line, QRect(rest.topLeft(), QSize(rest.width(), height)));
        rest.setTop(rest.top() + height + gap());
    }
}

void WrapRow::place(const Line &line, const QRect &where) const
{
    const bool filled = std::any_of(line.items.begin(), line.items.end(), expands);
    int x = filled || m_side == Qt::AlignLeft ? where.left()
                                              : where.right() + 1 - std::min(line.width, where.width());
    for (QLayoutItem *item : line.items) {
        const int width = widthIn(line, item, where.width());
        const int height = std::min(heightAt(item, width), where.height());
        const QRect box(x, where.top() + (where.height() - height) / 2, width, height);
        item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), where, box));
        x += width + gap();
    }
}

} // namespace hssreg
