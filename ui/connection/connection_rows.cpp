#include "ui/connection/connection_rows.h"

#include "ui/connection/connection_row.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace hssreg {

ConnectionRows::ConnectionRows(QWidget *parent)
    : QWidget(parent)
    , m_form(new QFormLayout(this))
{
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setContentsMargins(0, 0, 0, 0);
}

void ConnectionRows::addTitle(const QString &text)
{
    auto *title = new QLabel(text, this);
    title->setTextFormat(Qt::PlainText);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    if (m_form->rowCount() > 0)
        title->setContentsMargins(0, fontMetrics().height() / 2, 0, 0);
    m_form->addRow(title);
}

ConnectionRow *ConnectionRows::add(
    ConnectionPart part, const QString &label, QWidget *input, const QString &help)
{
    auto *row = new ConnectionRow(input, help, this);
    m_form->addRow(makeLabel(label, input), row);
    m_rows.append({part, row});
    return row;
}

ConnectionRow *ConnectionRows::addUnlabelled(QWidget *input, const QString &help)
{
    auto *row = new ConnectionRow(input, help, this);
    m_form->addRow(new QWidget(this), row); // no label: nothing above it when the row is wrapped
    return row;
}

void ConnectionRows::setRowVisible(ConnectionRow *row, bool visible)
{
    m_form->setRowVisible(row, visible);
}

void ConnectionRows::setProblems(const QList<ConnectionProblem> &found)
{
    QHash<ConnectionPart, ConnectionRow *> speakers;
    for (const PartRow &one : std::as_const(m_rows)) {
        if (isShown(one.row))
            speakers.insert(one.part, one.row);
    }
    for (const PartRow &one : std::as_const(m_rows)) {
        QList<ConnectionProblem> own;
        if (m_touched.contains(one.part) && speakers.value(one.part) == one.row)
            std::copy_if(found.begin(), found.end(), std::back_inserter(own),
                [&one](const ConnectionProblem &problem) { return problem.part == one.part; });
        one.row->setProblems(own);
    }
}

//! On a line with the input's first one, whatever stands below that.
QLabel *ConnectionRows::makeLabel(const QString &text, QWidget *input)
{
    auto *label = new QLabel(text, this);
    label->setBuddy(input);
    QWidget *innermost = input;
    while (innermost->focusProxy())
        innermost = innermost->focusProxy();
    innermost->setAccessibleName(QString(text).remove(u'&')); // Qt finds a label's text only for its siblings
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    const QLineEdit line;
    const int above = (line.sizeHint().height() - label->sizeHint().height()) / 2;
    label->setContentsMargins(0, std::max(0, above), 2, 0);
    return label;
}

bool ConnectionRows::isShown(ConnectionRow *row) const
{
    return m_form->isRowVisible(row);
}

} // namespace hssreg
