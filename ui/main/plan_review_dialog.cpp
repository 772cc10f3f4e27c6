#include "ui/main/plan_review_dialog.h"

#include "app/support/text.h"
#include "ui/main/plan_tables.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/tone_text.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

PlanReviewDialog::PlanReviewDialog(
    const Plan &plan, const QString &fileName, const QStringList &notes, QWidget *parent)
    : QDialog(parent)
    , m_plan(plan)
    , m_open(new QPushButton(tr("&Open in the form"), this))
    , m_rotate(new QPushButton(this))
{
    setWindowTitle(tr("Plan file: %1").arg(visible(fileName, 100)));
    auto *column = new QVBoxLayout(this);
    addSummary(*column, notes);
    addRows(*column);
    addFindings(*column);
    addButtons(*column);
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 26);
    refreshButton();
}

int PlanReviewDialog::chosenRow() const
{
    if (!m_rows)
        return m_plan.rows.size() == 1 ? 0 : -1;
    const QModelIndexList rows = m_rows->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

QString PlanReviewDialog::summary() const
{
    const int rows = int(m_plan.rows.size());
    QStringList parts{rows == 1 ? tr("1 repository") : tr("%n repositories", nullptr, rows)};
    if (const int errors = m_plan.errors(); errors > 0)
        parts.append(errors == 1 ? tr("1 error") : tr("%n errors", nullptr, errors));
    if (const int warnings = m_plan.warnings(); warnings > 0)
        parts.append(warnings == 1 ? tr("1 warning") : tr("%n warnings", nullptr, warnings));
    if (m_plan.findings.isEmpty())
        parts.append(tr("nothing wrong"));
    return parts.join(u" · "_s);
}

void PlanReviewDialog::addSummary(QVBoxLayout &column, const QStringList &notes)
{
    auto *text = new ToneText(Tone::Plain, QPalette::Window, this);
    text->setObjectName(u"planSummary"_s);
    text->setText(summary());
    column.addWidget(text);
    for (const QString &note : notes) {
        auto *line = new MessageLine(QPalette::Window, this);
        line->setMessage(u"info"_s, Tone::Plain, note);
        column.addWidget(line);
    }
}

QTreeView *PlanReviewDialog::makeTable(QAbstractItemModel &model, const QString &name, int stretched)
{
    auto *table = new QTreeView(this);
    table->setAccessibleName(name);
    table->setModel(&model);
    table->setRootIsDecorated(false);
    table->setIconSize({fontMetrics().height(), fontMetrics().height()});
    table->setUniformRowHeights(true);
    table->setAllColumnsShowFocus(true);
    table->setAlternatingRowColors(true);
    table->header()->setStretchLastSection(false);
    table->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->header()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    table->header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

void PlanReviewDialog::addRows(QVBoxLayout &column)
{
    if (m_plan.rows.size() < 2)
        return;
    auto *note = new MessageLine(QPalette::Window, this);
    note->setMessage(u"info"_s, Tone::Plain,
        tr("This plan has several rows. Rotate them together, or choose one row to open in the form. Nothing "
           "is "
           "sent by either: a rotation begins with its review."));
    m_rows = makeTable(
        *new PlanRowTable(m_plan, this), tr("Rows of the plan"), int(PlanRowTable::Column::Changes));
    m_rows->setObjectName(u"planRows"_s);
    auto *label = new QLabel(tr("&Rows"), this);
    label->setBuddy(m_rows);
    column.addWidget(note);
    column.addWidget(label);
    column.addWidget(m_rows, 3);
    connect(m_rows->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        &PlanReviewDialog::refreshButton);
    connect(m_rows, &QAbstractItemView::doubleClicked, m_open, &QPushButton::click);
    m_rows->setCurrentIndex(m_rows->model()->index(0, 0));
}

void PlanReviewDialog::addFindings(QVBoxLayout &column)
{
    if (m_plan.findings.isEmpty()) {
        column.addStretch(m_rows ? 0 : 1);
        return;
    }
    auto *findings = makeTable(
        *new PlanFindingTable(m_plan, this), tr("Findings"), int(PlanFindingTable::Column::Message));
    findings->setObjectName(u"planFindings"_s);
    auto *whole = new ToneText(Tone::Plain, QPalette::Window, this);
    whole->setObjectName(u"planFinding"_s);
    connect(findings->selectionModel(), &QItemSelectionModel::currentRowChanged, whole,
        [whole](const QModelIndex &now) {
            whole->setText(now.siblingAtColumn(int(PlanFindingTable::Column::Message)).data().toString());
        });
    findings->setCurrentIndex(findings->model()->index(0, 0));
    auto *label = new QLabel(tr("&Findings"), this);
    label->setBuddy(findings);
    column.addWidget(label);
    column.addWidget(findings, 2);
    column.addWidget(whole);
}

void PlanReviewDialog::addButtons(QVBoxLayout &column)
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_open, QDialogButtonBox::AcceptRole);
    buttons->addButton(m_rotate, QDialogButtonBox::ActionRole);
    m_rotate->setObjectName(u"rotatePlan"_s);
    m_rotate->setAutoDefault(false);
    const int rows = int(m_plan.rows.size());
    m_rotate->setText(
        rows == 1 ? tr("Ro&tate 1 repository…") : tr("Ro&tate %n repositories…", nullptr, rows));
    m_rotate->setEnabled(rows > 0 && m_plan.errors() == 0);
    if (m_plan.errors() > 0)
        m_rotate->setToolTip(tr("The errors have to be corrected in the file first."));
    connect(m_rotate, &QPushButton::clicked, this, &PlanReviewDialog::rotationWanted);
    m_open->setObjectName(u"openRow"_s);
    m_open->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column.addWidget(buttons);
}

void PlanReviewDialog::refreshButton()
{
    const int row = chosenRow();
    m_open->setEnabled(row >= 0 && !m_plan.rows.at(std::size_t(row)).id.isEmpty());
    m_open->setToolTip(
        m_open->isEnabled() ? QString() : tr("The row names no repository that could be opened."));
}

} // namespace hssreg
