#include "ui/form/registry_header.h"

#include "app/access/registry_words.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/form/status_pill.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/status_icon.h"
#include "ui/widgets/tone_text.h"
#include "ui/widgets/wrap_row.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString separated(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

Tone toneOf(AccessStatus status)
{
    switch (status) {
    case AccessStatus::Success: return Tone::Good;
    case AccessStatus::Fail: return Tone::Bad;
    case AccessStatus::Accessing: return Tone::Busy;
    case AccessStatus::Other: break;
    }
    return Tone::Muted;
}

QString imagesText(const RegistryInfo &registry)
{
    if (!registry.imagesNum)
        return {};
    const int images = *registry.imagesNum;
    return images == 1 ? RegistryHeader::tr("1 image") : RegistryHeader::tr("%Ln images", nullptr, images);
}

QString statusText(const RegistryInfo &registry, const QDateTime &now)
{
    const QString synced = registry.latestSyncTime.value_or(0) > 0
        ? RegistryHeader::tr("synced %1").arg(syncedText(registry, now))
        : RegistryHeader::tr("never synced");
    return separated({statusWord(registry), imagesText(registry), synced});
}

} // namespace

RegistryHeader::RegistryHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_type(new ToneText(Tone::Muted, QPalette::Window, this))
    , m_id(new ToneText(Tone::Muted, QPalette::Window, this))
    , m_status(new StatusPill(this))
    , m_trouble(new MessageLine(QPalette::Window, this))
{
    m_name->setObjectName(u"registry_name"_s);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    sizeFonts();
    m_type->setObjectName(u"registry_type"_s);
    m_type->setWordWrap(false);
    m_id->setObjectName(u"registry_id"_s);
    m_id->setWordWrap(false);
    m_id->setMinimumWidth(
        1); // cut off rather than asking for a wider window; it can be selected all the same
    m_id->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_id->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_id->setFocusPolicy(Qt::StrongFocus);
    m_status->setObjectName(u"registry_status"_s);
    m_trouble->setObjectName(u"registry_trouble"_s);
    auto *line = new WrapRow(Qt::AlignLeft);
    line->addWidget(m_name);
    line->addWidget(m_type);
    line->addWidget(m_id);
    line->addWidget(m_status);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(line);
    column->addWidget(m_trouble);
}

void RegistryHeader::show(
    const QString &title, const QString &registryId, const RegistryInfo *known, const QDateTime &now)
{
    const QString shownId = visible(registryId, 300);
    m_name->setText(title == shownId ? tr("Repository by ID") : title);
    m_type->setText(known ? typeWord(*known) + u" ·"_s : QString());
    m_type->setVisible(known);
    m_id->setText(shownId);
    m_status->setVisible(known);
    m_trouble->setMessage({}, Tone::Plain, {});
    if (!known) {
        m_trouble->setMessage(u"info"_s, Tone::Muted,
            tr("What HSS has is not known here. A field left empty is left out of the request."));
        return;
    }
    m_status->setStatus(
        statusIcon(accessStatus(*known)), toneOf(accessStatus(*known)), statusText(*known, now));
    if (const QString why = whyNotEdited(*known); !why.isEmpty())
        m_trouble->setMessage(u"info"_s, Tone::Muted, why);
    else if (accessStatus(*known) == AccessStatus::Fail && !known->failReason.isEmpty())
        m_trouble->setMessage(u"status-abnormal"_s, Tone::Bad, failReasonText(known->failReason));
}

void RegistryHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        sizeFonts();
}

// The name stands out, and all of it has room on one line of an ordinary window.
void RegistryHeader::sizeFonts()
{
    QFont large = font();
    QFont small = font();
    large.setBold(true);
    if (font().pointSizeF() > 0) {
        large.setPointSizeF(font().pointSizeF() * 1.4);
        small.setPointSizeF(font().pointSizeF() * 0.92);
    }
    m_name->setFont(large);
    m_type->setFont(small);
    m_id->setFont(small);
}

} // namespace hssreg
