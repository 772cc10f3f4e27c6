#include "ui/form/cluster_input.h"

#include "app/editor/cluster_listing.h"
#include "ui/form/cluster_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace hssreg {

using namespace Qt::StringLiterals;

ClusterInput::ClusterInput(const FieldEntry &entry, ClusterListing &clusters, QWidget *parent)
    : LineInput(entry, parent)
    , m_clusters(clusters)
    , m_row(new QWidget(parent))
    , m_choose(new QPushButton(tr("Choose…"), m_row))
{
    line()->installEventFilter(this);
    m_choose->setObjectName(entry.name + "_choose"_L1);
    m_choose->setAccessibleName(tr("Choose a jump cluster"));
    m_choose->setToolTip(tr("Choose from the clusters that are connected to HSS"));
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(line(), 1);
    row->addWidget(m_choose);
    connect(m_choose, &QPushButton::clicked, this, &ClusterInput::choose);
}

QWidget *ClusterInput::widget() const
{
    return m_row;
}

QString ClusterInput::note() const
{
    const ClusterInfo *cluster = m_clusters.find(line()->text());
    if (cluster)
        return tr("%1 · %2 · %3", "name, type and state of a cluster")
            .arg(clusterName(*cluster), clusterTypeWord(*cluster), clusterStateWord(*cluster));
    if (m_clusters.state() == ClusterListing::State::Ready && !line()->text().isEmpty())
        return tr("Not among the clusters that HSS lists.");
    return m_clusters.state() == ClusterListing::State::Failed ? m_clusters.notice() : QString();
}

bool ClusterInput::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == line() && event->type() == QEvent::FocusIn)
        m_clusters.want();
    return LineInput::eventFilter(watched, event);
}

void ClusterInput::choose()
{
    auto *dialog = new ClusterDialog(m_clusters, line()->text(), m_row);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        line()->setText(dialog->chosen());
        Q_EMIT edited();
    });
    dialog->open();
}

} // namespace hssreg
