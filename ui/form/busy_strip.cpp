#include "ui/form/busy_strip.h"

#include "ui/widgets/tone_text.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

//! Empty when nothing is under way that the person waits for.
QString stageText(AccessEditor::Stage stage)
{
    switch (stage) {
    case AccessEditor::Stage::Reading: return BusyStrip::tr("Reading what HSS has now…");
    case AccessEditor::Stage::Sending: return BusyStrip::tr("Sending the change…");
    case AccessEditor::Stage::Proving: return BusyStrip::tr("Accepted. Waiting for HSS to report the login…");
    case AccessEditor::Stage::Asking: return BusyStrip::tr("Waiting for your answer…");
    case AccessEditor::Stage::Closed:
    case AccessEditor::Stage::Editing: break;
    }
    return {};
}

} // namespace

BusyStrip::BusyStrip(QWidget *parent)
    : QWidget(parent)
    , m_word(new ToneText(Tone::Plain, QPalette::Window, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QPushButton(this))
{
    m_bar->setObjectName(u"busy_bar"_s);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFocusPolicy(Qt::StrongFocus);
    m_word->setObjectName(u"busy_word"_s);
    m_cancel->setObjectName(u"busy_cancel"_s);
    m_cancel->setAutoDefault(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_word, 1);
    row->addWidget(m_bar, 1);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &BusyStrip::cancelled);
    hide();
}

void BusyStrip::show(AccessEditor::Stage stage)
{
    const QString text = stageText(stage);
    m_word->setText(text);
    m_bar->setAccessibleName(text);
    m_cancel->setText(stage == AccessEditor::Stage::Proving ? tr("Stop waitin&g") : tr("Cance&l"));
    setVisible(!text.isEmpty());
}

QWidget *BusyStrip::focusTarget() const
{
    return m_bar;
}

} // namespace hssreg
