#include "ui/connection/look_up_dialog.h"

#include "app/support/text.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/on_screen.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

LookUpDialog::LookUpDialog(const QString &title, LookUp lookUp, QWidget *parent)
    : QDialog(parent)
    , m_lookUp(std::move(lookUp))
    , m_find(new QLineEdit(this))
    , m_list(new QTreeWidget(this))
    , m_busy(new QProgressBar(this))
    , m_notice(new MessageLine(QPalette::Window, this))
    , m_choose(new QPushButton(tr("&Choose"), this))
    , m_again(new QPushButton(tr("&Try again"), this))
{
    setWindowTitle(title);
    m_list->setAccessibleName(title);
    m_choose->setObjectName(u"choose"_s);
    m_choose->setDefault(true);
    m_again->setObjectName(u"tryAgain"_s);
    m_again->setAutoDefault(false);
    layOut();
    connect(m_find, &QLineEdit::textChanged, this, &LookUpDialog::filter);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &LookUpDialog::refresh);
    connect(m_list, &QTreeWidget::itemActivated, m_choose, &QPushButton::click);
    connect(m_again, &QPushButton::clicked, this, &LookUpDialog::begin);
    begin();
}

QString LookUpDialog::chosenId() const
{
    const QList<QTreeWidgetItem *> selected = m_list->selectedItems();
    return selected.isEmpty() ? QString() : selected.first()->data(0, Qt::UserRole).toString();
}

void LookUpDialog::done(int result)
{
    m_scope.cancelAll();
    QDialog::done(result);
}

void LookUpDialog::layOut()
{
    m_find->setObjectName(u"findInLookUp"_s);
    m_find->setPlaceholderText(tr("Find by name or ID"));
    m_find->setAccessibleName(tr("Find by name or ID"));
    m_find->setClearButtonEnabled(true);
    m_list->setObjectName(u"found"_s);
    m_list->setHeaderLabels({tr("Name"), tr("ID"), QString()});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Looking up"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_again, QDialogButtonBox::ActionRole);
    buttons->addButton(m_choose, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_find);
    column->addWidget(m_list, 1);
    column->addWidget(m_notice);
    column->addWidget(m_busy);
    column->addWidget(buttons);
    const int letter = fontMetrics().averageCharWidth();
    m_list->header()->resizeSection(0, letter * 32);
    m_list->header()->resizeSection(1, letter * 38);
    resize(onScreen(*this, {letter * 88, fontMetrics().height() * 22}));
}

void LookUpDialog::begin()
{
    m_scope.cancelAll();
    m_scope.reopen();
    m_notice->setMessage({}, Tone::Plain, {});
    m_list->clear();
    m_busy->show();
    m_again->hide();
    refresh();
    read();
}

QCoro::Task<> LookUpDialog::read()
{
    const FoundItems found = co_await m_lookUp(m_scope);
    if (m_scope.isClosed())
        co_return;
    m_busy->hide();
    if (found.ok())
        fill(found.value());
    else
        fail(found.error());
    refresh();
}

void LookUpDialog::fill(const QList<FoundItem> &items)
{
    for (const FoundItem &item : items) {
        auto *row =
            new QTreeWidgetItem(m_list, {visible(item.name, 120), visible(item.id, 120), item.whyNot});
        row->setData(0, Qt::UserRole, item.id);
        row->setDisabled(!item.whyNot.isEmpty());
    }
    if (items.isEmpty())
        m_notice->setMessage(u"info"_s, Tone::Plain, tr("There is none that you may use."));
    filter();
    if (m_find->text().isEmpty())
        m_list->setFocus(Qt::OtherFocusReason);
}

void LookUpDialog::fail(const LookUpTrouble &trouble)
{
    m_notice->setMessage(u"error"_s, Tone::Bad, visible(trouble.text));
    m_again->show();
    m_again->setFocus(Qt::OtherFocusReason);
}

void LookUpDialog::filter()
{
    const QString wanted = m_find->text().trimmed();
    QTreeWidgetItem *first = nullptr;
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_list->topLevelItem(row);
        const bool fits = item->text(0).contains(wanted, Qt::CaseInsensitive)
            || item->text(1).contains(wanted, Qt::CaseInsensitive);
        item->setHidden(!fits);
        if (fits && !first && !item->isDisabled())
            first = item;
    }
    m_list->setCurrentItem(first);
    refresh();
}

void LookUpDialog::refresh()
{
    m_choose->setEnabled(!chosenId().isEmpty());
}

} // namespace hssreg
