#pragma once

#include <QMenu>

class QActionGroup;

namespace hssreg {

class AutoRefresh;

//! How often the list is read again by itself. Kept among the person's settings; while the window that shows the
//! list is hidden or minimised, nothing is read.
class RefreshMenu final : public QMenu {
    Q_OBJECT
public:
    //! Refers to both, which must outlive it.
    RefreshMenu(AutoRefresh &refresh, QWidget &window, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void offer(int minutes, const QString &text);
    void choose(int minutes);

    AutoRefresh &m_refresh;
    QWidget &m_window;
    QActionGroup *m_group;
};

} // namespace hssreg
