#pragma once

#include <QList>
#include <QObject>

class QAction;
class QToolBar;
class QToolButton;

namespace hssreg {

//! Keeps all of a tool bar in sight: where its words do not fit, with large text or a narrow window, its actions show
//! their icons alone, one after the other. Their names stay in the tool tips and for screen readers.
class ToolBarFit final : public QObject {
    Q_OBJECT
public:
    //! Lives with the bar. `actions`: the first loses its words first.
    ToolBarFit(QToolBar &bar, const QList<QAction *> &actions);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();
    void setWords(QToolButton &button, bool words);
    [[nodiscard]] int wanted() const;

    QToolBar &m_bar;
    QList<QToolButton *> m_buttons;
    QList<int> m_saved; // the widths that the first buttons without words leave, one each
};

} // namespace hssreg
