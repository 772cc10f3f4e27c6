#include "ui/rotation/step_trail.h"

#include "ui/widgets/sign.h"
#include "ui/widgets/tone_text.h"
#include "ui/widgets/wrap_row.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

//! The icon and the word must not part where the row goes on below.
QWidget *together(Sign *sign, ToneText *text, ToneText *arrow, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(parent->fontMetrics().horizontalAdvance(u' '));
    row->addWidget(sign);
    row->addWidget(text);
    if (arrow)
        row->addWidget(arrow);
    return box;
}

} // namespace

StepTrail::StepTrail(const QStringList &steps, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"stepTrail"_s);
    auto *row = new WrapRow(Qt::AlignLeft, this);
    row->setContentsMargins(0, 0, 0, 0);
    for (const QString &step : steps) {
        auto *sign = new Sign(QPalette::Window, this);
        auto *text = new ToneText(Tone::Muted, QPalette::Window, this);
        text->setWordWrap(false);
        text->setText(step);
        ToneText *arrow = nullptr;
        if (&step != &steps.constLast()) {
            arrow = new ToneText(Tone::Muted, QPalette::Window, this);
            arrow->setWordWrap(false);
            arrow->setText(layoutDirection() == Qt::RightToLeft ? u" ‹ "_s : u" › "_s);
        }
        row->addWidget(together(sign, text, arrow, this));
        m_parts.append({step, sign, text});
    }
}

void StepTrail::setStep(int step)
{
    if (m_step == step)
        return;
    m_step = step;
    for (int i = 0; i < m_parts.size(); ++i) {
        const Part &part = m_parts.at(i);
        const bool done = i < step;
        part.sign->setSign(done ? u"done"_s : u"status-connected"_s, done ? Tone::Good : Tone::Mark);
        part.sign->setVisible(i <= step);
        part.text->setTone(done ? Tone::Good : i == step ? Tone::Mark : Tone::Muted);
        QFont font = this->font();
        font.setBold(i == step);
        part.text->setFont(font);
    }
    setAccessibleName(
        tr("Step %1 of %2: %3")
            .arg(QString::number(step + 1), QString::number(m_parts.size()), m_parts.value(step).name));
    QAccessibleEvent spoken(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&spoken);
}

//! A font of one's own does not follow that of the application.
void StepTrail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_step >= 0)
        setStep(std::exchange(m_step, -1));
}

} // namespace hssreg
