#pragma once

#include "app/history/history_error.h"
#include "app/history/journal_item.h"
#include "app/rotation/plan_file.h"
#include "ui/rotation/rotation_tools.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace hssreg {

class LiveConnection;
class RegistryListing;
class RotationDialog;

//! What a person does with rotations in the window: begin one, take one up that was not finished, or discard it.
class RotationDesk final : public QObject {
    Q_OBJECT
public:
    //! The window's own objects it works on. All must outlive it.
    struct Window {
        QWidget &widget; //!< dialogs open over it
        LiveConnection &connection;
        RegistryListing &listing;
        std::function<QStringList()> selected; //!< IDs
    };
    //! Owned by the window's widget.
    RotationDesk(const RotationTools &tools, const Window &window);
    ~RotationDesk() override;

    //! Why rotate() can not begin, in words; empty: it can.
    [[nodiscard]] QString obstacle() const;
    //! Opens the track with what is selected in the list.
    void rotate();
    //! Whether one can begin; the person was told why not.
    [[nodiscard]] bool isFree();
    //! Opens it with the rows of a plan.
    void rotatePlan(Plan plan, const QString &fileName, const QString &folder);

    //! Looks into the journal.
    void lookForUnfinished();
    //! What was not finished, in words; empty: nothing.
    [[nodiscard]] QString unfinished() const;
    //! Opens the track at the review of what was not finished.
    void goOn();
    //! Asks, and forgets it.
    void discard();

Q_SIGNALS:
    void unfinishedChanged();
    //! Something was sent: what HSS has is something else.
    void sent();

private:
    [[nodiscard]] RotationDialog *makeDialog();
    QCoro::Task<> look();
    QCoro::Task<> takeUp();
    QCoro::Task<> forget();
    QCoro::Task<> closeJournal();
    void sayTrouble(HistoryError error);

    RotationTools m_tools;
    Window m_window;
    std::optional<JournalRun> m_left; // by an earlier run
    QPointer<RotationDialog> m_dialog;
    bool m_busy = false; // with the journal
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
