#include "ui/connection/connection_dialog.h"

#include "app/access/problem_text.h"
#include "ui/connection/connection_row.h"
#include "ui/connection/path_edit.h"
#include "ui/connection/region_edit.h"
#include "ui/connection/token_edit.h"
#include "ui/widgets/message_line.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

ConnectionDialog::ConnectionDialog(const ConnectionSettings &start, QWidget *parent)
    : QDialog(parent)
    , m_inside(new QWidget(this))
    , m_form(new QFormLayout(m_inside))
    , m_region(new RegionEdit(m_inside))
    , m_endpoint(new QLineEdit(m_inside))
    , m_project(new QLineEdit(m_inside))
    , m_enterpriseProject(new QComboBox(m_inside))
    , m_token(new TokenEdit(m_inside))
    , m_caFile(new PathEdit(tr("CA file"), tr("Choose a file with certificates"), m_inside))
    , m_deadline(new QSpinBox(m_inside))
    , m_summary(new MessageLine(QPalette::Window, this))
    , m_connect(new QPushButton(tr("&Connect"), this))
{
    setWindowTitle(tr("Connect to HSS"));
    makeRows();
    makeFarRows();
    layOut();
    fill(start);
    check();
}

ConnectionSettings ConnectionDialog::settings() const
{
    ConnectionSettings entered;
    if (m_region->isFree())
        entered.endpoint = m_endpoint->text().trimmed();
    else
        entered.region = m_region->region();
    entered.projectId = m_project->text();
    entered.enterpriseProjectId = m_enterpriseProject->currentText();
    entered.token = m_token->token();
    entered.caFile = m_caFile->path();
    entered.proxy = ProxyUse(m_proxy->currentData().toInt());
    if (entered.proxy == ProxyUse::Url)
        entered.proxyUrl = m_proxyUrl->text().trimmed();
    entered.deadline = std::chrono::seconds(m_deadline->value());
    return entered;
}

//! Whoever listens takes the settings while the base class says so; then the pasted token goes.
void ConnectionDialog::done(int result)
{
    QDialog::done(result);
    m_token->forget();
}

void ConnectionDialog::makeRows()
{
    m_region->setObjectName(u"region"_s);
    addRow(ConnectionPart::Endpoint, tr("&Region"), m_region, {});
    m_endpoint->setObjectName(u"endpoint"_s);
    m_endpoint->setPlaceholderText(u"https://hss.example.com"_s);
    m_endpointRow = new ConnectionRow(m_endpoint, {}, m_inside);
    m_form->addRow(makeLabel(tr("En&dpoint"), m_endpoint), m_endpointRow);
    m_project->setObjectName(u"project"_s);
    addRow(ConnectionPart::Project, tr("Project &ID"), m_project, fieldHelp(Field::ProjectId));
    m_enterpriseProject->setObjectName(u"enterpriseProject"_s);
    m_enterpriseProject->setEditable(true);
    m_enterpriseProject->setInsertPolicy(QComboBox::NoInsert);
    m_enterpriseProject->addItems({QString(), u"0"_s, u"all_granted_eps"_s});
    m_enterpriseProject->setItemData(0, tr("Left out"), Qt::AccessibleTextRole);
    addRow(ConnectionPart::EnterpriseProject, tr("&Enterprise project"), m_enterpriseProject,
        fieldHelp(Field::EnterpriseProjectId));
    addRow(ConnectionPart::Token, tr("To&ken"), m_token, fieldHelp(Field::Token));

    connect(m_region, &RegionEdit::edited, this, [this] { touched(ConnectionPart::Endpoint); });
    connect(m_endpoint, &QLineEdit::textChanged, this, [this] { touched(ConnectionPart::Endpoint); });
    connect(m_project, &QLineEdit::textChanged, this, [this] { touched(ConnectionPart::Project); });
    connect(m_enterpriseProject, &QComboBox::currentTextChanged, this,
        [this] { touched(ConnectionPart::EnterpriseProject); });
    connect(m_token, &TokenEdit::edited, this, [this] { touched(ConnectionPart::Token); });
}

//! What is seldom changed.
void ConnectionDialog::makeFarRows()
{
    addRow(ConnectionPart::Proxy, tr("Pro&xy"), makeProxy(), {});
    m_caFile->line()->setObjectName(u"caFile"_s);
    addRow(ConnectionPart::CaFile, tr("C&A file"), m_caFile,
        tr("A PEM file with further certificate authorities. Empty: those of the system."));
    m_deadline->setObjectName(u"deadline"_s);
    m_deadline->setRange(1, 3600);
    m_deadline->setSuffix(tr(" s", "seconds"));
    m_deadline->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    addRow(ConnectionPart::Deadline, tr("Dead&line"), m_deadline,
        tr("How long one operation may take, with all its retries."));
    connect(m_caFile, &PathEdit::edited, this, [this] { touched(ConnectionPart::CaFile); });
    connect(m_deadline, &QSpinBox::valueChanged, this, [this] { touched(ConnectionPart::Deadline); });
}

QWidget *ConnectionDialog::makeProxy()
{
    auto *both = new QWidget(m_inside);
    m_proxy = new QComboBox(both);
    m_proxy->setObjectName(u"proxy"_s);
    m_proxy->addItem(tr("As the system says"), int(ProxyUse::System));
    m_proxy->addItem(tr("None"), int(ProxyUse::None));
    m_proxy->addItem(tr("This one"), int(ProxyUse::Url));
    m_proxyUrl = new QLineEdit(both);
    m_proxyUrl->setObjectName(u"proxyUrl"_s);
    m_proxyUrl->setAccessibleName(tr("Address of the proxy"));
    m_proxyUrl->setPlaceholderText(u"http://proxy.example.com:3128"_s);
    auto *row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_proxy);
    row->addWidget(m_proxyUrl, 1);
    both->setFocusProxy(m_proxy);
    connect(m_proxy, &QComboBox::currentIndexChanged, this, [this] { touched(ConnectionPart::Proxy); });
    connect(m_proxyUrl, &QLineEdit::textChanged, this, [this] { touched(ConnectionPart::Proxy); });
    return both;
}

//! On a line with the input's first one, whatever stands below that.
QLabel *ConnectionDialog::makeLabel(const QString &text, QWidget *input)
{
    auto *label = new QLabel(text, m_inside);
    label->setBuddy(input);
    input->setAccessibleName(QString(text).remove(u'&')); // Qt finds a label's text only for its own siblings
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    const int above = (m_project->sizeHint().height() - label->sizeHint().height()) / 2;
    label->setContentsMargins(0, std::max(0, above), 2, 0);
    return label;
}

void ConnectionDialog::addRow(ConnectionPart part, const QString &text, QWidget *input, const QString &help)
{
    auto *row = new ConnectionRow(input, help, m_inside);
    m_form->addRow(makeLabel(text, input), row);
    m_rows.insert(part, row);
}

void ConnectionDialog::layOut()
{
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_inside);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // whatever is inside comes into sight with the focus
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_connect->setObjectName(u"connect"_s);
    m_connect->setDefault(true);
    buttons->addButton(m_connect, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_summary->setObjectName(u"summary"_s);
    auto *column = new QVBoxLayout(this);
    column->addWidget(scroll, 1);
    column->addWidget(m_summary);
    column->addWidget(buttons);
    const int width = fontMetrics().averageCharWidth() * 84;
    resize(width, m_inside->sizeHint().height() + fontMetrics().height() * 7);
}

void ConnectionDialog::fill(const ConnectionSettings &start)
{
    if (start.endpoint.isEmpty())
        m_region->setRegion(start.region);
    else
        m_region->setFree();
    m_endpoint->setText(start.endpoint);
    m_project->setText(start.projectId);
    m_enterpriseProject->setCurrentText(start.enterpriseProjectId);
    m_caFile->setPath(start.caFile);
    m_proxy->setCurrentIndex(m_proxy->findData(int(start.proxy)));
    m_proxyUrl->setText(start.proxyUrl);
    m_deadline->setValue(int(start.deadline.count()));
    m_touched.clear();
}

void ConnectionDialog::touched(ConnectionPart part)
{
    m_touched.insert(part);
    check();
}

QList<ConnectionProblem> ConnectionDialog::problems() const
{
    QList<ConnectionProblem> found = checkConnection(settings());
    const QString file = m_token->fileProblem();
    if (file.isEmpty())
        return found;
    found.removeIf([](const ConnectionProblem &problem) { return problem.part == ConnectionPart::Token; });
    found.append({ConnectionPart::Token, Level::Error, file});
    return found;
}

void ConnectionDialog::check()
{
    m_form->setRowVisible(m_endpointRow, m_region->isFree());
    m_proxyUrl->setVisible(ProxyUse(m_proxy->currentData().toInt()) == ProxyUse::Url);
    const QList<ConnectionProblem> found = problems();
    for (auto row = m_rows.constBegin(); row != m_rows.constEnd(); ++row) {
        QList<ConnectionProblem> own;
        if (m_touched.contains(row.key()))
            std::copy_if(found.begin(), found.end(), std::back_inserter(own),
                [&row](const ConnectionProblem &problem) { return problem.part == row.key(); });
        const bool atEndpoint = row.key() == ConnectionPart::Endpoint && m_region->isFree();
        row.value()->setProblems(atEndpoint ? QList<ConnectionProblem>() : own);
        if (row.key() == ConnectionPart::Endpoint)
            m_endpointRow->setProblems(own);
    }
    const auto first = std::find_if(found.begin(), found.end(),
        [](const ConnectionProblem &problem) { return problem.level == Level::Error; });
    m_connect->setEnabled(first == found.end());
    m_summary->setMessage(u"info"_s, Tone::Muted, first == found.end() ? QString() : first->text);
}

} // namespace hssreg
