#include "ui/form/cluster_dialog.h"

#include "app/editor/cluster_listing.h"
#include "app/support/text.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/on_screen.h"
#include "ui/widgets/plain_tool_tip.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

using State = ClusterListing::State;

namespace {

enum Column { NameColumn, TypeColumn, StateColumn, IdColumn };
constexpr int whyNotRole = Qt::UserRole + 1;
constexpr int idRole = Qt::UserRole + 2;

} // namespace

ClusterDialog::ClusterDialog(ClusterListing &clusters, const QString &present, QWidget *parent)
    : QDialog(parent)
    , m_clusters(clusters)
    , m_present(present)
    , m_table(new QTreeWidget(this))
    , m_busy(new QProgressBar(this))
    , m_notice(new MessageLine(QPalette::Window, this))
    , m_again(new QPushButton(tr("&Read again"), this))
    , m_choose(new QPushButton(tr("&Choose"), this))
{
    setWindowTitle(tr("Choose a jump cluster"));
    makeTable();
    layOut();
    connect(m_again, &QPushButton::clicked, &m_clusters, &ClusterListing::refresh);
    connect(&m_clusters, &ClusterListing::changed, this, &ClusterDialog::refresh);
    m_clusters.want();
    refresh();
}

QString ClusterDialog::chosen() const
{
    const QTreeWidgetItem *item = m_table->currentItem();
    return item ? item->data(NameColumn, idRole).toString() : QString();
}

void ClusterDialog::makeTable()
{
    m_table->setObjectName(u"clusters"_s);
    m_table->setAccessibleName(tr("Clusters connected to HSS"));
    m_table->setHeaderLabels({tr("Cluster"), tr("Type"), tr("State"), tr("ID")});
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAlternatingRowColors(true);
    m_table->header()->setStretchLastSection(true);
    m_table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->setMinimumSize(fontMetrics().averageCharWidth() * 50, fontMetrics().lineSpacing() * 8);
    resize(onScreen(*this, {fontMetrics().averageCharWidth() * 115, fontMetrics().lineSpacing() * 20}));
    connect(m_table, &QTreeWidget::currentItemChanged, this, &ClusterDialog::refreshChoice);
    connect(m_table, &QTreeWidget::itemActivated, this, [this] { m_choose->click(); });
}

void ClusterDialog::layOut()
{
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Reading the clusters"));
    m_notice->setObjectName(u"clusterNotice"_s);
    m_again->setObjectName(u"clustersAgain"_s);
    m_again->setAutoDefault(false);
    m_choose->setObjectName(u"clusterChoose"_s);
    m_choose->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    buttons->addButton(m_choose, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_table, 1);
    column->addWidget(m_busy);
    column->addWidget(m_notice);
    column->addWidget(buttons);
}

void ClusterDialog::refresh()
{
    const bool loading = m_clusters.state() == State::Loading;
    m_busy->setVisible(loading);
    m_again->setEnabled(!loading && m_clusters.state() != State::NoConnection);
    fill();
    refreshChoice();
}

void ClusterDialog::fill()
{
    m_table->clear();
    const QColor greyed = toneColour(Tone::Muted, palette(), QPalette::Base);
    for (const ClusterInfo &cluster : m_clusters.items()) {
        auto *item = new QTreeWidgetItem(m_table,
            {clusterName(cluster), clusterTypeWord(cluster), clusterStateWord(cluster),
                visible(cluster.id, 300)});
        const QString why = whyNotJumpCluster(cluster);
        const QString tip = plainToolTip(why);
        item->setData(NameColumn, idRole, cluster.id);
        item->setData(NameColumn, whyNotRole, why);
        item->setData(NameColumn, Qt::AccessibleDescriptionRole, why);
        for (int column = NameColumn; !why.isEmpty() && column <= IdColumn; ++column) {
            item->setForeground(column, greyed);
            item->setToolTip(column, tip);
        }
        if (cluster.id == m_present)
            m_table->setCurrentItem(item);
    }
    if (!m_table->currentItem() && m_table->topLevelItemCount() > 0)
        m_table->setCurrentItem(m_table->topLevelItem(0));
    m_table->setEnabled(m_table->topLevelItemCount() > 0);
}

void ClusterDialog::refreshChoice()
{
    const QTreeWidgetItem *item = m_table->currentItem();
    const QString why = item ? item->data(NameColumn, whyNotRole).toString() : QString();
    m_choose->setEnabled(item && why.isEmpty());
    if (const QString notice = m_clusters.notice(); !notice.isEmpty())
        m_notice->setMessage(m_clusters.state() == State::Failed ? u"warning"_s : u"info"_s,
            m_clusters.state() == State::Failed ? Tone::Bad : Tone::Muted, notice);
    else if (!why.isEmpty())
        m_notice->setMessage(u"warning"_s, Tone::Busy, tr("Can not be the jump cluster: %1").arg(why));
    else
        m_notice->setMessage({}, Tone::Plain, {});
}

} // namespace hssreg
