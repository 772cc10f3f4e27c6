#pragma once

#include "ui/rotation/login_tests.h"
#include "ui/rotation/rotation_page.h"

class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QTreeView;
class QVBoxLayout;

namespace hssreg {

class CellTable;
class MessageLine;
struct ShownCell;

//! Tests the new logins at the repositories, before HSS is told. May be skipped.
class TestPage final : public RotationPage {
    Q_OBJECT
public:
    //! Refers to both.
    TestPage(RotationDraft &draft, const RotationTools &tools, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString obstacle() const override;
    void enter() override;
    void leave() override;

private:
    void makeTable();
    void makeDetails();
    void layOut();
    void wire();
    [[nodiscard]] ShownCell result(int row) const;
    [[nodiscard]] std::vector<int> rejected() const;
    [[nodiscard]] QString counted() const;
    void followState();
    void refresh();
    void showDetails();
    void testAgain();
    void takeRejectedOut();

    RotationDraft &m_draft;
    const RotationTools &m_tools;
    LoginTests m_tests;
    CellTable *m_table = nullptr;
    QTreeView *m_view = nullptr;
    QPlainTextEdit *m_details;
    MessageLine *m_state;
    QProgressBar *m_busy;
    QPushButton *m_test;
    QPushButton *m_again;
    QPushButton *m_stop;
    QPushButton *m_out;
};

} // namespace hssreg
