#include "ui/connection/token_edit.h"

#include "app/connection/secret_source.h"
#include "ui/connection/path_edit.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/secret_line.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

TokenEdit::TokenEdit(QWidget *parent)
    : QWidget(parent)
    , m_pasted(new QRadioButton(tr("&Paste it"), this))
    , m_fromFile(new QRadioButton(tr("Read it from a &file"), this))
    , m_pages(new QStackedWidget(this))
    , m_secret(new SecretEdit(u"token"_s, tr("Token"), m_pages))
    , m_path(new PathEdit(tr("File with the token"), tr("Choose the file with the token"), m_pages))
{
    m_pages->addWidget(m_secret);
    m_pages->addWidget(m_path);
    m_pages->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_path->line()->setObjectName(u"tokenFile"_s);
    m_pasted->setObjectName(u"tokenPasted"_s);
    m_fromFile->setObjectName(u"tokenFromFile"_s);
    m_pasted->setChecked(true);
    auto *choices = new QHBoxLayout;
    choices->addWidget(m_pasted);
    choices->addWidget(m_fromFile);
    choices->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(choices);
    column->addWidget(m_pages);
    setFocusProxy(m_pasted);
    connect(m_fromFile, &QRadioButton::toggled, this, [this](bool fromFile) {
        m_pages->setCurrentIndex(fromFile ? 1 : 0);
        Q_EMIT edited();
    });
    connect(m_secret, &SecretEdit::edited, this, &TokenEdit::edited);
    connect(m_path, &PathEdit::edited, this, &TokenEdit::edited);
}

Secret TokenEdit::token() const
{
    if (!isFromFile())
        return Secret(m_secret->secretView());
    if (!QFileInfo(m_path->path()).isFile()) // a pipe would make the window wait
        return {};
    auto read = secretFromFile(m_path->path());
    return read.ok() ? std::move(read).value() : Secret();
}

QString TokenEdit::fileProblem() const
{
    if (!isFromFile() || m_path->path().isEmpty())
        return {};
    if (!QFileInfo(m_path->path()).isFile())
        return secretSourceText({SecretSourceError::Kind::NotThere, m_path->path()});
    const auto read = secretFromFile(m_path->path());
    return read.ok() ? QString() : secretSourceText(read.error());
}

bool TokenEdit::isFromFile() const
{
    return m_fromFile->isChecked();
}

void TokenEdit::forget()
{
    m_secret->clear();
}

void TokenEdit::describe(const QString &text)
{
    m_secret->line()->setAccessibleDescription(text);
    m_path->line()->setAccessibleDescription(text);
}

} // namespace hssreg
