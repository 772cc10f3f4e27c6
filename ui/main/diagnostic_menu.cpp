#include "ui/main/diagnostic_menu.h"

#include "app/history/diagnostic_log.h"
#include "app/support/text.h"
#include "ui/main/tell.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

namespace hssreg {

using namespace Qt::StringLiterals;

DiagnosticMenu::DiagnosticMenu(DiagnosticLog *log, QWidget &window)
    : QMenu(tr("&Diagnostic log"), &window)
    , m_log(log)
    , m_window(window)
    , m_keep(addAction(tr("&Keep a log of requests")))
    , m_save(addAction(tr("&Save it for support…")))
{
    m_keep->setObjectName(u"keepDiagnosticLog"_s);
    m_keep->setCheckable(true);
    m_keep->setToolTip(
        tr("Path, status, request ID and times of each request; no secret, no values. Off forgets it."));
    m_save->setObjectName(u"saveDiagnosticLog"_s);
    setToolTipsVisible(true);
    setEnabled(m_log);
    connect(m_keep, &QAction::toggled, this, &DiagnosticMenu::keep);
    connect(m_save, &QAction::triggered, this, &DiagnosticMenu::askWhereTo);
    refresh();
}

void DiagnosticMenu::keep(bool on)
{
    m_log->setOn(on);
    refresh();
}

void DiagnosticMenu::refresh()
{
    m_save->setEnabled(m_log && m_log->isOn());
}

void DiagnosticMenu::askWhereTo()
{
    auto *dialog = new QFileDialog(
        &m_window, tr("Save the diagnostic log"), u"hss-registry-access.log"_s, tr("Logs (*.log)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"log"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &DiagnosticMenu::saveTo);
    dialog->open();
}

void DiagnosticMenu::saveTo(const QString &path)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(m_log->text().toUtf8()) >= 0 && file.commit();
    if (!saved) {
        tell(m_window, tr("The diagnostic log was not saved"),
            tr("%1 could not be written.").arg(visible(QFileInfo(path).fileName(), 200)));
    }
}

} // namespace hssreg
