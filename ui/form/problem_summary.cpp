#include "ui/form/problem_summary.h"

#include "app/access/problem_text.h"
#include "ui/form/field_words.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/tone_text.h"
#include "ui/widgets/wrap_row.h"

#include <QToolButton>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString countText(Level level, int count)
{
    if (level == Level::Error)
        return count == 1 ? ProblemSummary::tr("1 error:") : ProblemSummary::tr("%n errors:", nullptr, count);
    return count == 1 ? ProblemSummary::tr("1 warning:") : ProblemSummary::tr("%n warnings:", nullptr, count);
}

QString jumpText(Level level, Field field)
{
    return level == Level::Error ? ProblemSummary::tr("Error in %1: go there").arg(fieldLabel(field))
                                 : ProblemSummary::tr("Warning for %1: go there").arg(fieldLabel(field));
}

} // namespace

ProblemSummary::ProblemSummary(QWidget *parent)
    : QWidget(parent)
    , m_right(new MessageLine(QPalette::Window, this))
    , m_changes(new ToneText(Tone::Muted, QPalette::Window, this))
    , m_why(new ToneText(Tone::Muted, QPalette::Window, this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    new WrapRow(Qt::AlignLeft, this);
    m_errors = makePart(Level::Error);
    m_warnings = makePart(Level::Warning);
    layout()->addWidget(m_right);
    layout()->addWidget(m_changes);
    layout()->addWidget(m_why);
    m_right->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_changes->setObjectName(u"summary_changes"_s);
    m_changes->setWordWrap(false);
    m_why->setObjectName(u"summary_why"_s);
    m_right->setObjectName(u"summary_right"_s);
}

ProblemSummary::Part ProblemSummary::makePart(Level level)
{
    Part part;
    part.level = level;
    part.count = new MessageLine(QPalette::Window, this);
    part.count->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    part.count->setObjectName("summary_"_L1 + levelName(level));
    layout()->addWidget(part.count);
    for (const Field field : bodyFields) {
        auto *button = new QToolButton(this);
        button->setObjectName(u"go_to_%1_%2"_s.arg(levelName(level), entryFor(field).name));
        button->setText(fieldLabel(field).replace(u'&', u"&&"_s));
        button->setAccessibleName(jumpText(level, field));
        button->setToolTip(jumpText(level, field));
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAutoRaise(true);
        QFont underlined = button->font();
        underlined.setUnderline(true);
        button->setFont(underlined);
        button->hide();
        layout()->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, field] { Q_EMIT jump(field); });
        part.buttons.at(std::size_t(field)) = button;
    }
    return part;
}

void ProblemSummary::show(const Part &part, const QList<Field> &fields, int problems)
{
    part.count->setMessage(
        levelIcon(part.level), levelTone(part.level), problems ? countText(part.level, problems) : QString());
    for (const Field field : bodyFields)
        part.buttons.at(std::size_t(field))->setVisible(fields.contains(field));
}

void ProblemSummary::refresh(const AccessEditor &editor, bool checked)
{
    QList<Field> wrong;
    QList<Field> doubtful;
    int errors = 0;
    const QList<Problem> problems = editor.problems();
    for (const Problem &problem : problems) {
        errors += problem.level == Level::Error;
        if (problem.field)
            (problem.level == Level::Error ? wrong : doubtful).append(*problem.field);
    }
    show(m_errors, wrong, errors);
    show(m_warnings, doubtful, int(problems.size()) - errors);
    m_right->setMessage(
        u"done"_s, Tone::Good, checked && problems.isEmpty() ? tr("Nothing is wrong.") : QString());
    const int changes = int(editor.change().members().size());
    m_changes->setText(changes == 1 ? tr("1 change") : tr("%n changes", nullptr, changes));
    m_changes->setVisible(changes > 0);
    m_why->setText(errors > 0 ? QString() : editor.whyNot()); // the errors themselves say why
    m_why->setVisible(!m_why->text().isEmpty());
}

} // namespace hssreg
