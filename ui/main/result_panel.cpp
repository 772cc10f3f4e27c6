#include "ui/main/result_panel.h"

#include "ui/list/cell.h"
#include "ui/main/result_table.h"
#include "ui/main/result_words.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

using Column = ResultTable::Column;

namespace {

constexpr int narrowLetters = 84; // fewer across: not all columns have room

//! Draws the result with its icon, in its tone; the other columns plainly.
class ResultDelegate final : public QStyledItemDelegate {
public:
    ResultDelegate(const ResultTable &table, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_table(table)
    {
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const ResultEntry &entry = m_table.entry(index.row());
        painter->save();
        const Cell cell(*painter, option);
        if (Column(index.column()) == Column::Result)
            cell.signedText(cell.inside(), entry.tone, entry.icon, option.text);
        else
            cell.text(cell.inside(), Tone::Plain, option.text);
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        return Cell::room(option, option.fontMetrics.horizontalAdvance(option.text), 1);
    }

private:
    const ResultTable &m_table;
};

} // namespace

ResultPanel::ResultPanel(QAction &copyRequestId, QWidget *parent)
    : QWidget(parent)
    , m_copy(copyRequestId)
    , m_table(new ResultTable(this))
    , m_lines(new QTreeView(this))
    , m_details(new QPlainTextEdit(this))
{
    makeLines();
    auto *both = new QSplitter(Qt::Vertical, this);
    both->setChildrenCollapsible(false);
    both->addWidget(m_lines);
    both->addWidget(makeDetails());
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(both);
    connect(&m_copy, &QAction::triggered, this, &ResultPanel::copyRequestId);
    showDetails();
    hide(); // until something happened, the room is the form's
}

void ResultPanel::take(const EditRecord &record)
{
    show(entryOf(record));
}

void ResultPanel::takeOperation(const OperationRecord &record)
{
    show(entryOf(record));
}

void ResultPanel::takeLoginTest(const LoginTestRecord &record)
{
    show(entryOf(record));
}

void ResultPanel::show(const ResultEntry &entry)
{
    const int before = m_table->rowCount();
    const int row = m_table->take(entry);
    QWidget::show();
    if (m_table->rowCount() > before) // what comes again is not pushed before the person
        m_lines->setCurrentIndex(m_table->index(row, 0));
    showDetails();
    m_lines->setAccessibleDescription(entry.line);
    QAccessibleEvent spoken(m_lines, QAccessible::Alert); // Qt 6.4 has no announcements yet
    QAccessible::updateAccessibility(&spoken);
}

//! In a narrow window or with large text the sentence has the room; the request ID stands below, in the details.
void ResultPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_lines->setColumnHidden(
        int(Column::RequestId), width() < fontMetrics().averageCharWidth() * narrowLetters);
}

void ResultPanel::focusLines()
{
    m_lines->setFocus(Qt::ShortcutFocusReason);
}

void ResultPanel::makeLines()
{
    m_lines->setObjectName(u"results"_s);
    m_lines->setAccessibleName(tr("Results"));
    m_lines->setModel(m_table);
    m_lines->setItemDelegate(new ResultDelegate(*m_table, m_lines));
    m_lines->setRootIsDecorated(false);
    m_lines->setUniformRowHeights(true);
    m_lines->setAllColumnsShowFocus(true);
    m_lines->setAlternatingRowColors(true);
    m_lines->setSelectionMode(QAbstractItemView::SingleSelection);
    m_lines->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_lines->addAction(&m_copy);
    QHeaderView *header = m_lines->header();
    header->setStretchLastSection(false);
    header->setSectionsMovable(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(int(Column::Result), QHeaderView::Stretch);
    header->setSectionResizeMode(int(Column::RequestId), QHeaderView::Interactive);
    header->resizeSection(int(Column::RequestId), fontMetrics().averageCharWidth() * 14);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(
        m_lines->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ResultPanel::showDetails);
}

QWidget *ResultPanel::makeDetails()
{
    m_detailBox = new QWidget(this);
    m_details->setObjectName(u"resultDetails"_s);
    m_details->setAccessibleName(tr("Details of the selected result"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = new QToolButton(m_detailBox);
    copy->setDefaultAction(&m_copy);
    copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    copy->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(m_detailBox);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_details, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    return m_detailBox;
}

void ResultPanel::showDetails()
{
    const int row = selectedRow();
    m_detailBox->setVisible(row >= 0);
    m_details->setPlainText(row < 0 ? QString() : m_table->entry(row).details);
    QScrollBar *bar =
        m_details->verticalScrollBar(); // from their beginning, also when the box appears with them
    QMetaObject::invokeMethod(
        bar, [bar] { bar->setValue(0); }, Qt::QueuedConnection);
    m_copy.setEnabled(row >= 0 && !m_table->entry(row).requestId.isEmpty());
}

void ResultPanel::copyRequestId() const
{
    if (const int row = selectedRow(); row >= 0)
        QGuiApplication::clipboard()->setText(m_table->entry(row).requestId);
}

int ResultPanel::selectedRow() const
{
    const QModelIndexList rows = m_lines->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

} // namespace hssreg
