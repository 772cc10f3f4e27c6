#include "ui/connection/connection_row.h"

#include "ui/widgets/message_line.h"
#include "ui/widgets/tone_text.h"

#include <QVBoxLayout>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

ConnectionRow::ConnectionRow(QWidget *input, const QString &help, QWidget *parent)
    : QWidget(parent)
    , m_input(input)
    , m_line(new MessageLine(QPalette::Window, this))
    , m_help(new ToneText(Tone::Muted, QPalette::Window, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_input);
    column->addWidget(m_line);
    column->addWidget(m_help);
    m_help->setText(help);
    setProblems({});
}

void ConnectionRow::setProblems(const QList<ConnectionProblem> &problems)
{
    QStringList texts;
    for (const ConnectionProblem &problem : problems)
        texts.append(problem.text);
    const bool wrong = std::any_of(problems.begin(), problems.end(),
        [](const ConnectionProblem &problem) { return problem.level == Level::Error; });
    if (problems.isEmpty())
        m_line->setMessage({}, Tone::Plain, {});
    else
        m_line->setMessage(
            wrong ? u"error"_s : u"warning"_s, wrong ? Tone::Bad : Tone::Busy, texts.join(u'\n'));
    describe();
}

void ConnectionRow::setHelp(const QString &help)
{
    m_help->setText(help);
    describe();
}

//! A screen reader says with the input what stands below it.
void ConnectionRow::describe()
{
    m_help->setVisible(m_line->isHidden() && !m_help->text().isEmpty());
    for (QWidget *input = m_input; input; input = input->focusProxy())
        input->setAccessibleDescription(message());
}

QString ConnectionRow::message() const
{
    return m_line->isHidden() ? m_help->text() : m_line->text();
}

} // namespace hssreg
