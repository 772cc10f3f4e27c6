#pragma once

#include "app/support/call_scope.h"
#include "app/support/result.h"

#include <QCoro/QCoroTask>
#include <QDialog>
#include <QList>

#include <functional>

class QLineEdit;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace hssreg {

class MessageLine;

//! One of what a look-up found.
struct FoundItem {
    QString id;
    QString name;
    QString whyNot; //!< why it can not be chosen; empty: it can
};
//! Why nothing could be looked up, in words.
struct LookUpTrouble {
    QString text;
};
using FoundItems = Result<QList<FoundItem>, LookUpTrouble>;

//! Looks something up at the service and lets the person choose one: says that it is being read, why it could not
//! be, that there is none, and what there is.
class LookUpDialog final : public QDialog {
    Q_OBJECT
public:
    using LookUp = std::function<QCoro::Task<FoundItems>(CallScope &scope)>;

    //! `title` says what is looked up: "Projects". Begins at once.
    LookUpDialog(const QString &title, LookUp lookUp, QWidget *parent = nullptr);

    //! What was chosen.
    [[nodiscard]] QString chosenId() const;

    void done(int result) override;

private:
    void layOut();
    void begin();
    QCoro::Task<> read();
    void fill(const QList<FoundItem> &items);
    void fail(const LookUpTrouble &trouble);
    void filter();
    void refresh();

    LookUp m_lookUp;
    QLineEdit *m_find;
    QTreeWidget *m_list;
    QProgressBar *m_busy;
    MessageLine *m_notice;
    QPushButton *m_choose;
    QPushButton *m_again;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
