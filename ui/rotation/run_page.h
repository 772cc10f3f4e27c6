#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace hssreg {

class HoldPanel;
class RotationRun;
class RotationSites;
class RunTable;
class RunView;
class ToneText;

//! The run, as it goes.
class RunPage final : public QWidget {
    Q_OBJECT
public:
    //! Refers to all. `journaled`: whether it can be taken up again.
    RunPage(RotationRun &run, const RotationSites &sites, RunTable &table, bool journaled,
        QWidget *parent = nullptr);

    void enter();

Q_SIGNALS:
    void signInWanted(int site);

private:
    void makeParts(bool journaled);
    void layOut();
    void refresh();
    void pauseOrGoOn();
    void stop();

    RotationRun &m_run;
    QProgressBar *m_bar;
    ToneText *m_facts;
    HoldPanel *m_hold;
    RunView *m_view;
    ToneText *m_safe;
    QPushButton *m_pause;
    QPushButton *m_stop;
};

} // namespace hssreg
