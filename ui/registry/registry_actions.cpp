#include "ui/registry/registry_actions.h"

#include "app/editor/access_editor.h"
#include "app/editor/registry_listing.h"
#include "ui/registry/clipboard_guard.h"
#include "ui/registry/connect_registry_dialog.h"
#include "ui/registry/remove_dialog.h"
#include "ui/registry/statistics_dialog.h"
#include "ui/registry/upload_dialog.h"

#include <QAction>

namespace hssreg {

using namespace Qt::StringLiterals;

RegistryActions::RegistryActions(const Models &models, std::function<QStringList()> selected, QWidget &window)
    : QObject(&window)
    , m_models(models)
    , m_selected(std::move(selected))
    , m_window(window)
    , m_guard(new ClipboardGuard(models.clock, this))
    , m_sync(make(u"synchronise"_s, tr("S&ynchronise now"), tr("Ctrl+Shift+S")))
    , m_connect(make(u"connectNew"_s, tr("&Connect a repository…"), tr("Ctrl+N")))
    , m_remove(make(u"removeRegistries"_s, tr("Re&move from HSS…"), tr("Ctrl+Shift+D")))
    , m_statistics(make(u"statistics"_s, tr("S&tatistics…"), tr("Ctrl+Shift+N")))
{
    m_sync->setToolTip(tr("HSS reads the images of the selected repositories again, with the login it has"));
    m_remove->setToolTip(tr("HSS forgets the selected repositories"));
    connect(m_sync, &QAction::triggered, this, &RegistryActions::synchronise);
    connect(m_connect, &QAction::triggered, this, &RegistryActions::connectNew);
    connect(m_remove, &QAction::triggered, this, &RegistryActions::remove);
    connect(m_statistics, &QAction::triggered, this, &RegistryActions::showStatistics);
    wire();
    refresh();
}

QAction *RegistryActions::make(const QString &name, const QString &text, const QString &keys)
{
    auto *action = new QAction(text, &m_window);
    action->setObjectName(name);
    action->setShortcut(QKeySequence(keys));
    m_window.addAction(action); // so that its keys work while no menu is open
    return action;
}

void RegistryActions::wire()
{
    RegistryOperations &operations = m_models.operations;
    RegistryListing *listing = &m_models.listing;
    connect(&operations.sync, &RegistrySync::recordChanged, this, &RegistryActions::recordChanged);
    connect(&operations.sync, &RegistrySync::registryRead, listing, &RegistryListing::replace);
    connect(&operations.sync, &RegistrySync::runningChanged, this, &RegistryActions::refresh);
    connect(&operations.adding, &RegistryAdding::recordChanged, this, &RegistryActions::recordChanged);
    connect(&operations.adding, &RegistryAdding::registryRead, listing, &RegistryListing::replace);
    connect(&operations.adding, &RegistryAdding::runningChanged, this, &RegistryActions::refresh);
    connect(&operations.adding, &RegistryAdding::created, listing, &RegistryListing::refresh);
    connect(&operations.removal, &RegistryRemoval::recordChanged, this, &RegistryActions::recordChanged);
    connect(&operations.removal, &RegistryRemoval::runningChanged, this, &RegistryActions::refresh);
    connect(&operations.removal, &RegistryRemoval::done, listing, &RegistryListing::refresh);
    connect(listing, &RegistryListing::stateChanged, this, &RegistryActions::refresh);
}

QList<RegistryInfo> RegistryActions::selection() const
{
    QList<RegistryInfo> registries;
    const QStringList ids = m_selected();
    for (const QString &id : ids) {
        if (const RegistryInfo *listed = m_models.listing.find(id))
            registries.append(*listed);
    }
    return registries;
}

void RegistryActions::refresh()
{
    const bool any = !m_selected().isEmpty();
    m_sync->setEnabled(any && m_models.operations.sync.canStart());
    m_remove->setEnabled(any && m_models.operations.removal.canStart());
    m_connect->setEnabled(m_models.operations.adding.canStart());
    m_statistics->setEnabled(m_models.operations.counts.isOnline());
}

void RegistryActions::synchronise()
{
    m_models.operations.sync.start(selection());
}

void RegistryActions::connectNew()
{
    auto *dialog = new ConnectRegistryDialog(
        m_models.operations.adding, m_models.operations.clusters, m_models.clock, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RegistryActions::remove()
{
    const QList<RegistryInfo> registries = selection();
    if (registries.isEmpty())
        return;
    auto *dialog = new RemoveDialog(registries, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog] { m_models.operations.removal.start(dialog->registries()); });
    dialog->open();
}

void RegistryActions::showStatistics()
{
    auto *dialog = new StatisticsDialog(m_models.operations.counts, m_models.listing, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void RegistryActions::askUploadCommand()
{
    auto *dialog = new UploadDialog(m_models.operations.uploads, *m_guard, m_models.editor, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace hssreg
