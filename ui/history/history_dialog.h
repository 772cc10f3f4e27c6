#pragma once

#include "app/history/history_listing.h"

#include <QDialog>
#include <QUuid>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTimer;
class QTreeView;

namespace hssreg {

class History;
class HistoryTable;
class MessageLine;
class Prompts;

//! What was done from this computer: a table, what it says in full, and what can be done with it. Show it with show():
//! the window stays usable beside it.
class HistoryDialog final : public QDialog {
    Q_OBJECT
public:
    //! Refers to both; they must outlive it.
    HistoryDialog(History &history, Prompts &prompts, QWidget *parent = nullptr);
    ~HistoryDialog() override;

    //! Reads it again: another program may have added to it.
    void refresh() { m_listing.refresh(); }

Q_SIGNALS:
    //! The person wants the values that were there before a record (valuesBefore()) in the form again.
    void putBackWanted(const hssreg::HistoryRecord &record);

private:
    // history_dialog_parts.cpp: what it is made of
    [[nodiscard]] QWidget *makeFilter();
    [[nodiscard]] QWidget *makeTable();
    [[nodiscard]] QWidget *makeKeeping();
    [[nodiscard]] QWidget *makeButtons();
    // history_dialog.cpp: what it does
    void wireListing();
    void ask();
    void selectAgain();
    void showSelected();
    void showState();
    void showKeeping();
    void chooseKeeping(int index);
    void askToForget();
    void chooseExport();
    void say(const QString &text);
    void sayError(HistoryError error);
    [[nodiscard]] const HistoryRecord *selected() const;
    [[nodiscard]] bool isFiltered() const;

    Prompts &m_prompts;
    HistoryListing m_listing;
    HistoryTable *m_model;
    QTimer *m_typing; // so that not every letter asks
    QLineEdit *m_find;
    QComboBox *m_outcome;
    QTreeView *m_table;
    QPlainTextEdit *m_details;
    MessageLine *m_state;
    MessageLine *m_said;
    QComboBox *m_keep;
    QPushButton *m_putBack;
    QPushButton *m_export;
    QPushButton *m_forget;
    QPushButton *m_again;
    QUuid m_selected; // selected again when the table was filled anew
};

} // namespace hssreg
