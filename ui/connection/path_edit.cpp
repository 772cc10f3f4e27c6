#include "ui/connection/path_edit.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace hssreg {

using namespace Qt::StringLiterals;

PathEdit::PathEdit(const QString &label, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_title(title)
{
    auto *choose = new QPushButton(tr("Browse…"), this);
    choose->setAccessibleName(title);
    choose->setAutoDefault(false);
    m_line->setAccessibleName(label);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_line, 1);
    row->addWidget(choose);
    setFocusPolicy(Qt::StrongFocus); // before it has a proxy: only then a label's letter gets there
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &PathEdit::edited);
    connect(choose, &QPushButton::clicked, this, &PathEdit::browse);
}

QString PathEdit::path() const
{
    return m_line->text();
}

void PathEdit::setPath(const QString &path)
{
    m_line->setText(path);
}

void PathEdit::browse()
{
    auto *dialog = new QFileDialog(this, m_title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_line, &QLineEdit::setText);
    dialog->open();
}

} // namespace hssreg
