#include "ui/registry/connect_registry_dialog.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "app/access/registry_words.h"
#include "app/editor/cluster_listing.h"
#include "app/editor/registry_adding.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/form/field_panel.h"
#include "ui/form/field_row.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/on_screen.h"
#include "ui/widgets/steady_combo_box.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

constexpr std::pair<Field, QLatin1StringView> usualChoices[] = {
    {Field::ApiVersion, "V2"_L1}, {Field::Protocol, "https"_L1}, {Field::GetScanImageChannel, "Swr"_L1}};

FormExtras extrasFor(ClusterListing &clusters)
{
    FormExtras extras;
    extras.clusters = &clusters;
    extras.isNew = true;
    return extras;
}

} // namespace

ConnectRegistryDialog::ConnectRegistryDialog(
    RegistryAdding &adding, ClusterListing &clusters, Clock &clock, QWidget *parent)
    : QDialog(parent)
    , m_adding(adding)
    , m_editor(clock)
    , m_name(new QLineEdit(this))
    , m_type(new SteadyComboBox(this))
    , m_scroll(new QScrollArea(this))
    , m_panel(new FieldPanel(m_editor, extrasFor(clusters), m_scroll))
    , m_notice(new MessageLine(QPalette::Window, this))
    , m_busy(new QProgressBar(this))
    , m_connect(new QPushButton(tr("&Connect"), this))
{
    setWindowTitle(tr("Connect a repository to HSS"));
    startWithDefaults();
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeHead());
    m_scroll->setWidget(m_panel);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_busy);
    column->addWidget(m_notice);
    column->addWidget(makeButtons());
    wire();
    refresh();
}

ConnectRegistryDialog::~ConnectRegistryDialog()
{
    m_editor.disconnect(this); // closing it below must not refresh what is half gone
    m_editor.close();
}

//! The choices that most repositories have; everything else is for the person to type.
void ConnectRegistryDialog::startWithDefaults()
{
    m_editor.openById(u"new"_s);
    for (const auto &[field, choice] : usualChoices)
        m_editor.setText(field, choice);
    const FieldEntry &type = entryFor(Field::RegistryType);
    for (const QLatin1StringView choice : type.choices) {
        RegistryInfo info;
        info.type = choice;
        m_type->addItem(typeWord(info), QString(choice));
    }
}

QWidget *ConnectRegistryDialog::makeHead()
{
    auto *head = new QWidget(this);
    m_name->setObjectName(entryFor(Field::RegistryName).name);
    m_name->setAccessibleName(fieldLabel(Field::RegistryName));
    m_name->setToolTip(fieldHelp(Field::RegistryName));
    m_type->setObjectName(entryFor(Field::RegistryType).name);
    m_type->setAccessibleName(fieldLabel(Field::RegistryType));
    m_type->setToolTip(fieldHelp(Field::RegistryType));
    auto *rows = new QFormLayout(head);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addRow(fieldLabel(Field::RegistryName), m_name);
    rows->addRow(fieldLabel(Field::RegistryType), m_type);
    return head;
}

QWidget *ConnectRegistryDialog::makeButtons()
{
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Connecting"));
    m_notice->setObjectName(u"connectNotice"_s);
    m_connect->setObjectName(u"connectRegistry"_s);
    m_connect->setDefault(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_connect, QDialogButtonBox::ActionRole);
    connect(m_connect, &QPushButton::clicked, this, &ConnectRegistryDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(onScreen(*this, {fontMetrics().averageCharWidth() * 95, fontMetrics().lineSpacing() * 38}));
    return buttons;
}

void ConnectRegistryDialog::wire()
{
    connect(&m_editor, &AccessEditor::changed, this, &ConnectRegistryDialog::edited);
    connect(m_name, &QLineEdit::textEdited, this, &ConnectRegistryDialog::edited);
    connect(m_type, &QComboBox::activated, this, &ConnectRegistryDialog::edited);
    connect(&m_adding, &RegistryAdding::runningChanged, this, &ConnectRegistryDialog::refresh);
    connect(&m_adding, &RegistryAdding::answered, this, &ConnectRegistryDialog::takeAnswer);
}

NewRegistry ConnectRegistryDialog::registry() const
{
    return {m_name->text().trimmed(), m_type->currentData().toString(), m_editor.change()};
}

//! Says all that is wrong or missing and leads to the first of it, or sends.
void ConnectRegistryDialog::check()
{
    if (!m_connect->isEnabled())
        return;
    const QList<Problem> problems = checkNewRegistry(registry());
    m_saysAll = true;
    m_panel->sayAll();
    for (const Problem &problem : problems) {
        if (problem.level != Level::Error)
            continue;
        refresh();
        if (problem.field && m_panel->rowOf(*problem.field))
            m_panel->rowOf(*problem.field)->focusTarget()->setFocus(Qt::OtherFocusReason);
        else
            m_name->setFocus(Qt::OtherFocusReason);
        return;
    }
    send();
}

void ConnectRegistryDialog::edited()
{
    m_refusal.clear();
    refresh();
}

void ConnectRegistryDialog::send()
{
    m_sent = true;
    m_refusal.clear();
    m_adding.start(registry());
    refresh();
}

//! Accepted, or nobody knows: the results below the form go on from here. Refused: it stays as it was typed.
void ConnectRegistryDialog::takeAnswer(const ServiceReport &report)
{
    if (!std::exchange(m_sent, false))
        return;
    if (report.outcome == Outcome::Updated || report.outcome == Outcome::Unknown) {
        accept();
        return;
    }
    m_refusal = tr("%1 %2", "what happened, and what to do")
                    .arg(visible(reportText(report)), visible(adviceText(report)));
    refresh();
}

void ConnectRegistryDialog::refresh()
{
    m_panel->refresh();
    m_busy->setVisible(m_sent);
    m_panel->setEnabled(!m_sent);
    m_name->setEnabled(!m_sent);
    m_type->setEnabled(!m_sent);
    m_connect->setEnabled(!m_sent && m_adding.canStart());
    QStringList said;
    for (const Problem &problem : checkNewRegistry(registry())) {
        if (problem.level == Level::Error)
            said.append(problemText(problem));
    }
    if (m_sent)
        m_notice->setMessage(u"info"_s, Tone::Muted, tr("HSS is being told…"));
    else if (!m_connect->isEnabled())
        m_notice->setMessage(u"info"_s, Tone::Muted,
            m_adding.isRunning() ? tr("Another repository is being connected.")
                                 : tr("There is no connection."));
    else if (!m_refusal.isEmpty())
        m_notice->setMessage(u"failed"_s, Tone::Bad, m_refusal);
    else if (m_saysAll && !said.isEmpty())
        m_notice->setMessage(u"error"_s, Tone::Bad, said.mid(0, 3).join(u'\n'));
    else
        m_notice->setMessage({}, Tone::Plain, {});
}

} // namespace hssreg
