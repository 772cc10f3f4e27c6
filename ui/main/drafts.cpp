#include "ui/main/drafts.h"

#include "app/access/access_fields.h"
#include "app/editor/access_editor.h"
#include "app/editor/registry_listing.h"
#include "app/support/text.h"
#include "ui/main/live_connection.h"
#include "ui/main/plan_reading.h"
#include "ui/main/plan_review_dialog.h"
#include "ui/main/tell.h"
#include "ui/main/unsent_guard.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QString planFilter()
{
    return Drafts::tr("Plans and drafts (*.hssplan)");
}

QString openedFilter()
{
    return Drafts::tr("Plans and drafts (*.hssplan *.csv)");
}

//! Whether two places may differ: what a file does not say can not.
bool differs(const QString &said, const QString &now)
{
    return !said.isEmpty() && said != now;
}

} // namespace

Drafts::Drafts(AccessEditor &editor, const RegistryListing &listing, const LiveConnection &connection,
    UnsentGuard &guard, QWidget &window)
    : QObject(&window)
    , m_editor(editor)
    , m_listing(listing)
    , m_connection(connection)
    , m_guard(guard)
    , m_window(window)
{
}

//! The review refers to the plan, and the window would end it only after this.
Drafts::~Drafts()
{
    delete m_review;
}

void Drafts::save()
{
    auto *dialog = new QFileDialog(&m_window, tr("Save draft"), proposedName(), planFilter());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"hssplan"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &Drafts::saveTo);
    dialog->open();
}

bool Drafts::saveTo(const QString &path)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(writeDraft(asRow())) >= 0 && file.commit();
    const QString name = visible(QFileInfo(path).fileName(), 200);
    if (!saved)
        tell(m_window, tr("The draft was not saved"), tr("%1 could not be written.").arg(name));
    else if (m_editor.typed().has(Field::RegistryPassword))
        Q_EMIT said(tr("Saved as %1, without the password.").arg(name));
    else
        Q_EMIT said(tr("Saved as %1.").arg(name));
    return saved;
}

void Drafts::open()
{
    auto *dialog = new QFileDialog(
        &m_window, tr("Open plan or draft"), QString(), openedFilter() + tr(";;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Drafts::openFile);
    dialog->open();
}

void Drafts::openFile(const QString &path)
{
    m_reading = std::make_unique<PlanReading>(path);
    connect(m_reading.get(), &PlanReading::done, this, &Drafts::reviewOrOpen);
    m_reading->start();
}

void Drafts::reviewOrOpen()
{
    delete m_review;
    m_plan = m_reading->takePlan();
    m_fileName = QFileInfo(m_reading->path()).fileName();
    if (!m_plan) {
        tell(m_window, tr("The file was not opened"),
            tr("%1 could not be read.").arg(visible(m_fileName, 200)));
        return;
    }
    const QStringList said = notes();
    // What is asked about before anything is sent needs no review of its own.
    const bool clear = std::all_of(m_plan->findings.cbegin(), m_plan->findings.cend(),
        [](const PlanFinding &finding) { return asksForConsent(finding.problem); });
    if (m_plan->rows.size() == 1 && clear && said.isEmpty() && !m_plan->rows.front().id.isEmpty()) {
        openRow(0);
        return;
    }
    m_review = new PlanReviewDialog(*m_plan, m_fileName, said, &m_window);
    m_review->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_review, &PlanReviewDialog::rotationWanted, this, &Drafts::rotationWanted);
    connect(m_review, &QDialog::accepted, this, [this] { openRow(m_review->chosenRow()); });
    m_review->open();
}

//! The review refers to it, so that goes now.
Drafts::OpenedPlan Drafts::takePlan()
{
    if (m_review) {
        m_review->hide();
        m_review->disconnect(this);
        m_review->deleteLater();
    }
    OpenedPlan opened{std::move(*m_plan), m_fileName, QFileInfo(m_reading->path()).absolutePath()};
    *m_plan = {};
    return opened;
}

void Drafts::openRow(int row)
{
    if (row < 0 || std::size_t(row) >= m_plan->rows.size())
        return;
    m_guard.leave(tr("Opening this draft"), [this, row] { fillForm(m_plan->rows.at(std::size_t(row))); });
}

void Drafts::fillForm(const PlanRow &row)
{
    if (const RegistryInfo *listed = m_listing.find(row.id))
        m_editor.open(*listed);
    else
        m_editor.openById(row.id);
    m_editor.apply(row.change);
    const QString name = visible(m_fileName, 200);
    if (row.change.passwordIsPromised())
        Q_EMIT said(
            tr("Opened from %1. Its password is not in the file: type it here. Nothing was sent.").arg(name));
    else
        Q_EMIT said(tr("Opened from %1. Nothing was sent.").arg(name));
}

//! What a person should know before a row is opened, beside what is wrong with the file.
QStringList Drafts::notes() const
{
    QStringList notes;
    const ConnectionSettings *now = m_connection.settings();
    const auto isElsewhere = [now](const PlanRow &row) {
        return differs(row.projectId, now->projectId) || differs(row.endpoint, now->endpoint)
            || differs(row.region, now->region) || differs(row.enterpriseProjectId, now->enterpriseProjectId);
    };
    if (now && std::any_of(m_plan->rows.begin(), m_plan->rows.end(), isElsewhere))
        notes.append(
            tr("The file was made for another region or project. What is sent from here goes to the present "
               "connection: %1")
                .arg(connectionTitle(*now)));
    if (std::any_of(m_plan->rows.begin(), m_plan->rows.end(),
            [](const PlanRow &row) { return !row.connection.isEmpty(); }))
        notes.append(tr(
            "The file names the connection it is meant for. Here it is filled into the form of the present "
            "one: look at what the top of the window says before you send anything."));
    return notes;
}

QString Drafts::proposedName() const
{
    QString name = m_editor.title().left(60);
    for (QChar &letter : name) {
        if (!letter.isLetterOrNumber() && letter != u'-' && letter != u'.')
            letter = u'_';
    }
    return (name.isEmpty() ? u"draft"_s : name) + u".hssplan"_s;
}

PlanRow Drafts::asRow() const
{
    PlanRow row;
    row.id = m_editor.registryId();
    row.registryName = m_editor.known() ? m_editor.known()->name : QString();
    row.change = m_editor.typed().clone();
    const ConnectionSettings *now = m_connection.settings();
    if (!now || now->practice) // the practice service is another one every time
        return row;
    row.endpoint = now->endpoint;
    row.region = now->region;
    row.projectId = now->projectId;
    row.enterpriseProjectId = now->enterpriseProjectId;
    return row;
}

} // namespace hssreg
