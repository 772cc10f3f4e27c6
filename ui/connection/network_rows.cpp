#include "ui/connection/network_rows.h"

#include "ui/connection/connection_row.h"
#include "ui/connection/kept_secret_input.h"
#include "ui/connection/path_edit.h"
#include "ui/widgets/steady_combo_box.h"
#include "ui/widgets/wrap_row.h"

#include <QLineEdit>
#include <QSpinBox>

namespace hssreg {

using namespace Qt::StringLiterals;

NetworkRows::NetworkRows(ConnectionRows &rows)
    : QObject(&rows)
    , m_rows(rows)
{
    m_rows.addTitle(tr("Network"));
    makeProxy();
    makeRest();
    refresh();
}

void NetworkRows::makeProxy()
{
    m_rows.add(ConnectionPart::Proxy, tr("Pro&xy"), makeProxyUse());
    m_proxyUser = new QLineEdit(&m_rows);
    m_proxyUser->setObjectName(u"proxyUser"_s);
    m_userRow = m_rows.add(
        ConnectionPart::ProxyLogin, tr("Proxy lo&gin"), m_proxyUser, tr("Empty: the proxy asks for none."));
    m_proxyPassword =
        new KeptSecretInput(SecretRole::ProxyPassword, u"proxyPassword"_s, tr("Proxy password"), &m_rows);
    m_passwordRow = m_rows.add(ConnectionPart::ProxyLogin, tr("&Proxy password"), m_proxyPassword);
    connect(m_proxyUser, &QLineEdit::textChanged, this, [this] { touched(ConnectionPart::ProxyLogin); });
    connect(m_proxyPassword, &KeptSecretInput::edited, this, [this] { touched(ConnectionPart::ProxyLogin); });
}

QWidget *NetworkRows::makeProxyUse()
{
    auto *both = new QWidget(&m_rows);
    m_proxy = new SteadyComboBox(both);
    m_proxy->setObjectName(u"proxy"_s);
    m_proxy->addItem(tr("As the system says"), int(ProxyUse::System));
    m_proxy->addItem(tr("None"), int(ProxyUse::None));
    m_proxy->addItem(tr("This one"), int(ProxyUse::Url));
    m_proxyUrl = new QLineEdit(both);
    m_proxyUrl->setObjectName(u"proxyUrl"_s);
    m_proxyUrl->setAccessibleName(tr("Address of the proxy"));
    m_proxyUrl->setPlaceholderText(u"http://proxy.example.com:3128"_s);
    auto *row = new WrapRow(Qt::AlignLeft, both);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_proxy);
    row->addWidget(m_proxyUrl);
    both->setFocusPolicy(Qt::StrongFocus); // before it has a proxy: only then a label's letter gets there
    both->setFocusProxy(m_proxy);
    connect(m_proxy, &QComboBox::currentIndexChanged, this, [this] { touched(ConnectionPart::Proxy); });
    connect(m_proxyUrl, &QLineEdit::textChanged, this, [this] { touched(ConnectionPart::Proxy); });
    return both;
}

void NetworkRows::makeRest()
{
    m_caFile = new PathEdit(tr("CA file"), tr("Choose a file with certificates"), &m_rows);
    m_caFile->line()->setObjectName(u"caFile"_s);
    m_rows.add(ConnectionPart::CaFile, tr("CA &file"), m_caFile,
        tr("A PEM file with further certificate authorities. Empty: those of the system."));
    m_deadline = new QSpinBox(&m_rows);
    m_deadline->setObjectName(u"deadline"_s);
    m_deadline->setRange(1, 3600);
    m_deadline->setSuffix(tr(" s", "seconds"));
    m_deadline->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    m_rows.add(ConnectionPart::Deadline, tr("Dead&line"), m_deadline,
        tr("How long one operation may take, with all its retries."));
    connect(m_caFile, &PathEdit::edited, this, [this] { touched(ConnectionPart::CaFile); });
    connect(m_deadline, &QSpinBox::valueChanged, this, [this] { touched(ConnectionPart::Deadline); });
}

void NetworkRows::fill(const ConnectionProfile &profile)
{
    m_proxy->setCurrentIndex(m_proxy->findData(int(profile.proxy)));
    m_proxyUrl->setText(profile.proxyUrl);
    m_proxyUser->setText(profile.proxyUser);
    m_proxyPassword->setPlace(placeOf(profile, SecretRole::ProxyPassword));
    m_caFile->setPath(profile.caFile);
    m_deadline->setValue(int(profile.deadline.count()));
    refresh();
}

void NetworkRows::write(ConnectionProfile &profile) const
{
    profile.proxy = use();
    profile.proxyUrl = use() == ProxyUse::Url ? m_proxyUrl->text().trimmed() : QString();
    profile.proxyUser = use() == ProxyUse::Url ? m_proxyUser->text().trimmed() : QString();
    profile.caFile = m_caFile->path();
    profile.deadline = std::chrono::seconds(m_deadline->value());
}

void NetworkRows::refreshHelp()
{
    m_passwordRow->setHelp(m_proxyPassword->help());
}

void NetworkRows::refresh()
{
    m_proxyUrl->setVisible(use() == ProxyUse::Url);
    m_rows.setRowVisible(m_userRow, use() == ProxyUse::Url);
    m_rows.setRowVisible(m_passwordRow, use() == ProxyUse::Url && !m_proxyUser->text().isEmpty());
}

void NetworkRows::touched(ConnectionPart part)
{
    m_rows.touch(part);
    refresh();
    Q_EMIT edited();
}

ProxyUse NetworkRows::use() const
{
    return ProxyUse(m_proxy->currentData().toInt());
}

} // namespace hssreg
