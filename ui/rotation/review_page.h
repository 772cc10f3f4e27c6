#pragma once

#include "app/rotation/rotation_item.h"
#include "ui/rotation/rotation_page.h"

class QCheckBox;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTimer;
class QTreeView;

namespace hssreg {

class CellTable;
class MessageLine;
class RotationDraft;
class ToneText;

//! Every repository: what changes, what is wrong, what is only suspicious; and how the run goes about it.
class ReviewPage final : public RotationPage {
    Q_OBJECT
public:
    //! Refers to the draft.
    explicit ReviewPage(RotationDraft &draft, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString obstacle() const override;
    void enter() override;
    void leave() override;

    [[nodiscard]] RotationOptions options() const;
    //! Why it did not start. Until one comes here again.
    void say(const QString &trouble);
    //! False, having said so, when it could not be written.
    bool saveTo(const QString &path);

private:
    // How a row is judged; what is said of it is made when it is shown.
    enum class Judged { Not, Good, Suspicious, Wrong };

    void makeTable();
    void makeOptions();
    void layOut();
    void wire();
    void judgeAnew();
    void judgeSome();
    void takeWrongOut();
    void toggleOut();
    void save();
    void refresh();
    void followRow(int row);
    void followState();
    void showDetails();
    [[nodiscard]] std::vector<int> rowsJudged(Judged as) const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] bool isAllTested() const;

    RotationDraft &m_draft;
    std::vector<Judged> m_judged; // of the draft's rows
    std::size_t m_next = 0; // to be judged
    QTimer *m_judging;
    CellTable *m_table = nullptr;
    QTreeView *m_view = nullptr;
    QPlainTextEdit *m_details;
    QProgressBar *m_busy;
    MessageLine *m_state;
    MessageLine *m_said;
    ToneText *m_summary;
    QPushButton *m_out;
    QPushButton *m_allOut;
    QPushButton *m_save;
    QPushButton *m_again;
    QCheckBox *m_canary;
    QCheckBox *m_check;
    bool m_checkIsDecided = false; // by the person: not by what was tested
    QSpinBox *m_percent;
};

} // namespace hssreg
