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
    if (!state.changed || !state.was)
        return {};
    return state.was->isEmpty() ? FieldRow::tr("was empty")
                                : FieldRow::tr("was %1").arg(visible(choiceLabel(field, *state.was), 300));
}

} // namespace

FieldRow::FieldRow(const FieldEntry &entry, QGridLayout &grid, QWidget *parent)
    : QObject(parent)
    , m_entry(entry)
    , m_label(new QLabel(labelWithMnemonic(entry.field), parent))
    , m_mark(new ChangeMark(parent))
    , m_input(makeFieldInput(entry, parent))
    , m_putBack(new QToolButton(parent))
    , m_notes(new QWidget(parent))
    , m_was(new ToneText(Tone::Muted, QPalette::Window, m_notes))
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
    m_mark->setOn(state.changed);
    const int side = m_label->fontMetrics().height();
    m_putBack->setIconSize(QSize(side, side));
    if (!state.changed && m_putBack->hasFocus())
        m_input->focusTarget()->setFocus(Qt::OtherFocusReason);
    refreshNotes(state, said);
    setVisible(state.applies);
    m_putBack->setVisible(state.applies && state.changed);
}

void FieldRow::refreshNotes(const FieldState &state, const QList<Problem> &said)
{
    QStringList notes{wasText(m_entry.field, state), m_input->note()};
    notes.removeAll(QString());
    m_was->setText(notes.join(u'\n'));
    m_was->setVisible(!notes.isEmpty());
    showProblems(said);

    QStringList description;
    for (const Problem &problem : said)
        description.append(levelAndText(problem));
    if (state.changed)
        description.append(tr("Changed."));
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
