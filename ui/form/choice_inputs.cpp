#include "ui/form/choice_inputs.h"

#include "app/access/problem_text.h"
#include "app/support/text.h"
#include "ui/widgets/steady_combo_box.h"
#include "ui/widgets/wrap_row.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString shownChoice(Field field, const QString &choice)
{
    return visible(choiceLabel(field, choice), 100);
}

} // namespace

QStringList choicesToShow(
    std::span<const QLatin1StringView> documented, const QString &now, const FieldState &state)
{
    QStringList choices(documented.begin(), documented.end());
    for (const QString &other : {state.was.value_or(QString()), now}) {
        if (!other.isEmpty() && !choices.contains(other))
            choices.append(other);
    }
    return choices;
}

ComboInput::ComboInput(const FieldEntry &entry, QWidget *parent)
    : FieldInput(parent)
    , m_entry(entry)
    , m_combo(new SteadyComboBox(parent))
{
    m_combo->setObjectName(entry.name);
    m_combo->setAccessibleName(fieldLabel(entry.field));
    m_combo->setToolTip(fieldHelp(entry.field));
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_combo->setMinimumContentsLength(6);
    m_combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_combo, &QComboBox::activated, this, &FieldInput::edited);
}

QWidget *ComboInput::widget() const
{
    return m_combo;
}

QWidget *ComboInput::focusTarget() const
{
    return m_combo;
}

void ComboInput::show(const AccessEditor &editor, const FieldState &state)
{
    const QString now = editor.text(m_entry.field);
    QStringList values = choicesToShow(m_entry.choices, now, state);
    if (state.was.value_or(QString()).isEmpty())
        values.prepend(QString());
    QStringList present;
    for (int i = 0; i < m_combo->count(); ++i)
        present.append(m_combo->itemData(i).toString());
    const QSignalBlocker quiet(m_combo);
    if (present != values) {
        m_combo->clear();
        for (const QString &value : std::as_const(values))
            m_combo->addItem(shownChoice(m_entry.field, value), value);
    }
    if (values.front().isEmpty())
        m_combo->setItemText(0, editor.known() ? tr("(not set)") : tr("(keep what HSS has)"));
    const int index = int(values.indexOf(now));
    if (m_combo->currentIndex() != index)
        m_combo->setCurrentIndex(index);
}

void ComboInput::store(AccessEditor &editor) const
{
    const QString value = m_combo->currentData().toString();
    if (value.isEmpty())
        editor.revert(m_entry.field);
    else
        editor.setText(m_entry.field, value);
}

void ComboInput::describe(const QString &text)
{
    m_combo->setAccessibleDescription(text);
}

RadioInput::RadioInput(const FieldEntry &entry, const FormExtras &extras, QWidget *parent)
    : FieldInput(parent)
    , m_entry(entry)
    , m_row(new QWidget(parent))
    , m_group(new QButtonGroup(this))
{
    new WrapRow(Qt::AlignLeft, m_row);
    m_row->setObjectName(entry.name);
    m_row->setAccessibleName(fieldLabel(entry.field));
    m_row->setToolTip(fieldHelp(entry.field));
    m_row->setFocusPolicy(Qt::StrongFocus); // before it has a proxy, which would take this instead
    offer(QStringList(entry.choices.begin(), entry.choices.end()));
    m_row->setFocusProxy(m_group->button(0));
    offerUpload(extras);
    connect(m_group, &QButtonGroup::buttonClicked, this, &FieldInput::edited);
}

QWidget *RadioInput::widget() const
{
    return m_row;
}

QWidget *RadioInput::focusTarget() const
{
    return m_row;
}

void RadioInput::offer(const QStringList &choices)
{
    for (const QString &choice : choices) {
        if (m_offered.contains(choice))
            continue;
        auto *button = new QRadioButton(shownChoice(m_entry.field, choice).replace(u'&', u"&&"_s), m_row);
        button->setObjectName(m_entry.name + u'_' + choice);
        button->setAccessibleName(
            tr("%1: %2").arg(fieldLabel(m_entry.field), shownChoice(m_entry.field, choice)));
        m_row->layout()->addWidget(button);
        if (!m_offered.isEmpty())
            QWidget::setTabOrder(m_group->button(int(m_offered.size()) - 1), button);
        m_group->addButton(button, int(m_offered.size()));
        m_offered.append(choice);
    }
    for (int i = 0; i < m_offered.size(); ++i)
        m_group->button(i)->setVisible(choices.contains(m_offered.at(i)));
}

//! The source whose scan component is uploaded by hand is the one with which the namespace has a meaning.
void RadioInput::offerUpload(const FormExtras &extras)
{
    if (!extras.askUploadCommand)
        return;
    m_upload = new QPushButton(tr("Up&load command…"), m_row);
    m_upload->setObjectName(u"upload_command"_s);
    m_upload->setToolTip(
        tr("The commands with which the scan component is uploaded, when the source is Other"));
    m_row->layout()->addWidget(m_upload);
    connect(m_upload, &QPushButton::clicked, this, extras.askUploadCommand);
}

void RadioInput::check(const QString &choice)
{
    const int id = int(m_offered.indexOf(choice));
    m_row->setFocusProxy(m_group->button(std::max(id, 0)));
    if (id == m_group->checkedId())
        return;
    if (id >= 0) {
        m_group->button(id)->setChecked(true);
    } else {
        m_group->setExclusive(false); // else the last one can not be taken away
        m_group->checkedButton()->setChecked(false);
        m_group->setExclusive(true);
    }
}

void RadioInput::show(const AccessEditor &editor, const FieldState &state)
{
    const QString now = editor.text(m_entry.field);
    offer(choicesToShow(m_entry.choices, now, state));
    if (m_upload)
        m_upload->setEnabled(editor.state(Field::Namespace).applies);
    check(now);
}

void RadioInput::store(AccessEditor &editor) const
{
    if (m_group->checkedId() >= 0)
        editor.setText(m_entry.field, m_offered.at(m_group->checkedId()));
}

void RadioInput::describe(const QString &text)
{
    m_row->setAccessibleDescription(text);
    const QList<QAbstractButton *> buttons = m_group->buttons();
    for (QAbstractButton *button : buttons)
        button->setAccessibleDescription(text);
}

} // namespace hssreg
