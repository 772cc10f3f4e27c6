#include "ui/rotation/test_page.h"

#include "app/repository/login_words.h"
#include "app/support/text.h"
#include "ui/form/login_test_words.h"
#include "ui/rotation/cell_table.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/prompts.h"
#include "ui/widgets/tone_text.h"
#include "ui/widgets/wrap_row.h"

#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

using State = RotationDraft::State;

TestPage::TestPage(RotationDraft &draft, const RotationTools &tools, QWidget *parent)
    : RotationPage(parent)
    , m_draft(draft)
    , m_tools(tools)
    , m_tests(draft, tools)
    , m_details(new QPlainTextEdit(this))
    , m_state(new MessageLine(QPalette::Window, this))
    , m_busy(new QProgressBar(this))
    , m_test(new QPushButton(tr("&Test all"), this))
    , m_again(new QPushButton(tr("Test selected a&gain"), this))
    , m_stop(new QPushButton(tr("Sto&p testing"), this))
    , m_out(new QPushButton(tr("Take &out the refused"), this))
{
    makeTable();
    makeDetails();
    layOut();
    wire();
    refresh();
}

void TestPage::makeTable()
{
    const auto address = [this](int row) {
        const RegistryInfo *known = m_draft.known(row);
        const auto &now = m_draft.row(row).change.text(Field::RegistryAddr);
        return ShownCell{visible(now ? *now
                : known              ? known->access[Field::RegistryAddr].value_or(QString())
                                     : QString(),
            200)};
    };
    const auto username = [this](int row) {
        const RegistryInfo *known = m_draft.known(row);
        const QString now = m_draft.username(row);
        return ShownCell{visible(!now.isEmpty() ? now
                : known                         ? known->access[Field::RegistryUsername].value_or(QString())
                                                : QString(),
            200)};
    };
    m_table = new CellTable({{tr("Repository"), [this](int row) { return ShownCell{m_draft.name(row)}; }},
                                {tr("Address"), address}, {tr("User name"), username},
                                {tr("Result"), [this](int row) { return result(row); }}},
        this);
    m_view = makeCellView(*m_table, u"testRows"_s, tr("Login tests"), {20, 26, 20, 0}, this);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
}

void TestPage::makeDetails()
{
    m_details->setObjectName(u"testDetails"_s);
    m_details->setAccessibleName(tr("Details of the selected test"));
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    m_state->setObjectName(u"testState"_s);
    m_busy->setTextVisible(false);
    m_busy->setAccessibleName(tr("Logins are being tested"));
    const std::pair<QPushButton *, QString> names[] = {
        {m_test, u"testAll"_s}, {m_again, u"testAgain"_s}, {m_stop, u"testStop"_s}, {m_out, u"testOut"_s}};
    for (const auto &[button, name] : names) {
        button->setObjectName(name);
        button->setAutoDefault(false);
    }
}

void TestPage::layOut()
{
    auto *note = new ToneText(Tone::Muted, QPalette::Window, this);
    note->setText(
        tr("Tested from here, before HSS is told anything; HSS will connect from the jump cluster, whose "
           "network may differ. Tests can be skipped."));
    auto *buttons = new WrapRow(Qt::AlignLeft);
    for (QPushButton *button : {m_test, m_again, m_stop, m_out})
        buttons->addWidget(button);
    auto *both = new QSplitter(Qt::Vertical, this);
    both->setChildrenCollapsible(false);
    both->addWidget(m_view);
    both->addWidget(m_details);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(note);
    column->addLayout(buttons);
    column->addWidget(m_busy);
    column->addWidget(m_state);
    column->addWidget(both, 1);
}

void TestPage::wire()
{
    connect(m_test, &QPushButton::clicked, this, [this] { m_tests.start(m_draft.going()); });
    connect(m_again, &QPushButton::clicked, this, &TestPage::testAgain);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_tests.stop(); });
    connect(m_out, &QPushButton::clicked, this, &TestPage::takeRejectedOut);
    connect(&m_tests, &LoginTests::runningChanged, this, &TestPage::followState); // all rows may be others
    connect(&m_tests, &LoginTests::rowChanged, this, [this](int row) {
        m_table->refresh({row});
        refresh();
    });
    connect(&m_draft, &RotationDraft::stateChanged, this, &TestPage::followState);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TestPage::showDetails);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TestPage::refresh);
}

ShownCell TestPage::result(int row) const
{
    if (m_tests.isUnderWay(row))
        return {tr("Testing…"), Tone::Busy, u"status-connecting"_s};
    const std::optional<LoginReport> &report = m_draft.tested(row);
    if (report)
        return {loginLine(*report), loginTone(*report), loginIcon(*report)};
    QString why;
    if (m_draft.state() == State::Ready && !m_draft.loginToCheck(row, why))
        return {why, Tone::Muted};
    return {tr("not tested"), Tone::Muted};
}

std::vector<int> TestPage::rejected() const
{
    std::vector<int> rows;
    for (const int row : m_draft.going()) {
        const std::optional<LoginReport> &report = m_draft.tested(row);
        if (report && report->outcome() == LoginOutcome::Rejected)
            rows.push_back(row);
    }
    return rows;
}

QString TestPage::title() const
{
    return tr("Does the new login work?");
}

QString TestPage::obstacle() const
{
    if (m_draft.state() == State::Preparing)
        return tr("Looking at what HSS has, and for the passwords…");
    if (m_draft.state() == State::Refused)
        return tr("Something that is needed was not found.");
    if (m_tests.isRunning())
        return tr("Logins are being tested.");
    const int refused = int(rejected().size());
    if (refused == 1)
        return tr("1 login was refused: take it out, or go back and correct it.");
    return refused > 1
        ? tr("%n logins were refused: take them out, or go back and correct them.", nullptr, refused)
        : QString();
}

void TestPage::enter()
{
    m_table->show(m_draft.going());
    m_table->refreshAll();
    m_view->setCurrentIndex(m_table->index(0, 0));
    if (m_draft.state() == State::Open || m_draft.state() == State::Refused)
        m_draft.prepare();
    refresh();
    (m_test->isEnabled() ? static_cast<QWidget *>(m_test) : m_view)->setFocus(Qt::TabFocusReason);
}

void TestPage::leave()
{
    m_tests.stop();
}

void TestPage::followState()
{
    m_table->refreshAll();
    refresh();
}

QString TestPage::counted() const
{
    int good = 0;
    int bad = 0;
    int open = 0;
    for (const int row : m_draft.going()) {
        const std::optional<LoginReport> &report = m_draft.tested(row);
        const bool accepted = report && report->outcome() == LoginOutcome::Accepted;
        good += accepted ? 1 : 0;
        bad += report && report->outcome() == LoginOutcome::Rejected ? 1 : 0;
        open += report ? 0 : 1;
    }
    if (open == m_table->rowCount())
        return {};
    return tr("%1 accepted, %2 refused, %3 not tested, %4 without an answer that says so")
        .arg(good)
        .arg(bad)
        .arg(open)
        .arg(m_table->rowCount() - good - bad - open);
}

void TestPage::refresh()
{
    const bool running = m_tests.isRunning();
    const bool preparing = m_draft.state() == State::Preparing;
    const bool ready = m_draft.state() == State::Ready;
    m_test->setEnabled(ready && !running);
    m_again->setEnabled(ready && !running && m_view->selectionModel()->hasSelection());
    m_stop->setEnabled(running);
    m_out->setEnabled(!running && !rejected().empty());
    const int total = m_table->rowCount();
    m_busy->setRange(0, preparing ? 0 : std::max(1, total));
    m_busy->setValue(std::max(0, total - m_tests.waiting()));
    m_busy->setVisible(running || preparing);
    const QStringList troubles = m_draft.troubles();
    if (!troubles.isEmpty())
        m_state->setMessage(m_draft.state() == State::Refused ? u"error"_s : u"warning"_s,
            m_draft.state() == State::Refused ? Tone::Bad : Tone::Busy, troubles.join(u'\n'));
    else
        m_state->setMessage(u"info"_s, Tone::Plain, preparing || running ? QString() : counted());
    showDetails();
    Q_EMIT changed();
}

void TestPage::showDetails()
{
    const int row = currentItem(*m_view);
    if (row < 0 || !m_draft.tested(row)) {
        m_details->setPlainText(row < 0 ? QString() : result(row).text);
        return;
    }
    const LoginReport &report = *m_draft.tested(row);
    QStringList lines{
        loginLine(report), visible(loginAdvice(report)), loginOrigin(report), loginDetails(report)};
    lines.removeAll(QString());
    const QString text = lines.join(u'\n');
    if (m_details->toPlainText() != text)
        m_details->setPlainText(text);
}

//! What a person has to decide before these are tested again is asked first.
void TestPage::testAgain()
{
    std::vector<int> rows;
    QStringList hosts;
    bool twice = false;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows()) {
        rows.push_back(m_table->item(index.row()));
        const std::optional<LoginReport> &report = m_draft.tested(rows.back());
        if (report && report->cause == LoginCause::ConsentNeeded && !hosts.contains(report->consentHost))
            hosts.append(report->consentHost);
        twice = twice || (report && report->cause == LoginCause::RefusedTwice);
    }
    if (hosts.isEmpty() && !twice) {
        m_tests.start(rows);
        return;
    }
    const QString text = twice
        ? tr("These logins were refused twice before. One more refusal may lock their users at the "
             "repository.")
        : tr("Their tokens come from other hosts, which would be sent user name and password.");
    m_tools.connections.prompts.ask(this,
        {tr("Test again all the same?"), text, visible(hosts.join(u", "_s)), tr("Test again"), tr("Do not")},
        [this, rows, hosts, twice](bool goOn) {
            if (!goOn)
                return;
            for (const QString &host : hosts)
                m_tests.allowHost(host);
            if (twice)
                m_tests.forgetRefusals(rows);
            m_tests.start(rows);
        });
}

void TestPage::takeRejectedOut()
{
    m_draft.setOut(rejected(), true);
    m_table->show(m_draft.going());
    refresh();
}

} // namespace hssreg
