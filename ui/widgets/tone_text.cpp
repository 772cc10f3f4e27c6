#include "ui/widgets/tone_text.h"

#include <QEvent>

namespace hssreg {

ToneText::ToneText(Tone tone, QPalette::ColorRole on, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
    , m_on(on)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setForegroundRole(QPalette::WindowText); // on a ground of another role it would follow that
    recolour();
}

void ToneText::setTone(Tone tone)
{
    m_tone = tone;
    recolour();
}

QSize ToneText::sizeHint() const
{
    if (!wordWrap())
        return QLabel::sizeHint();
    constexpr int readable = 70; // letters
    const QFontMetrics metrics = fontMetrics();
    const int whole = metrics.size(Qt::TextExpandTabs, text()).width() + 2 * metrics.horizontalAdvance(u' ');
    const int width = std::min(whole, metrics.averageCharWidth() * readable);
    return {width, heightForWidth(width)};
}

void ToneText::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

void ToneText::recolour()
{
    if (m_tone == Tone::Plain) {
        if (testAttribute(Qt::WA_SetPalette))
            setPalette(QPalette());
        return;
    }
    const QColor colour = toneColour(m_tone, palette(), m_on);
    if (palette().color(QPalette::WindowText) == colour)
        return; // setting it sends PaletteChange again
    QPalette own;
    own.setResolveMask(0);
    own.setColor(QPalette::WindowText, colour);
    setPalette(own);
}

} // namespace hssreg
