#pragma once

#include <QFrame>

class QHBoxLayout;
class QPushButton;

namespace hssreg {

class MessageLine;
class RotationRun;
class RotationSites;
class WrapRow;

//! Why a run does not go on by itself, and what a person can do about it.
class HoldPanel final : public QFrame {
    Q_OBJECT
public:
    //! Refers to both.
    HoldPanel(RotationRun &run, const RotationSites &sites, QWidget *parent = nullptr);

    //! Shows how it stands; hides when nothing holds the run but the person.
    void refresh();

Q_SIGNALS:
    void signInWanted(int site);

private:
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString sitesText() const;
    void makeButtons(const std::vector<int> &held);

    RotationRun &m_run;
    const RotationSites &m_sites;
    MessageLine *m_line;
    QWidget *m_buttons = nullptr;
    QPushButton *m_goOn;
    std::vector<int> m_held; // that there are buttons for
};

} // namespace hssreg
