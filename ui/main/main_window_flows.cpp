#include "ui/main/main_window.h"

#include "app/editor/access_editor.h"
#include "app/editor/registry_listing.h"
#include "app/history/history.h"
#include "app/support/text.h"
#include "ui/form/access_form.h"
#include "ui/history/history_details.h"
#include "ui/history/history_dialog.h"
#include "ui/list/registry_pane.h"
#include "ui/main/connection_desk.h"
#include "ui/main/drafts.h"
#include "ui/main/edit_by_id_dialog.h"
#include "ui/main/notice_bar.h"
#include "ui/main/tell.h"
#include "ui/main/unsent_guard.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenu>

namespace hssreg {

void MainWindow::connectAtStart()
{
    m_desk->useCurrent();
}

void MainWindow::startPractice(const PracticeOptions &options)
{
    m_desk->startPractice(options);
}

void MainWindow::openFile(const QString &path)
{
    m_drafts->openFile(path);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_mayClose || !m_guard->wouldAsk()) {
        event->accept();
        return;
    }
    event->ignore();
    m_guard->leave(tr("Closing the window"), [this] {
        m_mayClose = true;
        close();
    });
}

//! The stored connections first, read anew: another window or the command line may have changed them.
void MainWindow::fillConnectionMenu()
{
    m_titleMenu->clear();
    QAction *line = m_titleMenu->addSeparator();
    m_desk->fillMenu(*m_titleMenu, line);
    m_titleMenu->addActions({m_actions.connectTo, m_actions.connections, m_actions.importConnections,
        m_actions.practice, m_actions.disconnect});
}

void MainWindow::askForConnection()
{
    if (m_desk->hasStored())
        m_desk->showAll();
    else
        m_desk->add();
}

void MainWindow::askForId()
{
    auto *dialog = new EditByIdDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { openRegistry(dialog->registryId()); });
    dialog->open();
}

void MainWindow::openRegistry(const QString &id)
{
    m_guard->leave(
        tr("Opening another repository"),
        [this, id] {
            if (const RegistryInfo *listed = m_listing.find(id))
                m_editor.open(*listed);
            else
                m_editor.openById(id);
        },
        [this] { m_pane->setShown(m_editor.registryId()); });
}

//! The list was read again: the form shows what HSS has now, and keeps what was typed. Not in the middle of an
//! update, which reads for itself.
void MainWindow::takeListed()
{
    const AccessEditor::Stage stage = m_editor.stage();
    if (stage != AccessEditor::Stage::Editing && stage != AccessEditor::Stage::Proving)
        return;
    if (const RegistryInfo *listed = m_listing.find(m_editor.registryId()))
        m_editor.update(*listed);
}

void MainWindow::showHistory()
{
    if (!m_historyDialog) {
        m_historyDialog = new HistoryDialog(*m_history, m_prompts, this);
        connect(m_historyDialog, &HistoryDialog::putBackWanted, this, &MainWindow::putBack);
    }
    m_historyDialog->refresh();
    m_historyDialog->show();
    m_historyDialog->raise();
    m_historyDialog->activateWindow();
}

//! Into the form only: nothing is sent.
void MainWindow::putBack(const HistoryRecord &record)
{
    const Account *account = m_editor.account();
    if (account && (historyEndpoint(*account) != record.endpoint || account->projectId != record.projectId)) {
        tell(*m_historyDialog, tr("The values were not put back"),
            tr("They belong to another connection: %1. Connect to it first.")
                .arg(visible(record.connection)));
        return;
    }
    m_guard->leave(tr("Putting old values back"), [this, record] {
        if (const RegistryInfo *listed = m_listing.find(record.registryId))
            m_editor.open(*listed);
        else
            m_editor.openById(record.registryId);
        m_editor.apply(valuesBefore(record));
        m_notice->say(
            tr("The values from before %1 are in the form. Nothing was sent.").arg(historyTime(record)));
        activateWindow();
    });
}

void MainWindow::sayAbout()
{
    tell(*this, tr("About HSS Registry Access"),
        tr("HSS Registry Access %1\n\nEdits what Huawei Cloud HSS knows about third-party image "
           "repositories: how to "
           "reach them, and how to log in.\n\nMIT licence.")
            .arg(QString::fromLatin1(HSSREG_VERSION)));
}

} // namespace hssreg
