#include "ui/rotation/review_page.h"

#include "app/access/problem_text.h"
#include "app/support/text.h"
#include "ui/rotation/cell_table.h"
#include "ui/rotation/review_words.h"
#include "ui/rotation/rotation_draft.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/tone_text.h"
#include "ui/widgets/wrap_row.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSaveFile>
#include <QSpinBox>
#include <QSplitter>
#include <QTimer>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace hssreg {

using namespace Qt::StringLiterals;

using State = RotationDraft::State;

namespace {

constexpr int mostInOneTurn = 8; // milliseconds of judging, so that the window stays free

} // namespace

ReviewPage::ReviewPage(RotationDraft &draft, QWidget *parent)
    : RotationPage(parent)
    , m_draft(draft)
    , m_judging(new QTimer(this))
    , m_details(new QPlainTextEdit(this))
    , m_busy(new QProgressBar(this))
    , m_state(new MessageLine(QPalette::Window, this))
    , m_said(new MessageLine(QPalette::Window, this))
    , m_summary(new ToneText(Tone::Muted, QPalette::Window, this))
    , m_out(new QPushButton(tr("Take &out"), this))
    , m_allOut(new QPushButton(tr("Take out all that can not be &sent"), this))
    , m_save(new QPushButton(tr("Save as &plan…"), this))
    , m_again(new QPushButton(tr("Look a&gain"), this))
    , m_canary(new QCheckBox(tr("Begin with one alone, then &10 %, then the rest"), this))
    , m_check(new QCheckBox(tr("Test each login right before &HSS is told"), this))
    , m_percent(new QSpinBox(this))
{
    makeTable();
    makeOptions();
    layOut();
    wire();
}

void ReviewPage::makeTable()
{
    const auto name = [this](int row) {
        return ShownCell{m_draft.name(row), m_draft.isOut(row) ? Tone::Muted : Tone::Plain};
    };
    const auto judgement = [this](int row) {
        return m_draft.isOut(row) ? ShownCell{tr("Taken out"), Tone::Muted}
                                  : judgementCell(m_draft.review(row));
    };
    m_table = new CellTable(
        {{tr("Repository"), name},
            {tr("Connection"), [this](int row) { return ShownCell{m_draft.placeTitle(row)}; }},
            {tr("What changes"), [this](int row) { return ShownCell{changesText(m_draft.review(row))}; }},
            {tr("Review"), judgement}},
        this);
    m_view =
        makeCellView(*m_table, u"reviewRows"_s, tr("Repositories and what changes"), {20, 24, 0, 38}, this);
    m_details->setObjectName(u"reviewDetails"_s);
    m_details->setAccessibleName(tr("All that is known about the selected repository"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
}

void ReviewPage::makeOptions()
{
    m_canary->setObjectName(u"canary"_s);
    m_canary->setChecked(RotationOptions().canary);
    m_check->setObjectName(u"checkLogins"_s);
    m_percent->setObjectName(u"stopPercent"_s);
    m_percent->setRange(0, 100);
    m_percent->setSuffix(tr(" %", "a percentage"));
    m_percent->setSpecialValueText(tr("never"));
    m_percent->setAccessibleName(tr("Pause when so many of all have failed"));
    m_percent->setValue(int(RotationOptions().stopAfter.percent));
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("The repositories are being reviewed"));
    m_state->setObjectName(u"reviewState"_s);
    m_said->setObjectName(u"reviewSaid"_s);
    m_summary->setObjectName(u"reviewSummary"_s);
    const std::pair<QPushButton *, QString> names[] = {{m_out, u"reviewOut"_s}, {m_allOut, u"reviewAllOut"_s},
        {m_save, u"savePlan"_s}, {m_again, u"reviewAgain"_s}};
    for (const auto &[button, objectName] : names) {
        button->setObjectName(objectName);
        button->setAutoDefault(false);
    }
}

void ReviewPage::layOut()
{
    auto *both = new QSplitter(Qt::Vertical, this);
    both->setChildrenCollapsible(false);
    both->addWidget(m_view);
    both->addWidget(m_details);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 1);
    auto *buttons = new WrapRow(Qt::AlignLeft);
    for (QPushButton *button : {m_out, m_allOut, m_save, m_again})
        buttons->addWidget(button);
    auto *pause = new QWidget(this);
    auto *label = new QLabel(tr("Pause when so many ha&ve failed"), pause);
    label->setBuddy(m_percent);
    auto *pauseRow = new QHBoxLayout(pause);
    pauseRow->setContentsMargins(0, 0, 0, 0);
    pauseRow->addWidget(label);
    pauseRow->addWidget(m_percent);
    auto *options = new WrapRow(Qt::AlignLeft);
    options->addWidget(m_canary);
    options->addWidget(m_check);
    options->addWidget(pause);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_summary);
    column->addWidget(m_busy);
    column->addWidget(m_state);
    column->addWidget(both, 1);
    column->addLayout(buttons);
    column->addWidget(m_said);
    column->addLayout(options);
}

void ReviewPage::wire()
{
    m_judging->setInterval(0);
    connect(m_judging, &QTimer::timeout, this, &ReviewPage::judgeSome);
    connect(m_out, &QPushButton::clicked, this, &ReviewPage::toggleOut);
    connect(m_allOut, &QPushButton::clicked, this, &ReviewPage::takeWrongOut);
    connect(m_save, &QPushButton::clicked, this, &ReviewPage::save);
    connect(m_check, &QCheckBox::clicked, this, [this] { m_checkIsDecided = true; }); // by the person
    connect(m_again, &QPushButton::clicked, &m_draft, &RotationDraft::prepare);
    connect(&m_draft, &RotationDraft::stateChanged, this, &ReviewPage::followState);
    connect(&m_draft, &RotationDraft::rowChanged, this, &ReviewPage::followRow);
    connect(
        m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ReviewPage::showDetails);
}

QString ReviewPage::title() const
{
    return tr("What will be changed");
}

QString ReviewPage::obstacle() const
{
    if (m_draft.state() == State::Preparing)
        return tr("Looking at what HSS has, and for the passwords…");
    if (m_draft.state() != State::Ready)
        return tr("Something that is needed was not found.");
    if (m_next < m_judged.size())
        return tr("The repositories are being reviewed…");
    const int wrong = int(rowsJudged(Judged::Wrong).size());
    if (wrong == 1)
        return tr("1 repository can not be sent: take it out, or go back and correct it.");
    if (wrong > 1)
        return tr(
            "%n repositories can not be sent: take them out, or go back and correct them.", nullptr, wrong);
    return m_draft.going().empty() ? tr("All repositories were taken out.") : QString();
}

void ReviewPage::enter()
{
    std::vector<int> rows(std::size_t(m_draft.count()));
    std::iota(rows.begin(), rows.end(), 0);
    m_table->show(std::move(rows));
    m_said->setMessage({}, Tone::Plain, {});
    if (!m_checkIsDecided)
        m_check->setChecked(!isAllTested());
    const bool isJournal = m_draft.origin() == RotationDraft::Origin::Journal;
    m_out->setVisible(!isJournal); // what was begun is finished, all of it
    m_allOut->setVisible(!isJournal);
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_table->index(0, 0));
    if (m_draft.state() == State::Open || m_draft.state() == State::Refused)
        m_draft.prepare();
    judgeAnew();
    m_view->setFocus(Qt::TabFocusReason);
}

bool ReviewPage::isAllTested() const
{
    const std::vector<int> going = m_draft.going();
    return std::all_of(going.begin(), going.end(), [this](int row) {
        return m_draft.tested(row) && m_draft.tested(row)->outcome() == LoginOutcome::Accepted;
    });
}

void ReviewPage::leave()
{
    m_judging->stop();
}

RotationOptions ReviewPage::options() const
{
    RotationOptions options;
    options.canary = m_canary->isChecked();
    options.checkLogins = m_check->isChecked();
    options.stopAfter.percent = m_percent->value();
    return options;
}

void ReviewPage::say(const QString &trouble)
{
    m_said->setMessage(u"error"_s, Tone::Bad, trouble);
}

void ReviewPage::judgeAnew()
{
    m_judged.assign(std::size_t(m_draft.count()), Judged::Not);
    m_next = m_draft.state() == State::Preparing ? m_judged.size() : 0;
    if (m_next < m_judged.size())
        m_judging->start();
    refresh();
}

//! A slice of them, so that 10,000 do not stop the window.
void ReviewPage::judgeSome()
{
    QElapsedTimer turn;
    turn.start();
    while (m_next < m_judged.size() && turn.elapsed() < mostInOneTurn) {
        const RowReview review = m_draft.review(int(m_next));
        m_judged[m_next++] = !review.canBeSent() ? Judged::Wrong
            : review.problems.isEmpty()          ? Judged::Good
                                                 : Judged::Suspicious;
    }
    if (m_next == m_judged.size())
        m_judging->stop();
    refresh();
}

std::vector<int> ReviewPage::rowsJudged(Judged as) const
{
    std::vector<int> rows;
    for (std::size_t row = 0; row < m_judged.size(); ++row) {
        if (m_judged[row] == as && !m_draft.isOut(int(row)))
            rows.push_back(int(row));
    }
    return rows;
}

void ReviewPage::takeWrongOut()
{
    m_draft.setOut(rowsJudged(Judged::Wrong), true);
}

void ReviewPage::toggleOut()
{
    const int row = currentItem(*m_view);
    if (row < 0)
        return;
    m_draft.setOut({row}, !m_draft.isOut(row));
    if (m_draft.state() == State::Open || m_draft.state() == State::Refused)
        m_draft.prepare();
}

void ReviewPage::followRow(int row)
{
    if (!isVisible())
        return;
    if (row == RotationDraft::all) {
        followState();
        return;
    }
    m_table->refresh({row});
    refresh();
}

void ReviewPage::followState()
{
    if (!isVisible())
        return;
    m_table->refreshAll();
    judgeAnew();
}

QString ReviewPage::summary() const
{
    const int going = int(m_draft.going().size());
    const int places = std::max(1, m_draft.places());
    const int suspicious = int(rowsJudged(Judged::Suspicious).size());
    const int wrong = int(rowsJudged(Judged::Wrong).size());
    QStringList parts{going == 1 ? tr("1 repository") : tr("%n repositories", nullptr, going),
        places == 1 ? tr("1 connection") : tr("%n connections", nullptr, places)};
    parts.append(wrong == 0 ? tr("nothing wrong")
            : wrong == 1    ? tr("1 can not be sent")
                            : tr("%n can not be sent", nullptr, wrong));
    if (suspicious > 0)
        parts.append(suspicious == 1 ? tr("1 is suspicious") : tr("%n are suspicious", nullptr, suspicious));
    return parts.join(u" · "_s);
}

void ReviewPage::refresh()
{
    const bool preparing = m_draft.state() == State::Preparing;
    const bool refused = m_draft.state() == State::Refused;
    m_busy->setRange(0, preparing ? 0 : int(m_judged.size()));
    m_busy->setValue(int(m_next));
    m_busy->setVisible(preparing || m_next < m_judged.size());
    m_summary->setText(summary());
    m_state->setMessage(refused ? u"error"_s : u"warning"_s, refused ? Tone::Bad : Tone::Busy,
        m_draft.troubles().join(u'\n'));
    m_again->setVisible(refused || (!m_draft.troubles().isEmpty() && !preparing));
    m_allOut->setEnabled(!rowsJudged(Judged::Wrong).empty());
    m_save->setEnabled(!m_draft.going().empty());
    showDetails();
    Q_EMIT changed();
}

void ReviewPage::showDetails()
{
    const int row = currentItem(*m_view);
    m_out->setEnabled(row >= 0);
    m_out->setText(row >= 0 && m_draft.isOut(row) ? tr("Put back &in") : tr("Take &out"));
    QString text = row < 0 ? QString() : reviewDetails(m_draft.row(row), m_draft.review(row));
    if (row >= 0 && m_draft.origin() == RotationDraft::Origin::File) // others may be named by theirs
        text.prepend(tr("Row %1 of the plan").arg(rowNumber(m_draft.row(row), std::size_t(row))) + u'\n');
    if (m_details->toPlainText() != text)
        m_details->setPlainText(text);
}

void ReviewPage::save()
{
    auto *dialog = new QFileDialog(this, tr("Save as plan, without secrets"), u"rotation.hssplan"_s,
        tr("Plan (*.hssplan);;CSV for spreadsheets (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"hssplan"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog,
        [dialog](const QString &filter) { dialog->setDefaultSuffix(filter.section(u"*."_s, 1).chopped(1)); });
    connect(dialog, &QFileDialog::fileSelected, this, &ReviewPage::saveTo);
    dialog->open();
}

bool ReviewPage::saveTo(const QString &path)
{
    QSaveFile file(path);
    const bool saved = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(m_draft.planBytes(path)) >= 0 && file.commit();
    const QString name = visible(QFileInfo(path).fileName(), 200);
    if (saved)
        m_said->setMessage(u"done"_s, Tone::Good, tr("Saved as %1, without passwords.").arg(name));
    else
        m_said->setMessage(u"error"_s, Tone::Bad, tr("%1 could not be written.").arg(name));
    return saved;
}

} // namespace hssreg
