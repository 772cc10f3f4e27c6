#include "ui/list/list_notice.h"

#include "ui/icons/icon.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QLabel *plainLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignHCenter);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

ListNotice::ListNotice(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(plainLabel(this))
    , m_text(plainLabel(this))
    , m_busy(new QProgressBar(this))
{
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setObjectName(u"noticeTitle"_s);
    m_text->setObjectName(u"noticeText"_s);
    m_icon->setAlignment(Qt::AlignHCenter);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Loading"));

    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    for (QWidget *part : {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_title),
             static_cast<QWidget *>(m_text), static_cast<QWidget *>(m_busy)})
        column->addWidget(part);
    column->addSpacing(fontMetrics().height() / 2);
    for (Offer offer :
        {Offer::Connect, Offer::Practice, Offer::EditById, Offer::Retry, Offer::ShowAll, Offer::Stop}) {
        auto *button = new QPushButton(label(offer), this);
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, offer] { Q_EMIT taken(offer); });
        m_offers.append(offer);
        m_buttons.append(button);
        column->addWidget(button, 0, Qt::AlignHCenter);
    }
    column->addStretch(3);
}

void ListNotice::say(
    const QString &icon, const QString &title, const QString &text, const QList<Offer> &offers)
{
    const int side = fontMetrics().height() * 2;
    m_icon->setPixmap(themedIcon(icon).pixmap(side, side));
    m_icon->show();
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_busy->hide();
    setOffers(offers);
}

void ListNotice::sayBusy(const QString &title, const QList<Offer> &offers)
{
    m_icon->hide();
    m_title->setText(title);
    m_text->hide();
    m_busy->show();
    setOffers(offers);
}

void ListNotice::setOffers(const QList<Offer> &offers)
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setVisible(offers.contains(m_offers.at(i)));
    const qsizetype first = offers.isEmpty() ? -1 : m_offers.indexOf(offers.first());
    setFocusProxy(first < 0 ? nullptr : m_buttons.at(first));
}

QString ListNotice::label(Offer offer)
{
    switch (offer) {
    case Offer::Connect: return tr("Connect…");
    case Offer::Practice: return tr("Try it with the practice service");
    case Offer::Retry: return tr("Try again");
    case Offer::EditById: return tr("Edit by ID…");
    case Offer::ShowAll: return tr("Show all");
    case Offer::Stop: return tr("Stop");
    }
    return {};
}

} // namespace hssreg
