#include "ui/widgets/secret_edit.h"

#include "ui/widgets/secret_line.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace hssreg {

using namespace Qt::StringLiterals;

SecretEdit::SecretEdit(const QString &name, const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_line(new SecretLine(this))
    //: Shows what was typed into a password field
    , m_show(new QPushButton(tr("Sh&ow"), this))
{
    m_line->setObjectName(name);
    m_line->setAccessibleName(label);
    m_show->setObjectName(name + u"_show"_s);
    m_show->setAccessibleName(tr("Show: %1").arg(label));
    m_show->setCheckable(true);
    m_show->setAutoDefault(false);
    setFocusProxy(m_line);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line, 1);
    row->addWidget(m_show);
    connect(m_line, &SecretLine::edited, this, &SecretEdit::edited);
    connect(m_show, &QPushButton::toggled, this, &SecretEdit::setShown);
    connect(qApp, &QApplication::focusChanged, this,
        [this](const QWidget *, const QWidget *now) { hideWhenLeft(now); });
}

QStringView SecretEdit::secretView() const
{
    return m_line->secretView();
}

void SecretEdit::setSecret(QStringView secret)
{
    m_line->setSecret(secret);
}

void SecretEdit::clear()
{
    m_line->clear();
    m_show->setChecked(false);
}

void SecretEdit::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ActivationChange && !isActiveWindow())
        m_show->setChecked(false);
}

void SecretEdit::setShown(bool shown)
{
    m_line->setShown(shown);
    // Where a click gives no focus to a button, there would be none to lose.
    if (shown && !m_line->hasFocus() && !m_show->hasFocus())
        m_line->setFocus(Qt::OtherFocusReason);
}

void SecretEdit::hideWhenLeft(const QWidget *now)
{
    if (m_show->isChecked() && (!now || !isAncestorOf(now)))
        m_show->setChecked(false);
}

} // namespace hssreg
