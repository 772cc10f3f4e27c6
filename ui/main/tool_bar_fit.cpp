#include "ui/main/tool_bar_fit.h"

#include <QAction>
#include <QEvent>
#include <QLayout>
#include <QToolBar>
#include <QToolButton>

namespace hssreg {

ToolBarFit::ToolBarFit(QToolBar &bar, const QList<QAction *> &actions)
    : QObject(&bar)
    , m_bar(bar)
{
    for (QAction *action : actions)
        m_buttons.append(qobject_cast<QToolButton *>(bar.widgetForAction(action)));
    bar.installEventFilter(this);
}

bool ToolBarFit::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (type == QEvent::Resize || type == QEvent::LayoutRequest || type == QEvent::Show)
        fit();
    return QObject::eventFilter(watched, event);
}

//! Changes nothing where everything is as it should be: each change lays the bar out anew, which leads here again.
void ToolBarFit::fit()
{
    const qsizetype before = m_saved.size();
    while (m_saved.size() < m_buttons.size() && wanted() > m_bar.width()) {
        const int width = wanted();
        setWords(*m_buttons.at(m_saved.size()), false);
        m_saved.append(width - wanted());
    }
    while (!m_saved.isEmpty() && wanted() + m_saved.last() <= m_bar.width()) {
        m_saved.removeLast();
        setWords(*m_buttons.at(m_saved.size()), true);
    }
    if (m_saved.size() != before)
        m_bar.layout()->activate(); // the bar was laid out before this was asked
}

void ToolBarFit::setWords(QToolButton &button, bool words)
{
    button.setToolButtonStyle(words ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    m_bar.layout()->invalidate(); // now, so that wanted() knows of it
}

int ToolBarFit::wanted() const
{
    return m_bar.sizeHint().width();
}

} // namespace hssreg
