#pragma once

#include "app/editor/access_editor.h"
#include "app/editor/operation_record.h"

#include <QWidget>

class QAction;
class QPlainTextEdit;
class QTreeView;

namespace hssreg {

class ResultTable;
struct LoginTestRecord;
struct ResultEntry;

//! Below the form: what happened, a line each, and all there is to say about the selected one. Hidden until there
//! is something.
class ResultPanel final : public QWidget {
    Q_OBJECT
public:
    //! `copyRequestId` is enabled as long as the selected line has one; triggering it copies it.
    explicit ResultPanel(QAction &copyRequestId, QWidget *parent = nullptr);

    //! Shows a record; one that came before is replaced.
    void take(const EditRecord &record);
    void takeOperation(const OperationRecord &record);
    void takeLoginTest(const LoginTestRecord &record);
    void focusLines();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void show(const ResultEntry &entry);
    void makeLines();
    [[nodiscard]] QWidget *makeDetails();
    void showDetails();
    void copyRequestId() const;
    [[nodiscard]] int selectedRow() const;

    QAction &m_copy;
    ResultTable *m_table;
    QTreeView *m_lines;
    QWidget *m_detailBox = nullptr;
    QPlainTextEdit *m_details;
};

} // namespace hssreg
