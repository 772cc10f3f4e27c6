// What the History view is made of.

#include "ui/history/history_dialog.h"

#include "app/history/history_words.h"
#include "ui/history/history_table.h"
#include "ui/icons/icon.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/steady_combo_box.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

QWidget *HistoryDialog::makeFilter()
{
    auto *bar = new QWidget(this);
    m_find = new QLineEdit(bar);
    m_find->setObjectName(u"historyFind"_s);
    m_find->setAccessibleName(tr("Find in the history"));
    m_find->setPlaceholderText(tr("Repository, value, code, request ID, …"));
    m_find->setClearButtonEnabled(true);
    auto *find = new QLabel(tr("&Find"), bar);
    find->setBuddy(m_find);
    m_outcome = new SteadyComboBox(bar);
    m_outcome->setObjectName(u"historyOutcome"_s);
    m_outcome->setAccessibleName(tr("Result"));
    m_outcome->addItem(tr("Any"), QString());
    const QStringList outcomes = historyOutcomes();
    for (const QString &outcome : outcomes)
        m_outcome->addItem(outcomeWord(outcome), outcome);
    auto *result = new QLabel(tr("&Result"), bar);
    result->setBuddy(m_outcome);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(find);
    row->addWidget(m_find, 1);
    row->addWidget(result);
    row->addWidget(m_outcome);
    return bar;
}

QWidget *HistoryDialog::makeTable()
{
    auto *sides = new QSplitter(Qt::Vertical, this);
    sides->setChildrenCollapsible(false);
    auto *upper = new QWidget(sides);
    m_state = new MessageLine(QPalette::Window, upper);
    m_state->setObjectName(u"historyState"_s);
    m_table = new QTreeView(upper);
    m_table->setObjectName(u"historyTable"_s);
    m_table->setAccessibleName(tr("What was done"));
    m_table->setModel(m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAlternatingRowColors(true);
    m_table->header()->setStretchLastSection(true);
    const int letter = fontMetrics().averageCharWidth();
    for (const auto &[column, letters] :
        {std::pair(HistoryTable::Column::When, 23), std::pair(HistoryTable::Column::Repository, 20),
            std::pair(HistoryTable::Column::Action, 12), std::pair(HistoryTable::Column::Result, 30)})
        m_table->header()->resizeSection(int(column), letter * letters);
    auto *column = new QVBoxLayout(upper);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_state);
    column->addWidget(m_table, 1);
    m_details = new QPlainTextEdit(sides);
    m_details->setObjectName(u"historyDetails"_s);
    m_details->setAccessibleName(tr("Details"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    sides->setStretchFactor(0, 2);
    sides->setStretchFactor(1, 1);
    return sides;
}

QWidget *HistoryDialog::makeKeeping()
{
    auto *bar = new QWidget(this);
    m_keep = new SteadyComboBox(bar);
    m_keep->setObjectName(u"historyKeep"_s);
    m_keep->setAccessibleName(tr("Keep records"));
    for (const auto &[text, days] : {std::pair(tr("for ever"), 0), std::pair(tr("for 30 days"), 30),
             std::pair(tr("for 90 days"), 90), std::pair(tr("for a year"), 365),
             std::pair(tr("for 3 years"), 1096), std::pair(tr("for 10 years"), 3653)})
        m_keep->addItem(text, days);
    auto *keep = new QLabel(tr("&Keep records"), bar);
    keep->setBuddy(m_keep);
    m_said = new MessageLine(QPalette::Window, bar);
    m_said->setObjectName(u"historySaid"_s);
    m_said->setMessage({}, Tone::Plain, {});
    m_again = new QPushButton(tr("Try &again"), bar);
    m_again->setObjectName(u"historyAgain"_s);
    m_again->hide();
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(keep);
    row->addWidget(m_keep);
    row->addWidget(m_said, 1);
    row->addStretch(0);
    row->addWidget(m_again);
    return bar;
}

QWidget *HistoryDialog::makeButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_putBack = buttons->addButton(tr("&Put these values back"), QDialogButtonBox::ActionRole);
    m_putBack->setObjectName(u"historyPutBack"_s);
    m_putBack->setIcon(themedIcon(u"revert"_s));
    m_putBack->setIconSize({fontMetrics().height(), fontMetrics().height()});
    m_putBack->setEnabled(false);
    m_export = buttons->addButton(tr("&Export…"), QDialogButtonBox::ActionRole);
    m_export->setObjectName(u"historyExport"_s);
    m_export->setIcon(themedIcon(u"save"_s));
    m_export->setIconSize({fontMetrics().height(), fontMetrics().height()});
    m_forget = buttons->addButton(tr("F&orget…"), QDialogButtonBox::ActionRole);
    m_forget->setObjectName(u"historyForget"_s);
    for (QPushButton *button : {m_putBack, m_export, m_forget})
        button->setAutoDefault(false); // Enter in the search must not press one
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

} // namespace hssreg
