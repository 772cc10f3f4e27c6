#include "ui/connection/connection_dialog.h"

#include "ui/connection/connection_form.h"
#include "ui/connection/test_panel.h"
#include "ui/widgets/message_line.h"
#include "ui/widgets/on_screen.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace hssreg {

using namespace Qt::StringLiterals;

ConnectionDialog::ConnectionDialog(const ConnectionTools &tools, const ConnectionProfile &start,
    ConnectionOrigin origin, Purpose purpose, QWidget *parent)
    : QDialog(parent)
    , m_tools(tools)
    , m_start(start)
    , m_origin(origin)
    , m_purpose(purpose)
    , m_notice(new MessageLine(QPalette::Window, this))
    , m_form(new ConnectionForm(this))
    , m_test(new TestPanel(tools, this))
    , m_summary(new MessageLine(QPalette::Window, this))
    , m_tryOut(new QPushButton(tr("&Test"), this))
    , m_connect(new QPushButton(purpose == Purpose::Edit ? tr("&Save") : tr("&Connect"), this))
{
    setWindowTitle(origin == ConnectionOrigin::Stored ? tr("Edit a connection")
            : purpose == Purpose::Edit                ? tr("Add a connection")
                                                      : tr("Connect to HSS"));
    m_notice->setObjectName(u"notice"_s);
    m_summary->setObjectName(u"summary"_s);
    m_tryOut->setObjectName(u"test"_s);
    m_connect->setObjectName(u"connect"_s);
    layOut();
    begin();
}

//! Before the members: what is looked up asks them.
ConnectionDialog::~ConnectionDialog()
{
    delete m_lookUp.data();
}

void ConnectionDialog::setNotice(const QString &text)
{
    m_notice->setMessage(u"info"_s, Tone::Plain, text);
}

void ConnectionDialog::askFor(SecretRole role)
{
    m_form->setStored({});
    m_form->touch(partOf(role));
}

bool ConnectionDialog::isKept() const
{
    return m_form->isKept();
}

QString ConnectionDialog::keptName() const
{
    return m_form->name();
}

ConnectionSettings ConnectionDialog::settings() const
{
    return m_form->settings();
}

void ConnectionDialog::accept()
{
    if (!m_connect->isEnabled())
        return;
    if (m_form->isKept())
        keep();
    else
        QDialog::accept();
}

//! Whoever listens takes the settings while the base class says so; then the secrets go.
void ConnectionDialog::done(int result)
{
    m_test->stop();
    m_scope.cancelAll();
    if (m_lookUp)
        m_lookUp->reject();
    QDialog::done(result);
    m_form->forget();
}

void ConnectionDialog::layOut()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_tryOut, QDialogButtonBox::ActionRole);
    buttons->addButton(m_connect, QDialogButtonBox::AcceptRole);
    m_tryOut->setAutoDefault(false);
    m_tryOut->setToolTip(tr("Try this connection. Nothing is changed, and nothing is kept."));
    m_connect->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_tryOut, &QPushButton::clicked, this, &ConnectionDialog::startTest);
    connect(m_test, &TestPanel::changed, this, &ConnectionDialog::refresh);
    QScrollArea *scroll = makeScroll();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_notice);
    column->addWidget(scroll, 1);
    column->addWidget(m_test);
    column->addWidget(m_summary);
    column->addWidget(buttons);
    const int letter = fontMetrics().averageCharWidth();
    const QSize whole(letter * 92, m_form->sizeHint().height() + fontMetrics().height() * 8);
    resize(onScreen(*this, whole));
}

QScrollArea *ConnectionDialog::makeScroll()
{
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_form);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // whatever is inside comes into sight with the focus
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumHeight(fontMetrics().height() * 8);
    return scroll;
}

void ConnectionDialog::begin()
{
    if (const auto stored = m_tools.store.read(); stored.ok())
        m_others = stored.value();
    m_form->setKept(m_origin != ConnectionOrigin::Session);
    if (m_origin == ConnectionOrigin::Stored)
        m_form->hideKeep();
    m_form->setKeychain(true, m_tools.keychain);
    QList<SecretRole> stored;
    if (m_origin == ConnectionOrigin::Stored) {
        stored = secretsOf(m_start);
        stored.removeIf([this](SecretRole role) {
            return placeOf(m_start, role).kind != SecretPlace::Kind::Keychain; // the session is asked
        });
    }
    m_form->fill(m_start, stored);
    connect(m_form, &ConnectionForm::edited, this, [this] {
        m_trouble.clear();
        refresh();
    });
    connect(m_form, &ConnectionForm::lookUpWanted, this, &ConnectionDialog::startLookUp);
    refresh();
    lookAround();
}

void ConnectionDialog::refresh()
{
    if (const QString fault = nameFault(); fault != m_nameFault) {
        m_nameFault = fault;
        m_form->setNameFault(fault); // says edited(), which leads here again
        return;
    }
    const QList<ConnectionProblem> found = m_form->problems();
    const auto first = std::find_if(found.begin(), found.end(),
        [](const ConnectionProblem &problem) { return problem.level == Level::Error; });
    const bool ready = first == found.end();
    const bool idle = m_busy.isEmpty() && !m_test->isRunning();
    m_connect->setEnabled(ready && idle);
    m_tryOut->setEnabled(idle && std::none_of(found.begin(), found.end(), [](const ConnectionProblem &one) {
        return one.level == Level::Error && one.part != ConnectionPart::Name;
    }));
    if (!m_busy.isEmpty())
        m_summary->setMessage(u"status-connecting"_s, Tone::Busy, m_busy);
    else if (!m_trouble.isEmpty())
        m_summary->setMessage(u"error"_s, Tone::Bad, m_trouble);
    else
        m_summary->setMessage(u"info"_s, Tone::Muted, ready ? QString() : first->text);
}

void ConnectionDialog::setBusy(const QString &what)
{
    m_busy = what;
    m_form->setEnabled(what.isEmpty());
    refresh();
}

//! The store says the same when it is asked to keep it; here it is said while typing.
QString ConnectionDialog::nameFault() const
{
    const QString name = m_form->name();
    if (!m_form->isKept())
        return {};
    if (name.isEmpty())
        return storeErrorText({StoreError::Kind::NameMissing, {}});
    const bool taken = std::any_of(
        m_others.profiles.begin(), m_others.profiles.end(), [this, &name](const ConnectionProfile &other) {
            return other.id != m_start.id && other.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    return taken ? storeErrorText({StoreError::Kind::NameTaken, name}) : QString();
}

} // namespace hssreg
