#include "ui/form/cluster_input.h"

#include "app/access/problem_text.h"
#include "app/editor/cluster_listing.h"
#include "ui/form/cluster_dialog.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace hssreg {

using namespace Qt::StringLiterals;

ClusterInput::ClusterInput(const FieldEntry &entry, ClusterListing &clusters, QWidget *parent)
    : FieldInput(parent)
    , m_field(entry.field)
    , m_clusters(clusters)
    , m_row(new QWidget(parent))
    , m_line(new QLineEdit(m_row))
    , m_choose(new QPushButton(tr("Choose…"), m_row))
{
    m_line->setObjectName(entry.name);
    m_line->setAccessibleName(fieldLabel(entry.field));
    m_line->setToolTip(fieldHelp(entry.field));
    m_line->installEventFilter(this);
    m_choose->setObjectName(entry.name + "_choose"_L1);
    m_choose->setAccessibleName(tr("Choose a jump cluster"));
    m_choose->setToolTip(tr("Choose from the clusters that are connected to HSS"));
    auto *row = new QHBoxLayout(m_row);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line, 1);
    row->addWidget(m_choose);
    connect(m_line, &QLineEdit::textEdited, this, &FieldInput::edited);
    connect(m_choose, &QPushButton::clicked, this, &ClusterInput::choose);
}

QWidget *ClusterInput::widget() const
{
    return m_row;
}

QWidget *ClusterInput::focusTarget() const
{
    return m_line;
}

void ClusterInput::show(const AccessEditor &editor, const FieldState &)
{
    const QString text = editor.text(m_field);
    if (m_line->text() == text)
        return;
    m_line->setText(text);
    if (!m_line->hasFocus())
        m_line->setCursorPosition(0);
}

void ClusterInput::store(AccessEditor &editor) const
{
    editor.setText(m_field, m_line->text());
}

void ClusterInput::describe(const QString &text)
{
    m_line->setAccessibleDescription(text);
}

QString ClusterInput::note() const
{
    const ClusterInfo *cluster = m_clusters.find(m_line->text());
    if (cluster)
        return tr("%1 · %2 · %3", "name, type and state of a cluster")
            .arg(clusterName(*cluster), clusterTypeWord(*cluster), clusterStateWord(*cluster));
    if (m_clusters.state() == ClusterListing::State::Ready && !m_line->text().isEmpty())
        return tr("Not among the clusters that HSS lists.");
    return m_clusters.state() == ClusterListing::State::Failed ? m_clusters.notice() : QString();
}

bool ClusterInput::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_line && event->type() == QEvent::FocusIn)
        m_clusters.want();
    return FieldInput::eventFilter(watched, event);
}

void ClusterInput::choose()
{
    auto *dialog = new ClusterDialog(m_clusters, m_line->text(), m_row);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_line->setText(dialog->chosen());
        Q_EMIT edited();
    });
    dialog->open();
}

} // namespace hssreg
