#include "ui/widgets/message_line.h"

#include "ui/widgets/sign.h"
#include "ui/widgets/tone_text.h"

#include <QHBoxLayout>

namespace hssreg {

MessageLine::MessageLine(QPalette::ColorRole on, QWidget *parent)
    : QWidget(parent)
    , m_sign(new Sign(on, this))
    , m_text(new ToneText(Tone::Plain, on, this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(fontMetrics().horizontalAdvance(u' '));
    line->addWidget(m_sign, 0, Qt::AlignTop);
    line->addWidget(m_text, 1);
    hide();
}

void MessageLine::setMessage(const QString &icon, Tone tone, const QString &text)
{
    m_sign->setSign(icon, tone);
    m_text->setTone(tone);
    m_text->setText(text);
    setVisible(!text.isEmpty());
}

QString MessageLine::text() const
{
    return m_text->text();
}

QString MessageLine::icon() const
{
    return m_sign->icon();
}

} // namespace hssreg
