#include "ui/list/refresh_menu.h"

#include "app/editor/auto_refresh.h"

#include <QActionGroup>
#include <QEvent>
#include <QSettings>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString settingName()
{
    return u"list/refreshMinutes"_s;
}

} // namespace

RefreshMenu::RefreshMenu(AutoRefresh &refresh, QWidget &window, QWidget *parent)
    : QMenu(tr("Refresh by i&tself"), parent)
    , m_refresh(refresh)
    , m_window(window)
    , m_group(new QActionGroup(this))
{
    setObjectName(u"refreshMenu"_s);
    offer(0, tr("&Off"));
    offer(1, tr("Every &minute"));
    offer(5, tr("Every &5 minutes"));
    offer(15, tr("Every &15 minutes"));
    choose(QSettings().value(settingName(), 0).toInt());
    connect(m_group, &QActionGroup::triggered, this, [this](const QAction *action) {
        const int minutes = action->data().toInt();
        QSettings().setValue(settingName(), minutes);
        choose(minutes);
    });
    m_window.installEventFilter(this);
}

void RefreshMenu::offer(int minutes, const QString &text)
{
    QAction *action = addAction(text);
    action->setObjectName(u"refreshEvery%1"_s.arg(minutes));
    action->setData(minutes);
    action->setCheckable(true);
    m_group->addAction(action);
}

//! A number that is not offered, from a file edited by hand, means off.
void RefreshMenu::choose(int minutes)
{
    QAction *wanted = m_group->actions().constFirst();
    for (QAction *action : m_group->actions()) {
        if (action->data().toInt() == minutes)
            wanted = action;
    }
    wanted->setChecked(true);
    m_refresh.setInterval(std::chrono::minutes(wanted->data().toInt()));
}

bool RefreshMenu::eventFilter(QObject *watched, QEvent *event)
{
    const bool tells = event->type() == QEvent::Show || event->type() == QEvent::Hide
        || event->type() == QEvent::WindowStateChange;
    if (watched == &m_window && tells) {
        const bool shown =
            event->type() == QEvent::Show || (event->type() != QEvent::Hide && m_window.isVisible());
        m_refresh.setSeen(shown && !m_window.isMinimized());
    }
    return QMenu::eventFilter(watched, event);
}

} // namespace hssreg
