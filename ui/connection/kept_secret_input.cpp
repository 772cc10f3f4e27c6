#include "ui/connection/kept_secret_input.h"

#include "app/connection/secret_source.h"
#include "app/support/text.h"
#include "ui/connection/path_edit.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/secret_line.h"
#include "ui/widgets/steady_combo_box.h"
#include "ui/widgets/wrap_row.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

namespace hssreg {

using namespace Qt::StringLiterals;

using Kind = SecretPlace::Kind;

KeptSecretInput::KeptSecretInput(SecretRole role, const QString &name, const QString &label, QWidget *parent)
    : QWidget(parent)
    , m_role(role)
    , m_places(new SteadyComboBox(this))
    , m_pages(new QStackedWidget(this))
    , m_secret(new SecretEdit(name, label, m_pages))
    , m_variable(new QLineEdit(m_pages))
    , m_path(new PathEdit(tr("File: %1").arg(label), tr("Choose the file with the secret"), m_pages))
{
    m_secret->showButton()->setText(tr("Show")); // several stand in one form: no letter is for them
    m_places->setObjectName(name + u"Place"_s);
    m_places->setAccessibleName(tr("Where it comes from: %1").arg(label));
    m_variable->setObjectName(name + u"Variable"_s);
    m_variable->setAccessibleName(tr("Variable: %1").arg(label));
    m_variable->setPlaceholderText(tr("Name of the variable"));
    m_path->line()->setObjectName(name + u"File"_s);
    setFocusPolicy(Qt::StrongFocus); // before it has a proxy: only then a label's letter gets there
    m_pages->addWidget(m_secret);
    m_pages->addWidget(m_variable);
    m_pages->addWidget(m_path);
    m_pages->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new WrapRow(Qt::AlignLeft, this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_places);
    row->addWidget(m_pages);
    fillPlaces();
    showPage();
    connect(m_places, &QComboBox::currentIndexChanged, this, [this] {
        m_wanted = kind();
        showPage();
        Q_EMIT edited();
    });
    connect(m_secret, &SecretEdit::edited, this, &KeptSecretInput::edited);
    connect(m_variable, &QLineEdit::textChanged, this, &KeptSecretInput::edited);
    connect(m_path, &PathEdit::edited, this, &KeptSecretInput::edited);
}

void KeptSecretInput::setKept(bool kept)
{
    if (kept == m_kept)
        return;
    m_kept = kept;
    fillPlaces();
}

void KeptSecretInput::setKeychain(bool isThere, const QString &keychain)
{
    m_keychain = keychain;
    m_hasKeychain = isThere;
    fillPlaces();
}

void KeptSecretInput::setPlace(const SecretPlace &place)
{
    m_wanted = place.kind;
    fillPlaces();
    m_variable->setText(place.kind == Kind::Environment ? place.where : QString());
    m_path->setPath(place.kind == Kind::File ? place.where : QString());
}

SecretPlace KeptSecretInput::place() const
{
    switch (kind()) {
    case Kind::Environment: return {Kind::Environment, m_variable->text().trimmed()};
    case Kind::File: return {Kind::File, m_path->path()};
    case Kind::Keychain:
    case Kind::Session: break;
    }
    return {kind(), {}};
}

void KeptSecretInput::setStored(bool stored)
{
    m_stored = stored ? std::optional(place()) : std::nullopt;
}

bool KeptSecretInput::isLeft() const
{
    return isTyped() && m_stored == place() && m_secret->secretView().isEmpty();
}

bool KeptSecretInput::isTyped() const
{
    return kind() == Kind::Keychain || kind() == Kind::Session;
}

Secret KeptSecretInput::secret() const
{
    const auto taken = [](Result<Secret, SecretSourceError> read) {
        return read.ok() ? std::move(read).value() : Secret();
    };
    switch (kind()) {
    case Kind::Environment: return taken(secretFromEnvironment(place().where));
    case Kind::File:
        if (!QFileInfo(m_path->path()).isFile()) // a pipe would make the window wait
            return {};
        return taken(secretFromFile(m_path->path()));
    case Kind::Keychain:
    case Kind::Session: break;
    }
    return Secret(m_secret->secretView());
}

QString KeptSecretInput::sourceProblem() const
{
    const auto said = [](const Result<Secret, SecretSourceError> &read) {
        return read.ok() ? QString() : secretSourceText(read.error());
    };
    switch (kind()) {
    case Kind::Environment:
        return place().where.isEmpty() ? tr("Give the name of the variable.")
                                       : said(secretFromEnvironment(place().where));
    case Kind::File:
        if (m_path->path().isEmpty())
            return tr("Give the path of the file.");
        if (!QFileInfo(m_path->path()).isFile())
            return secretSourceText({SecretSourceError::Kind::NotThere, m_path->path()});
        return said(secretFromFile(m_path->path()));
    case Kind::Keychain:
    case Kind::Session: break;
    }
    return {};
}

QString KeptSecretInput::help() const
{
    if (isLeft())
        return kind() == Kind::Keychain ? tr("Stored in the keychain. Leave empty to keep it.")
                                        : tr("Held for this session. Leave empty to keep it.");
    switch (kind()) {
    case Kind::Keychain: return tr("Kept in the keychain of this computer (%1).").arg(visible(m_keychain));
    case Kind::Session: return tr("Lives in memory until the program ends; asked for again after that.");
    case Kind::Environment: return tr("Read anew each time from the environment of this program.");
    case Kind::File: return tr("Read anew each time; this program does not copy it.");
    }
    return {};
}

void KeptSecretInput::forget()
{
    m_secret->clear();
}

//! Nobody changed anything: what is offered is something else.
void KeptSecretInput::fillPlaces()
{
    {
        const QSignalBlocker quiet(m_places);
        m_places->clear();
        if (m_kept && m_hasKeychain)
            m_places->addItem(tr("Keychain"), int(Kind::Keychain));
        m_places->addItem(m_kept ? tr("This session") : tr("Typed here"), int(Kind::Session));
        m_places->addItem(tr("Variable"), int(Kind::Environment));
        m_places->addItem(tr("File"), int(Kind::File));
        // Without a keychain the session takes its place, and gives it back.
        const int wanted = m_places->findData(int(m_wanted));
        m_places->setCurrentIndex(wanted >= 0 ? wanted : m_places->findData(int(Kind::Session)));
    }
    showPage();
}

void KeptSecretInput::showPage()
{
    const int page = isTyped() ? 0 : kind() == Kind::Environment ? 1 : 2;
    m_pages->setCurrentIndex(page);
    setFocusProxy(m_pages->currentWidget());
}

Kind KeptSecretInput::kind() const
{
    return m_places->count() > 0 ? Kind(m_places->currentData().toInt()) : Kind::Keychain;
}

} // namespace hssreg
