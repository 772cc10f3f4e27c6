// How a SecretLine looks: as a line edit of the style in use.
#include "ui/widgets/secret_line.h"

#include "app/support/text.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyle>
#include <QStyleHints>
#include <QStyleOptionFrame>
#include <QTextLayout>
#include <QTimerEvent>

namespace hssreg {

namespace {

// QLineEdit's own.
constexpr int marginX = 2;
constexpr int marginY = 1;
constexpr int widthInLetters = 17;

//! One line of text laid out; what is shown is overwritten when it goes.
class ShownLine {
public:
    ShownLine(QString text, const QFont &font)
        : m_text(std::move(text))
    {
        m_layout.emplace(m_text, font);
        QTextOption option;
        option.setWrapMode(QTextOption::NoWrap);
        m_layout->setTextOption(option);
        m_layout->beginLayout();
        m_line = m_layout->createLine();
        m_layout->endLayout();
    }
    ShownLine(const ShownLine &) = delete;
    ShownLine &operator=(const ShownLine &) = delete;
    ~ShownLine()
    {
        m_layout.reset(); // else writing would make a copy and wipe that
        wipe(m_text.data(), std::size_t(m_text.size()) * sizeof(QChar));
    }
    [[nodiscard]] int xOf(int column) const { return m_line.isValid() ? int(m_line.cursorToX(column)) : 0; }
    [[nodiscard]] int columnAt(int x) const { return m_line.isValid() ? m_line.xToCursor(x) : 0; }
    [[nodiscard]] int width() const { return m_line.isValid() ? int(m_line.naturalTextWidth()) + 1 : 0; }
    [[nodiscard]] int height() const { return m_line.isValid() ? int(m_line.height()) : 0; }
    [[nodiscard]] const QTextLayout &layout() const { return *m_layout; }

private:
    QString m_text;
    std::optional<QTextLayout> m_layout;
    QTextLine m_line;
};

//! Something to see for a unit that has no picture or turns the order of the others around.
QChar readable(char16_t unit)
{
    if (unit < 0x20)
        return QChar(0x2400 + unit);
    if (unit == 0x7f)
        return QChar(u'\u2421');
    const QChar character(unit);
    return character.category() == QChar::Other_Control || character.category() == QChar::Other_Format
        ? QChar(QChar::ReplacementCharacter)
        : character;
}

} // namespace

void SecretLine::initStyle(QStyleOptionFrame &option) const
{
    option.initFrom(this);
    option.lineWidth = style()->pixelMetric(QStyle::PM_DefaultFrameWidth, &option, this);
    option.state |= QStyle::State_Sunken;
}

QSize SecretLine::sizeHint() const
{
    QStyleOptionFrame option;
    initStyle(option);
    const QFontMetrics metrics = fontMetrics();
    const QSize text(metrics.horizontalAdvance(u'x') * widthInLetters + 2 * marginX,
        std::max(metrics.height(), 14) + 2 * marginY);
    return style()->sizeFromContents(QStyle::CT_LineEdit, &option, text, this);
}

QSize SecretLine::minimumSizeHint() const
{
    QStyleOptionFrame option;
    initStyle(option);
    const QFontMetrics metrics = fontMetrics();
    return style()->sizeFromContents(QStyle::CT_LineEdit, &option,
        QSize(metrics.maxWidth() + 2 * marginX, std::max(metrics.height(), 14) + 2 * marginY), this);
}

QRect SecretLine::textRect() const
{
    QStyleOptionFrame option;
    initStyle(option);
    return style()
        ->subElementRect(QStyle::SE_LineEditContents, &option, this)
        .adjusted(marginX, marginY, -marginX, -marginY);
}

int SecretLine::column(int index) const
{
    return m_shown ? index : codePoints(secretView().left(index));
}

QString SecretLine::display() const
{
    const auto star = QChar(style()->styleHint(QStyle::SH_LineEdit_PasswordCharacter, nullptr, this));
    if (!m_shown)
        return QString(codePoints(secretView()) + codePoints(m_preedit), star);
    QString text;
    text.reserve(end() + m_preedit.size()); // growing would leave parts behind
    for (const char16_t unit : m_text)
        text.append(readable(unit));
    text.insert(m_cursor, m_preedit);
    return text;
}

int SecretLine::displayColumn() const
{
    return column(m_cursor) + int(m_shown ? m_preedit.size() : codePoints(m_preedit));
}

int SecretLine::indexAt(int x) const
{
    const int wanted = ShownLine(display(), font()).columnAt(x - textRect().left() + m_scroll);
    int index = 0;
    for (int at = 0; index < end() && at < wanted; at = m_shown ? index : at + 1)
        index = after(index);
    return index;
}

int SecretLine::cursorX() const
{
    return textRect().left() - m_scroll + ShownLine(display(), font()).xOf(displayColumn());
}

void SecretLine::keepCursorVisible()
{
    const ShownLine line(display(), font());
    const int width = textRect().width();
    const int x = line.xOf(displayColumn());
    m_scroll = std::clamp(m_scroll, std::min(x, x - width + 1), x);
    m_scroll = std::clamp(m_scroll, 0, std::max(0, line.width() - width));
}

void SecretLine::restartBlinking()
{
    const int period = QGuiApplication::styleHints()->cursorFlashTime();
    m_cursorOn = hasFocus();
    if (hasFocus() && period > 1)
        m_blink.start(period / 2, this);
    else
        m_blink.stop();
}

void SecretLine::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_blink.timerId())
        return QWidget::timerEvent(event);
    m_cursorOn = !m_cursorOn;
    update();
}

void SecretLine::paintEvent(QPaintEvent *)
{
    QStyleOptionFrame option;
    initStyle(option);
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);

    const QRect where = textRect();
    painter.setClipRect(where.adjusted(-1, 0, 1, 0));
    const ShownLine line(display(), font());
    const QPointF origin(where.left() - m_scroll, where.top() + (where.height() - line.height()) / 2.0);
    QList<QTextLayout::FormatRange> marked;
    if (m_anchor != m_cursor) {
        const auto [from, to] = std::minmax({column(m_anchor), column(m_cursor)});
        QTextCharFormat format;
        format.setBackground(palette().brush(QPalette::Highlight));
        format.setForeground(palette().brush(QPalette::HighlightedText));
        marked.append({from, to - from, format});
    }
    painter.setPen(palette().color(QPalette::Text));
    line.layout().draw(&painter, origin, marked);
    if (m_cursorOn && isEnabled()) {
        const int thick = style()->pixelMetric(QStyle::PM_TextCursorWidth, &option, this);
        painter.fillRect(QRectF(origin.x() + line.xOf(displayColumn()), origin.y(), thick, line.height()),
            palette().color(QPalette::Text));
    }
}

} // namespace hssreg
