#include "ui/connection/connections_dialog.h"

#include "app/support/text.h"
#include "ui/connection/test_panel.h"
#include "ui/icons/icon.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/on_screen.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

enum Column { NameColumn, PlaceColumn, ProjectColumn, SignInColumn, ColumnCount };

QString placeText(const ConnectionProfile &profile)
{
    return visible(profile.endpoint.isEmpty() ? profile.region : profile.endpoint, 80);
}

} // namespace

ConnectionsDialog::ConnectionsDialog(const ConnectionTools &tools, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_list(new QTreeWidget(this))
    , m_notice(new MessageLine(QPalette::Window, this))
    , m_test(new TestPanel(tools, this))
    , m_buttons(new QVBoxLayout)
    , m_use(addButton("use", tr("&Use"), &ConnectionsDialog::use))
    , m_addButton(addButton("add", tr("&Add…"), &ConnectionsDialog::add))
{
    setWindowTitle(tr("Connections"));
    m_use->setDefault(true);
    m_use->setToolTip(tr("Connect with it now, and at the next start"));
    m_ofOne = {m_use, addButton("edit", tr("&Edit…"), &ConnectionsDialog::edit),
        addButton("duplicate", tr("&Duplicate…"), &ConnectionsDialog::duplicate),
        addButton("remove", tr("&Remove…"), &ConnectionsDialog::remove),
        addButton("testOne", tr("&Test"), &ConnectionsDialog::test)};
    addButton("import", tr("&Import…"), &ConnectionsDialog::importWanted);
    layOut();
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ConnectionsDialog::refresh);
    connect(m_list, &QTreeWidget::itemActivated, this, &ConnectionsDialog::use);
    connect(m_test, &TestPanel::changed, this, &ConnectionsDialog::refresh);
    reload();
    (chosen() ? static_cast<QWidget *>(m_list) : m_addButton)->setFocus();
}

QPushButton *ConnectionsDialog::addButton(
    const char *name, const QString &text, void (ConnectionsDialog::*does)())
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, does);
    m_buttons->addWidget(button);
    return button;
}

void ConnectionsDialog::layOut()
{
    m_list->setObjectName(u"connections"_s);
    m_list->setAccessibleName(tr("Connections"));
    m_list->setHeaderLabels({tr("Name"), tr("Region or endpoint"), tr("Project"), tr("Sign-in")});
    m_list->setRootIsDecorated(false);
    m_list->setAllColumnsShowFocus(true);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(true);
    m_list->setTabKeyNavigation(false);
    const int side = fontMetrics().height();
    m_list->setIconSize({side, side});
    QPixmap nothing(side, side);
    nothing.fill(Qt::transparent);
    m_noSign = QIcon(nothing);
    m_notice->setObjectName(u"notice"_s);
    m_buttons->addStretch(1);
    auto *sides = new QHBoxLayout;
    sides->addWidget(m_list, 1);
    sides->addLayout(m_buttons);
    auto *close = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(close, &QDialogButtonBox::rejected, this, &QDialog::reject);
    close->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_notice);
    column->addLayout(sides, 1);
    column->addWidget(m_test);
    column->addWidget(close);
    const int letter = fontMetrics().averageCharWidth();
    for (const int section : {NameColumn, PlaceColumn, ProjectColumn})
        m_list->header()->resizeSection(section, letter * (section == ProjectColumn ? 38 : 24));
    resize(onScreen(*this, {letter * 130, fontMetrics().height() * 24}));
    setTabOrder(m_list, m_use);
}

void ConnectionsDialog::done(int result)
{
    m_test->stop();
    m_scope.cancelAll();
    QDialog::done(result);
}

void ConnectionsDialog::reload()
{
    const ConnectionProfile *before = chosen();
    const QString name = before ? before->name : QString();
    const auto read = m_tools.store.read();
    m_readable = read.ok();
    m_stored = read.ok() ? read.value() : StoredConnections();
    fill(m_stored);
    select(name.isEmpty() ? m_stored.current : name);
    if (!read.ok())
        say(u"error"_s, Tone::Bad, storeErrorText(read.error()));
    else if (m_stored.profiles.isEmpty())
        say(u"info"_s, Tone::Plain,
            tr("No connection is kept yet. Add one, or import what the SDK, KooCLI or OpenStack tools use."));
    else
        say({}, Tone::Plain, {});
    refresh();
}

void ConnectionsDialog::fill(const StoredConnections &stored)
{
    m_list->clear();
    for (const ConnectionProfile &profile : stored.profiles) {
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(NameColumn, visible(profile.name, 80));
        item->setText(PlaceColumn, placeText(profile));
        item->setText(ProjectColumn, visible(profile.projectId, 80));
        item->setText(SignInColumn, signInWayLabel(profile.signIn));
        item->setIcon(NameColumn, m_noSign); // so that all names begin at the same place
        if (profile.name != stored.current)
            continue;
        item->setIcon(NameColumn, themedIcon(u"done"_s));
        item->setToolTip(NameColumn, tr("In use"));
        item->setData(NameColumn, Qt::AccessibleTextRole, tr("%1, in use").arg(item->text(NameColumn)));
    }
}

void ConnectionsDialog::select(const QString &name)
{
    for (qsizetype row = 0; row < m_stored.profiles.size(); ++row) {
        if (m_stored.profiles.at(row).name == name)
            m_list->setCurrentItem(m_list->topLevelItem(int(row)));
    }
    if (!m_list->currentItem() && m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
}

void ConnectionsDialog::refresh()
{
    const bool idle = m_busy.isEmpty() && !m_test->isRunning();
    for (QPushButton *button : std::as_const(m_ofOne))
        button->setEnabled(idle && chosen());
    m_addButton->setEnabled(idle && m_readable);
    if (!m_busy.isEmpty())
        say(u"status-connecting"_s, Tone::Busy, m_busy);
}

void ConnectionsDialog::say(const QString &icon, Tone tone, const QString &text)
{
    m_notice->setMessage(icon, tone, text);
    m_list->setAccessibleDescription(text);
}

const ConnectionProfile *ConnectionsDialog::chosen() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_stored.profiles.size() ? &m_stored.profiles.at(row) : nullptr;
}

} // namespace hssreg
