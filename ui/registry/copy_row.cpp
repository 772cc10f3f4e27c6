#include "ui/registry/copy_row.h"

#include "ui/icons/icon.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace hssreg {

using namespace Qt::StringLiterals;

CopyRow::CopyRow(const QString &name, const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    m_line->setObjectName(name);
    m_line->setAccessibleName(label);
    m_line->setReadOnly(true);
    QFont fixed = font();
    fixed.setFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    m_line->setFont(fixed);
    m_copy->setObjectName(QString(name + u"_copy"_s));
    m_copy->setAccessibleName(tr("Copy: %1").arg(label));
    m_copy->setIcon(themedIcon(u"copy"_s));
    m_copy->setIconSize({fontMetrics().height(), fontMetrics().height()});
    m_copy->setAutoDefault(false);
    setFocusProxy(m_copy);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line, 1);
    row->addWidget(m_copy);
    connect(m_copy, &QPushButton::clicked, this, &CopyRow::copyWanted);
    setShown({});
}

void CopyRow::setShown(const QString &text)
{
    m_line->setText(text);
    m_line->setCursorPosition(0);
    m_line->setEnabled(!text.isEmpty());
    m_copy->setEnabled(!text.isEmpty());
}

} // namespace hssreg
