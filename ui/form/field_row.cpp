#include "ui/form/field_row.h"

#include "app/access/problem_text.h"
#include "app/support/text.h"
#include "ui/form/change_mark.h"
#include "ui/form/field_input.h"
#include "ui/form/field_words.h"
#include "ui/icons/icon.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/tone_text.h"

#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

enum Column { LabelColumn, MarkColumn, InputColumn, PutBackColumn };

//! What the present value was, in words; empty when that is not to be said.
QString wasText(Field field, const FieldState &state)
{
    if (state.goesAlong)
        return FieldRow::tr("Goes along with the change, as HSS has it.");
    if (!state.changed || !state.was || state.movedMeanwhile)
        return {};
    return state.was->isEmpty() ? FieldRow::tr("was empty")
                                : FieldRow::tr("was %1").arg(visible(choiceLabel(field, *state.was), 300));
}

//! HSS was read again under an unsent change, and has something else than when it was typed: both are shown.
QString movedText(Field field, const QString &typed, const FieldState &state)
{
    if (!state.movedMeanwhile)
        return {};
    const auto shown = [field](const QString &value) {
        return value.isEmpty() ? FieldRow::tr("(empty)") : visible(choiceLabel(field, value), 300);
    };
    return FieldRow::tr("Changed in HSS meanwhile: HSS has now %1, you typed %2. Update sends yours.")
        .arg(shown(state.was.value_or(QString())), shown(typed));
}

} // namespace

FieldRow::FieldRow(const FieldEntry &entry, const FormExtras &extras, QGridLayout &grid, QWidget *parent)
    : QObject(parent)
    , m_entry(entry)
    , m_isNew(extras.isNew)
    , m_label(new QLabel(labelWithMnemonic(entry.field), parent))
    , m_mark(new ChangeMark(parent))
    , m_input(makeFieldInput(entry, extras, parent))
    , m_putBack(new QToolButton(parent))
    , m_notes(new QWidget(parent))
    , m_was(new ToneText(Tone::Muted, QPalette::Window, m_notes))
    , m_moved(new MessageLine(QPalette::Window, m_notes))
{
    m_label->setBuddy(m_input->focusTarget());
    m_label->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_putBack->setObjectName(entry.name + "_put_back"_L1);
    m_putBack->setAccessibleName(tr("Put back %1").arg(fieldLabel(entry.field)));
    m_putBack->setToolTip(tr("Put back what HSS has"));
    m_putBack->setIcon(themedIcon(u"revert"_s));
    m_putBack->setAutoRaise(true);
    m_putBack->setFocusPolicy(Qt::StrongFocus);
    QSizePolicy keepsPlace = m_putBack->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_putBack->setSizePolicy(keepsPlace);
    auto *notes = new QVBoxLayout(m_notes);
    notes->setContentsMargins(0, 0, 0, m_notes->fontMetrics().height() / 3);
    notes->setSpacing(0);
    notes->addWidget(m_was);
    notes->addWidget(m_moved);
    m_moved->setObjectName(entry.name + "_moved"_L1);
    const int row = grid.rowCount();
    grid.addWidget(m_label, row, LabelColumn);
    grid.addWidget(m_mark, row, MarkColumn);
    grid.addWidget(m_input->widget(), row, InputColumn);
    grid.addWidget(m_putBack, row, PutBackColumn);
    grid.addWidget(m_notes, row + 1, InputColumn);
    connect(m_input, &FieldInput::edited, this, &FieldRow::edited);
    connect(m_putBack, &QToolButton::clicked, this, &FieldRow::putBack);
}

void FieldRow::store(AccessEditor &editor) const
{
    m_input->store(editor);
}

bool FieldRow::contains(const QWidget *widget) const
{
    return widget && (widget == m_input->widget() || m_input->widget()->isAncestorOf(widget));
}

QWidget *FieldRow::focusTarget() const
{
    return m_input->focusTarget();
}

QWidget *FieldRow::lowest() const
{
    return m_notes;
}

void FieldRow::refresh(const AccessEditor &editor, bool saysMissing)
{
    const FieldState state = editor.state(m_entry.field);
    QList<Problem> said = state.problems;
    if (!saysMissing)
        said.removeIf([](const Problem &problem) { return isMissing(problem); });
    m_input->show(editor, state);
    m_mark->setOn(state.changed && !m_isNew);
    const int side = m_label->fontMetrics().height();
    m_putBack->setIconSize(QSize(side, side));
    if (!state.changed && m_putBack->hasFocus())
        m_input->focusTarget()->setFocus(Qt::OtherFocusReason);
    m_moved->setMessage(
        u"warning"_s, Tone::Busy, movedText(m_entry.field, editor.text(m_entry.field), state));
    refreshNotes(state, said);
    setVisible(state.applies);
    m_putBack->setVisible(state.applies && state.changed && !m_isNew);
}

void FieldRow::refreshNotes(const FieldState &state, const QList<Problem> &said)
{
    QStringList notes{m_isNew ? QString() : wasText(m_entry.field, state), m_input->note()};
    notes.removeAll(QString());
    m_was->setText(notes.join(u'\n'));
    m_was->setVisible(!notes.isEmpty());
    showProblems(said);

    QStringList description;
    for (const Problem &problem : said)
        description.append(levelAndText(problem));
    if (state.changed && !m_isNew)
        description.append(tr("Changed."));
    if (state.movedMeanwhile)
        description.append(m_moved->text());
    m_input->describe((description + notes).join(u' '));
}

void FieldRow::showProblems(const QList<Problem> &said)
{
    while (m_problems.size() < said.size()) {
        auto *line = new MessageLine(QPalette::Window, m_notes);
        line->setObjectName(m_entry.name + "_problem"_L1);
        m_notes->layout()->addWidget(line);
        m_problems.append(line);
    }
    for (qsizetype i = 0; i < m_problems.size(); ++i) {
        if (i < said.size())
            m_problems[i]->setMessage(
                levelIcon(said[i].level), levelTone(said[i].level), levelAndText(said[i]));
        else
            m_problems[i]->setMessage({}, Tone::Plain, {});
    }
}

void FieldRow::setVisible(bool visible)
{
    m_label->setVisible(visible);
    m_mark->setVisible(visible);
    m_input->widget()->setVisible(visible);
    m_notes->setVisible(visible);
}

} // namespace hssreg
