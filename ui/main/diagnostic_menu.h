#pragma once

#include <QMenu>

namespace hssreg {

class DiagnosticLog;

//! The diagnostic log: switched on by the person, off again with the window, and saved as text for support.
class DiagnosticMenu final : public QMenu {
    Q_OBJECT
public:
    //! Refers to both, which must outlive it. Null: nothing can be kept, and the menu is off.
    DiagnosticMenu(DiagnosticLog *log, QWidget &window);

    //! Writes the log to a file that only its owner can read, and says so over the window when it can not.
    void saveTo(const QString &path);

private:
    void keep(bool on);
    void askWhereTo();
    void refresh();

    DiagnosticLog *m_log;
    QWidget &m_window;
    QAction *m_keep;
    QAction *m_save;
};

} // namespace hssreg
