#include "ui/registry/statistics_dialog.h"

#include "app/editor/registry_counts.h"
#include "app/editor/registry_listing.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/widgets/message_line.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

using State = RegistryCounts::State;

namespace {

int counted(const RegistryListing &listing, AccessStatus status)
{
    return int(std::count_if(listing.items().cbegin(), listing.items().cend(),
        [status](const RegistryInfo &registry) { return accessStatus(registry) == status; }));
}

QString number(std::optional<int> value)
{
    return value ? QLocale().toString(*value) : QString(u'—');
}

} // namespace

StatisticsDialog::StatisticsDialog(RegistryCounts &counts, const RegistryListing &listing, QWidget *parent)
    : QDialog(parent)
    , m_counts(counts)
    , m_listing(listing)
    , m_notice(new MessageLine(QPalette::Window, this))
{
    setWindowTitle(tr("Statistics of the repositories"));
    layOut();
    connect(&m_counts, &RegistryCounts::changed, this, &StatisticsDialog::refresh);
    connect(&m_listing, &RegistryListing::itemsChanged, this, &StatisticsDialog::refresh);
    m_counts.refresh();
    refresh();
}

QLabel *StatisticsDialog::cell(QGridLayout &grid, int row, int column, const QString &name)
{
    auto *label = new QLabel(this);
    label->setObjectName(name);
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    grid.addWidget(label, row, column);
    return label;
}

void StatisticsDialog::layOut()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(fontMetrics().averageCharWidth() * 4);
    grid->addWidget(new QLabel(tr("HSS counts"), this), 0, 1, Qt::AlignRight);
    grid->addWidget(new QLabel(tr("This list counts"), this), 0, 2, Qt::AlignRight);
    const QStringList rows{tr("Connected"), tr("Abnormal"), tr("Connecting"), tr("All")};
    for (int i = 0; i < rows.size(); ++i) {
        grid->addWidget(new QLabel(rows.at(i), this), i + 1, 0);
        m_hss.append(cell(*grid, i + 1, 1, u"hssCount%1"_s.arg(i)));
        m_list.append(cell(*grid, i + 1, 2, u"listCount%1"_s.arg(i)));
        m_hss.last()->setAccessibleName(tr("%1, as HSS counts").arg(rows.at(i)));
        m_list.last()->setAccessibleName(tr("%1, as this list counts").arg(rows.at(i)));
    }
    m_notice->setObjectName(u"statisticsNotice"_s);
    m_notice->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *again = buttons->addButton(tr("&Read again"), QDialogButtonBox::ActionRole);
    again->setAutoDefault(false);
    connect(again, &QPushButton::clicked, &m_counts, &RegistryCounts::refresh);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSizeConstraint(QLayout::SetFixedSize); // grows with what there is to say
    column->addLayout(grid);
    column->addWidget(m_notice);
    column->addStretch(1);
    column->addWidget(buttons);
}

void StatisticsDialog::refresh()
{
    const RegistryStatistics counts = m_counts.counts();
    m_hss[0]->setText(number(counts.successNum));
    m_hss[1]->setText(number(counts.failNum));
    m_hss[2]->setText(number(std::nullopt));
    m_hss[3]->setText(number(std::nullopt));
    m_list[0]->setText(number(counted(m_listing, AccessStatus::Success)));
    m_list[1]->setText(number(counted(m_listing, AccessStatus::Fail)));
    m_list[2]->setText(number(counted(m_listing, AccessStatus::Accessing)));
    m_list[3]->setText(number(int(m_listing.items().size())));
    switch (m_counts.state()) {
    case State::NotRead:
        m_notice->setMessage(u"info"_s, Tone::Muted, tr("Without a connection HSS can not be asked."));
        break;
    case State::Loading: m_notice->setMessage(u"info"_s, Tone::Muted, tr("Asking HSS…")); break;
    case State::Ready:
        m_notice->setMessage(u"info"_s, Tone::Muted,
            tr("HSS does not count repositories that are still connecting, and counts at most 100 of each."));
        break;
    case State::Failed:
        m_notice->setMessage(u"warning"_s, Tone::Bad, visible(reportText(m_counts.report())));
        break;
    }
}

} // namespace hssreg
