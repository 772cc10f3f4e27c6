#pragma once

#include "ui/rotation/rotation_page.h"

class QGroupBox;
class QRadioButton;
class QTreeView;

namespace hssreg {

class CellTable;
class LoginEdit;
class RotationDraft;

//! The new login: one for all, or one for each.
class LoginPage final : public RotationPage {
    Q_OBJECT
public:
    //! Refers to the draft.
    explicit LoginPage(RotationDraft &draft, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString obstacle() const override;
    void enter() override;
    void leave() override;

private:
    void makeTable();
    void layOut();
    void showRow();
    void followDraft(int row);

    RotationDraft &m_draft;
    CellTable *m_table = nullptr;
    QTreeView *m_view = nullptr;
    QRadioButton *m_one;
    QRadioButton *m_each;
    QGroupBox *m_box;
    LoginEdit *m_edit;
};

} // namespace hssreg
