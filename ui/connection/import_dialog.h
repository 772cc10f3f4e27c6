#pragma once

#include "ui/connection/connection_tools.h"

#include <QDialog>

class QComboBox;
class QPushButton;
class QStandardItemModel;
class QTreeView;

namespace hssreg {

class MessageLine;
class ToneText;

//! What other tools of this computer know about connections, to be taken over one by one. Nothing is written to them.
class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    //! Refers to the tools, which must outlive it.
    explicit ImportDialog(const ConnectionTools &tools, QWidget *parent = nullptr);

Q_SIGNALS:
    //! One or more are kept now.
    void changed();

private:
    void layOut();
    void makeList();
    void fill();
    void addRow(const ImportCandidate &candidate);
    void showDetails();
    void refresh();
    void setBusy(bool busy);
    [[nodiscard]] QList<int> chosen() const;
    void setWord(int row, const QString &icon, const QString &text);
    QCoro::Task<> lookForKeychain();
    QCoro::Task<> take();
    QCoro::Task<QString> takeOne(int row);

    const ConnectionTools &m_tools;
    std::vector<ImportCandidate> m_found; // one a row, in order
    QStandardItemModel *m_model;
    QTreeView *m_list;
    QComboBox *m_place;
    ToneText *m_details; // of the row the keys are at, in full
    MessageLine *m_keychain;
    MessageLine *m_result;
    QPushButton *m_import;
    bool m_isBusy = false;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
