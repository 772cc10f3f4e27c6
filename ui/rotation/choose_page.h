#pragma once

#include "ui/rotation/rotation_page.h"

#include <vector>

class QLineEdit;
class QPushButton;
class QTreeView;

namespace hssreg {

class CellTable;
class RotationDraft;
class ToneText;

//! Which repositories of the window's list.
class ChoosePage final : public RotationPage {
    Q_OBJECT
public:
    //! Refers to the draft, which knows the list.
    explicit ChoosePage(RotationDraft &draft, QWidget *parent = nullptr);

    //! By their IDs; those that can not be rotated are passed over.
    void choose(const QStringList &ids);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString obstacle() const override;
    void enter() override;
    void leave() override;

private:
    void makeTable();
    void layOut();
    void find();
    void tick(const std::vector<int> &rows, bool ticked);
    void tickShown(bool ticked);
    void say();

    RotationDraft &m_draft;
    std::vector<bool> m_ticked; // of the list
    std::vector<QString> m_words; // of the list, to find in
    int m_count = 0; // of those ticked
    CellTable *m_table = nullptr;
    QTreeView *m_view = nullptr;
    QLineEdit *m_find;
    QPushButton *m_all;
    QPushButton *m_none;
    ToneText *m_chosen;
};

} // namespace hssreg
