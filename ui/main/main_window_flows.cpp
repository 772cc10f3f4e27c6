#include "ui/main/main_window.h"

#include "app/editor/access_editor.h"
#include "app/editor/registry_listing.h"
#include "ui/connection/connection_dialog.h"
#include "ui/form/access_form.h"
#include "ui/list/registry_pane.h"
#include "ui/main/drafts.h"
#include "ui/main/edit_by_id_dialog.h"
#include "ui/main/live_connection.h"
#include "ui/main/tell.h"
#include "ui/main/unsent_guard.h"

#include <QCloseEvent>
#include <QTimer>

namespace hssreg {

void MainWindow::startPractice(const PracticeOptions &options)
{
    leaveConnection(tr("Changing to the practice service"), [this, options] {
        if (!m_connection.openPractice(options))
            tell(*this, tr("The practice service did not start"),
                tr("No port of this computer could be listened on."));
    });
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

void MainWindow::askForConnection()
{
    auto *dialog = new ConnectionDialog(m_last, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { connectWith(dialog->settings()); });
    dialog->open();
}

void MainWindow::connectWith(ConnectionSettings settings)
{
    m_last = settings.clone();
    m_last.token = Secret();
    m_wanted = std::move(settings);
    leaveConnection(
        tr("Connecting elsewhere"), [this] { m_connection.open(*std::exchange(m_wanted, std::nullopt)); });
}

void MainWindow::disconnectNow()
{
    leaveConnection(tr("Disconnecting"), [this] { m_connection.close(); });
}

//! A form that was filled in before there was a connection stays; one of another connection does not.
void MainWindow::leaveConnection(const QString &what, const std::function<void()> &goOn)
{
    if (!m_connection.settings()) {
        goOn();
        return;
    }
    m_guard->leave(
        what,
        [this, goOn] {
            m_editor.close();
            goOn();
        },
        [this] { m_wanted.reset(); });
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

void MainWindow::sayAbout()
{
    tell(*this, tr("About HSS Registry Access"),
        tr("HSS Registry Access %1\n\nEdits what Huawei Cloud HSS knows about third-party image "
           "repositories: how to "
           "reach them, and how to log in.\n\nMIT licence.")
            .arg(QString::fromLatin1(HSSREG_VERSION)));
}

} // namespace hssreg
