#include "ui/list/registry_pane.h"

#include "app/editor/registry_listing.h"
#include "app/service/advice.h"
#include "app/support/text.h"
#include "ui/list/credential_age.h"
#include "ui/list/filter_bar.h"
#include "ui/list/list_notice.h"
#include "ui/list/registry_filter.h"
#include "ui/list/registry_table.h"
#include "ui/list/registry_view.h"

#include <QAccessible>
#include <QApplication>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QStackedWidget>

namespace hssreg {

using namespace Qt::StringLiterals;

using Offer = ListNotice::Offer;
using State = RegistryListing::State;

void RegistryPane::refreshState()
{
    const bool hasRows = m_filter->rowCount() > 0;
    const bool hadFocus = m_pages->isAncestorOf(QApplication::focusWidget());
    if (!hasRows)
        sayWhyNoList();
    m_pages->setCurrentWidget(hasRows ? static_cast<QWidget *>(m_list) : m_notice);
    if (hadFocus && !m_pages->currentWidget()->isAncestorOf(QApplication::focusWidget())
        && !m_pages->currentWidget()->hasFocus())
        m_pages->currentWidget()->setFocus(Qt::OtherFocusReason);
    m_find->setEnabled(m_table->rowCount() > 0);
    m_choices->setEnabled(m_table->rowCount() > 0);
    m_choices->offerTypes(m_table->types());
    const bool stale = m_listing.state() == State::Failed && m_table->rowCount() > 0;
    if (stale)
        sayTrouble();
    m_trouble->setVisible(stale);
    refreshCounts();
}

void RegistryPane::sayTrouble()
{
    m_troubleText->setText(tr("The list could not be read again: %1\nWhat is shown was read before.")
                               .arg(visible(reportText(m_listing.report()))));
    m_troubleText->setToolTip({});
    m_troubleText->setAccessibleDescription(adviceText(m_listing.report()));
}

void RegistryPane::sayNothingFound()
{
    const QString text = visible(m_find->text(), 60);
    m_notice->say(u"find"_s, tr("Nothing found"),
        text.isEmpty() ? tr("No repository has this status and this type.")
                       : tr("No repository with the status and type chosen above has “%1” in its name, "
                            "address, user, reason or another column.")
                             .arg(text),
        {Offer::ShowAll});
}

void RegistryPane::sayWhyNoList()
{
    if (m_table->rowCount() > 0) {
        if (m_filter->isBusy())
            m_notice->sayBusy(m_find->text().isEmpty() ? tr("Sorting…") : tr("Searching…"), {});
        else
            sayNothingFound();
        return;
    }
    if (m_table->isTakingIn()) {
        m_notice->sayBusy(tr("Reading the repositories…"), {});
        return;
    }
    sayListState();
}

void RegistryPane::sayListState()
{
    const ServiceReport &report = m_listing.report();
    switch (m_listing.state()) {
    case State::NoConnection:
        m_notice->say(u"connect"_s, tr("No connection yet"),
            tr("Connect to Huawei Cloud HSS to see its repositories, or try everything with the practice "
               "service that "
               "is built in: nothing leaves this computer. Drafts can be opened, edited and checked without "
               "either."),
            {Offer::Connect, Offer::Practice});
        return;
    case State::Loading: m_notice->sayBusy(tr("Reading the repositories…"), {Offer::Stop}); return;
    case State::Ready:
        m_notice->say(u"repositories"_s, tr("No repositories"),
            tr("HSS knows no image repository in this project and enterprise project. Connect one in the HSS "
               "console, "
               "or choose another enterprise project."),
            {Offer::Retry, Offer::Connect});
        return;
    case State::NoRights:
        m_notice->say(u"warning"_s, tr("You may not list the repositories"),
            visible(reportText(report)) + u"\n\n"_s
                + tr("A repository can still be edited by its ID, if you may do that."),
            {Offer::EditById, Offer::Retry});
        return;
    case State::Failed:
        m_notice->say(u"warning"_s, tr("The repositories could not be read"),
            visible(reportText(report)) + u"\n\n"_s + visible(adviceText(report)),
            {Offer::Retry, Offer::Connect});
        return;
    }
}

void RegistryPane::sayLate()
{
    m_late = true;
    refreshCounts();
    speakCounts();
}

void RegistryPane::speakCounts()
{
    QAccessibleEvent spoken(m_counts, QAccessible::Alert); // Qt 6.4 has no announcements yet
    QAccessible::updateAccessibility(&spoken);
}

void RegistryPane::refreshCounts()
{
    const int all = m_table->rowCount();
    if (all == 0) {
        m_counts->clear();
        return;
    }
    QStringList parts;
    if (m_filter->rowCount() < all)
        parts.append((all == 1 ? tr("%1 of 1 repository") : tr("%1 of %n repositories", nullptr, all))
                         .arg(m_filter->rowCount()));
    else
        parts.append(all == 1 ? tr("1 repository") : tr("%n repositories", nullptr, all));
    if (const int failed = m_table->count(AccessStatus::Fail); failed > 0)
        parts.append(tr("%n abnormal", nullptr, failed));
    if (const int connecting = m_table->count(AccessStatus::Accessing); connecting > 0)
        parts.append(tr("%n connecting", nullptr, connecting));
    if (const int old = m_table->oldCredentials(); old > 0)
        parts.append(old == 1 ? tr("1 credential older than %1 days").arg(oldCredentialDays)
                              : tr("%n credentials older than %1 days", nullptr, old).arg(oldCredentialDays));
    if (m_listing.state() == State::Loading)
        parts.append(tr("reading…"));
    if (m_late)
        parts.append(m_find->text().isEmpty() ? tr("sorting…") : tr("searching…"));
    m_counts->setText(parts.join(u" · "_s));
}

} // namespace hssreg
