#include "ui/form/line_inputs.h"

#include "app/access/problem_text.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/secret_line.h"

#include <QLineEdit>

namespace hssreg {

LineInput::LineInput(const FieldEntry &entry, QWidget *parent)
    : FieldInput(parent)
    , m_field(entry.field)
    , m_line(new QLineEdit(parent))
{
    m_line->setObjectName(entry.name);
    m_line->setAccessibleName(fieldLabel(entry.field));
    m_line->setToolTip(fieldHelp(entry.field));
    connect(m_line, &QLineEdit::textEdited, this, &FieldInput::edited);
}

QWidget *LineInput::widget() const
{
    return m_line;
}

QWidget *LineInput::focusTarget() const
{
    return m_line;
}

void LineInput::show(const AccessEditor &editor, const FieldState &)
{
    const QString text = editor.text(m_field);
    if (m_line->text() == text)
        return;
    m_line->setText(text);
    if (!m_line->hasFocus())
        m_line->setCursorPosition(0);
}

void LineInput::store(AccessEditor &editor) const
{
    editor.setText(m_field, m_line->text());
}

void LineInput::describe(const QString &text)
{
    m_line->setAccessibleDescription(text);
}

SecretInput::SecretInput(const FieldEntry &entry, const FormExtras &extras, QWidget *parent)
    : FieldInput(parent)
    , m_edit(new SecretEdit(entry.name, fieldLabel(entry.field), parent))
    , m_isNew(extras.isNew)
{
    m_edit->line()->setToolTip(fieldHelp(entry.field));
    connect(m_edit, &SecretEdit::edited, this, &FieldInput::edited);
}

QWidget *SecretInput::widget() const
{
    return m_edit;
}

QWidget *SecretInput::focusTarget() const
{
    return m_edit->line();
}

void SecretInput::show(const AccessEditor &, const FieldState &state)
{
    if (!state.changed && !m_edit->secretView().isEmpty())
        m_edit->clear();
}

void SecretInput::store(AccessEditor &editor) const
{
    editor.setPassword(m_edit->secretView());
}

void SecretInput::describe(const QString &text)
{
    m_edit->line()->setAccessibleDescription(text);
}

QString SecretInput::note() const
{
    if (m_isNew)
        return tr("HSS uses it to log in and does not store it.");
    return tr("Leave empty to keep the present one. HSS uses it to log in and does not store it.");
}

} // namespace hssreg
