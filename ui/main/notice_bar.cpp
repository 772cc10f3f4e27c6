#include "ui/main/notice_bar.h"

#include "ui/widgets/message_line.h"

#include <QAccessible>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace hssreg {

NoticeBar::NoticeBar(const QString &icon, Tone tone, const QString &button, QWidget *parent)
    : QFrame(parent)
    , m_icon(icon)
    , m_tone(tone)
    , m_line(new MessageLine(QPalette::Window, this))
    , m_button(new QPushButton(button, this))
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(9, 5, 9, 5);
    row->addWidget(m_line, 1, Qt::AlignVCenter);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &NoticeBar::pressed);
    recolour();
    hide();
}

QPushButton *NoticeBar::addButton(const QString &text)
{
    auto *button = new QPushButton(text, this);
    layout()->addWidget(button);
    return button;
}

void NoticeBar::say(const QString &text)
{
    m_line->setMessage(m_icon, Tone::Plain, text);
    setAccessibleName(text);
    show();
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

QString NoticeBar::text() const
{
    return m_line->text();
}

void NoticeBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

//! Only the ground is its own; all else follows the application's palette.
void NoticeBar::recolour()
{
    const QColor ground = toneGround(m_tone, QGuiApplication::palette());
    if (palette().color(QPalette::Window) == ground)
        return; // setting it sends PaletteChange again
    QPalette own;
    own.setResolveMask(0);
    own.setColor(QPalette::Window, ground);
    setPalette(own);
}

} // namespace hssreg
