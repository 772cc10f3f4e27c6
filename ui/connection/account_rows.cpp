#include "ui/connection/account_rows.h"

#include "app/access/problem_text.h"
#include "ui/connection/connection_row.h"
#include "ui/connection/region_edit.h"
#include "ui/widgets/steady_combo_box.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace hssreg {

using namespace Qt::StringLiterals;

AccountRows::AccountRows(ConnectionRows &rows)
    : QObject(&rows)
    , m_rows(rows)
    , m_name(new QLineEdit(&rows))
    , m_keep(new QCheckBox(tr("&Keep for the next start"), &rows))
    , m_region(new RegionEdit(&rows))
    , m_endpoint(new QLineEdit(&rows))
    , m_iamEndpoint(new QLineEdit(&rows))
    , m_project(new QLineEdit(&rows))
    , m_enterpriseProject(new SteadyComboBox(&rows))
{
    m_rows.addTitle(tr("Where"));
    makeNames();
    makePlaces();
    makeProjects();
    m_keep->setChecked(true);
    connect(m_keep, &QCheckBox::toggled, this, &AccountRows::refresh);
    connect(m_keep, &QCheckBox::toggled, this, &AccountRows::edited);
    refresh();
}

void AccountRows::makeNames()
{
    m_name->setObjectName(u"name"_s);
    m_name->setPlaceholderText(tr("What you call it: prod, test, customer A"));
    m_nameRow = m_rows.add(ConnectionPart::Name, tr("&Name"), m_name);
    m_keep->setObjectName(u"keep"_s);
    m_keepRow = m_rows.addUnlabelled(m_keep);
    connect(m_name, &QLineEdit::textChanged, this, [this] { touched(ConnectionPart::Name); });
}

void AccountRows::makePlaces()
{
    m_region->setObjectName(u"region"_s);
    m_region->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_rows.add(ConnectionPart::Endpoint, tr("&Region"), withLookUp(m_region, LookUpKind::Region));
    m_endpoint->setObjectName(u"endpoint"_s);
    m_endpoint->setPlaceholderText(u"https://hss.example.com"_s);
    m_endpointRow = m_rows.add(ConnectionPart::Endpoint, tr("HSS en&dpoint"), m_endpoint);
    m_iamEndpoint->setObjectName(u"iamEndpoint"_s);
    m_iamEndpoint->setPlaceholderText(u"https://iam.example.com"_s);
    m_iamRow = m_rows.add(ConnectionPart::IamEndpoint, tr("IA&M endpoint"), m_iamEndpoint,
        tr("Where users sign in and projects are looked up. Empty: that of the region."));
    connect(m_region, &RegionEdit::edited, this, [this] { touched(ConnectionPart::Endpoint); });
    connect(m_endpoint, &QLineEdit::textChanged, this, [this] { touched(ConnectionPart::Endpoint); });
    connect(m_iamEndpoint, &QLineEdit::textChanged, this, [this] { touched(ConnectionPart::IamEndpoint); });
}

void AccountRows::makeProjects()
{
    m_project->setObjectName(u"project"_s);
    m_rows.add(ConnectionPart::Project, tr("Project &ID"), withLookUp(m_project, LookUpKind::Project),
        fieldHelp(Field::ProjectId));
    m_enterpriseProject->setObjectName(u"enterpriseProject"_s);
    m_enterpriseProject->setEditable(true);
    m_enterpriseProject->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_enterpriseProject->setInsertPolicy(QComboBox::NoInsert);
    m_enterpriseProject->addItems({QString(), u"0"_s, u"all_granted_eps"_s});
    m_enterpriseProject->setItemData(0, tr("Left out"), Qt::AccessibleTextRole);
    m_rows.add(ConnectionPart::EnterpriseProject, tr("&Enterprise project"),
        withLookUp(m_enterpriseProject, LookUpKind::EnterpriseProject),
        fieldHelp(Field::EnterpriseProjectId));
    connect(m_project, &QLineEdit::textChanged, this, [this] { touched(ConnectionPart::Project); });
    connect(m_enterpriseProject, &QComboBox::currentTextChanged, this,
        [this] { touched(ConnectionPart::EnterpriseProject); });
}

//! The input and, behind it, the button that looks up what may stand in it.
QWidget *AccountRows::withLookUp(QWidget *input, LookUpKind kind)
{
    auto *both = new QWidget(&m_rows);
    auto *button = new QPushButton(tr("Look up…"), both);
    button->setObjectName(input->objectName() + u"LookUp"_s);
    button->setAccessibleName(tr("Look up: %1").arg(lookUpTitle(kind)));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, kind] { Q_EMIT lookUpWanted(kind); });
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(input, 1);
    row->addWidget(button);
    QWidget::setTabOrder(input, button);
    both->setFocusPolicy(Qt::StrongFocus); // before it has a proxy: only then a label's letter gets there
    both->setFocusProxy(input);
    return both;
}

void AccountRows::take(LookUpKind kind, const QString &id)
{
    switch (kind) {
    case LookUpKind::Region: m_region->setRegion(id); return;
    case LookUpKind::Project: m_project->setText(id); return;
    case LookUpKind::EnterpriseProject: m_enterpriseProject->setCurrentText(id); return;
    }
}

void AccountRows::fill(const ConnectionProfile &profile)
{
    m_name->setText(profile.name);
    if (profile.endpoint.isEmpty())
        m_region->setRegion(profile.region);
    else
        m_region->setFree();
    m_endpoint->setText(profile.endpoint);
    m_iamEndpoint->setText(profile.iamEndpoint);
    m_project->setText(profile.projectId);
    m_enterpriseProject->setCurrentText(profile.enterpriseProjectId);
    refresh();
}

void AccountRows::write(ConnectionProfile &profile) const
{
    profile.name = isKept() ? name() : QString();
    profile.region = m_region->isFree() ? QString() : m_region->region();
    profile.endpoint = m_region->isFree() ? m_endpoint->text().trimmed() : QString();
    profile.iamEndpoint = m_iamEndpoint->text().trimmed();
    profile.projectId = m_project->text();
    profile.enterpriseProjectId = m_enterpriseProject->currentText();
}

bool AccountRows::isKept() const
{
    return m_keep->isChecked();
}

void AccountRows::setKept(bool kept)
{
    m_keep->setChecked(kept);
    refresh();
}

void AccountRows::hideKeep()
{
    m_rows.setRowVisible(m_keepRow, false);
}

QString AccountRows::name() const
{
    return m_name->text().trimmed();
}

void AccountRows::refresh()
{
    m_rows.setRowVisible(m_nameRow, isKept());
    m_rows.setRowVisible(m_endpointRow, m_region->isFree());
    m_rows.setRowVisible(m_iamRow, m_region->isFree() || !m_iamEndpoint->text().isEmpty());
}

void AccountRows::touched(ConnectionPart part)
{
    m_rows.touch(part);
    refresh();
    Q_EMIT edited();
}

} // namespace hssreg
