#pragma once

#include <QWidget>

class QPushButton;

namespace hssreg {

class Clock;
class MessageLine;
class RotationRun;
class RotationSites;
class RunTable;
class RunView;
class ToneText;

//! What became of a run, to be looked at and saved.
class ReportPage final : public QWidget {
    Q_OBJECT
public:
    //! Refers to all.
    ReportPage(RotationRun &run, const RotationSites &sites, RunTable &table, const Clock &clock,
        QWidget *parent = nullptr);

    //! How the run ended.
    [[nodiscard]] QString title() const;
    void enter();
    //! False, having said so, when it could not be written.
    bool saveTo(const QString &path);

private:
    void makeButtons();
    void layOut();
    void save();
    void refresh();
    [[nodiscard]] std::vector<int> failed() const;
    [[nodiscard]] std::vector<int> selectedFailed() const;
    [[nodiscard]] bool goesAgain(int item) const;
    void refreshSelected();
    [[nodiscard]] std::vector<int> toPutBack() const;
    [[nodiscard]] QString summary() const;

    RotationRun &m_run;
    const RotationSites &m_sites;
    const Clock &m_clock;
    ToneText *m_summary;
    MessageLine *m_said;
    RunView *m_view;
    QPushButton *m_save;
    QPushButton *m_retry;
    QPushButton *m_retrySelected;
    QPushButton *m_putBack;
};

} // namespace hssreg
