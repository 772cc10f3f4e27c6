#include "ui/main/edit_by_id_dialog.h"

#include "app/access/access_fields.h"
#include "app/access/problem_text.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/tone_text.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

EditByIdDialog::EditByIdDialog(QWidget *parent)
    : QDialog(parent)
    , m_id(new QLineEdit(this))
    , m_problem(new MessageLine(QPalette::Window, this))
    , m_edit(new QPushButton(tr("&Edit"), this))
{
    setWindowTitle(tr("Edit by ID"));
    m_id->setObjectName(u"registryId"_s);
    m_id->setMinimumWidth(fontMetrics().averageCharWidth() * 46);
    m_edit->setObjectName(u"edit"_s);
    m_edit->setDefault(true);
    layOut();
    connect(m_id, &QLineEdit::textChanged, this, &EditByIdDialog::check);
    check();
}

//! An ID copied from elsewhere often brings a blank or a line end along.
QString EditByIdDialog::registryId() const
{
    return m_id->text().trimmed();
}

void EditByIdDialog::layOut()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_edit, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *label = new QLabel(tr("Repository &ID"), this);
    label->setBuddy(m_id);
    auto *help = new ToneText(Tone::Muted, QPalette::Window, this);
    help->setText(tr(
        "For repositories that you may edit but not list. The form starts empty, since it is not known what "
        "HSS has: only what you fill in is sent."));
    auto *column = new QVBoxLayout(this);
    for (QWidget *part : {static_cast<QWidget *>(help), static_cast<QWidget *>(label),
             static_cast<QWidget *>(m_id), static_cast<QWidget *>(m_problem)})
        column->addWidget(part);
    column->addStretch(1);
    column->addWidget(buttons);
}

void EditByIdDialog::check()
{
    const QList<Problem> problems = checkValue(Field::RegistryId, registryId());
    const bool wrong = hasErrors(problems);
    QStringList texts;
    for (const Problem &problem : problems)
        texts.append(problemText(problem));
    m_edit->setEnabled(!wrong);
    if (m_id->text().isEmpty())
        m_problem->setMessage({}, Tone::Plain, {}); // what is missing is plain to see
    else
        m_problem->setMessage(
            wrong ? u"error"_s : u"warning"_s, wrong ? Tone::Bad : Tone::Busy, texts.join(u'\n'));
    m_id->setAccessibleDescription(m_problem->text());
}

} // namespace hssreg
