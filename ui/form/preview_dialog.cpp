#include "ui/form/preview_dialog.h"

#include "ui/widgets/on_screen.h"
#include "ui/widgets/tone_text.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString requestText(const RequestPreview &preview)
{
    QString text = preview.method + u' ' + preview.url + u'\n' + preview.headers.join(u'\n');
    if (!preview.body.isEmpty())
        text += u"\n\n"_s + preview.body;
    return text;
}

} // namespace

PreviewDialog::PreviewDialog(const RequestPreview &preview, QWidget *parent)
    : QDialog(parent)
    , m_preview(preview)
{
    setWindowTitle(tr("Preview of the request"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *note = new ToneText(Tone::Muted, QPalette::Window, this);
    note->setText(m_preview.curl.isEmpty()
            ? tr("Nothing is changed, so nothing would be sent.")
            : tr("The copied command holds no secret: it takes the token from the variable HSS_TOKEN and the "
                 "password from HSS_REGISTRY_PASSWORD."));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy as cURL"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"preview_copy"_s);
    copy->setEnabled(!m_preview.curl.isEmpty());
    auto *column = new QVBoxLayout(this);
    column->addWidget(makeText(), 1);
    column->addWidget(note);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(copy, &QPushButton::clicked, this, &PreviewDialog::copyCurl);
}

QWidget *PreviewDialog::makeText()
{
    auto *text = new QPlainTextEdit(requestText(m_preview), this);
    text->setObjectName(u"preview_request"_s);
    text->setAccessibleName(tr("Request, with secrets masked"));
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QFont fixed = font(); // its size, which may be a large one
    fixed.setFamily(QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    text->setFont(fixed);
    const QFontMetrics metrics = text->fontMetrics();
    resize(onScreen(*this, {metrics.averageCharWidth() * 90, metrics.lineSpacing() * 26}));
    return text;
}

void PreviewDialog::copyCurl()
{
    QGuiApplication::clipboard()->setText(m_preview.curl);
}

} // namespace hssreg
