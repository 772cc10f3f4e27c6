#include "ui/connection/sign_in_rows.h"

#include "app/access/problem_text.h"
#include "ui/connection/connection_row.h"
#include "ui/connection/connection_tools.h"
#include "ui/connection/kept_secret_input.h"
#include "ui/widgets/steady_combo_box.h"

#include <QCheckBox>
#include <QLineEdit>

namespace hssreg {

using namespace Qt::StringLiterals;

SignInRows::SignInRows(ConnectionRows &rows)
    : QObject(&rows)
    , m_rows(rows)
    , m_way(new SteadyComboBox(&rows))
{
    m_rows.addTitle(tr("Sign-in"));
    m_way->setObjectName(u"signIn"_s);
    for (const SignInWay one : {SignInWay::Token, SignInWay::AccessKey, SignInWay::IamPassword})
        m_way->addItem(signInWayLabel(one), int(one));
    // No part of its own: whatever is chosen here is right.
    m_rows.add(ConnectionPart::Token, tr("Sign in &by"), m_way);
    makeToken();
    makeKeys();
    makeLogin();
    connect(m_way, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    refresh();
}

void SignInRows::makeToken()
{
    m_adding = SignInWay::Token;
    addSecret(SecretRole::Token, u"token"_s, tr("T&oken"));
}

void SignInRows::makeKeys()
{
    m_adding = SignInWay::AccessKey;
    m_accessKeyId = addLine(ConnectionPart::AccessKeyId, u"accessKeyId"_s, tr("&Access key ID (AK)"));
    addSecret(SecretRole::SecretKey, u"secretKey"_s, tr("Secret access ke&y (SK)"));
    m_temporary = addCheck(u"temporaryKeys"_s, tr("Temporary, &with security token"));
    m_onlyWith = m_temporary;
    addSecret(SecretRole::SecurityToken, u"securityToken"_s, tr("Sec&urity token"));
    m_onlyWith = nullptr;
}

void SignInRows::makeLogin()
{
    m_adding = SignInWay::IamPassword;
    m_domain = addLine(ConnectionPart::Domain, u"domain"_s, tr("&Account"),
        tr("The name of the account that the user belongs to."));
    m_user = addLine(ConnectionPart::User, u"user"_s, tr("IAM &user"));
    addSecret(SecretRole::Password, u"password"_s, tr("Pass&word"));
    m_passcode = addCheck(u"passcode"_s, tr("Asks for a &virtual MFA code"));
    m_onlyWith = m_passcode;
    m_userId = addLine(ConnectionPart::UserId, u"userId"_s, tr("ID of t&he user"),
        tr("IAM wants it together with a code. It stands in the console under My Credentials."));
    m_onlyWith = nullptr;
}

QLineEdit *SignInRows::addLine(
    ConnectionPart part, const QString &name, const QString &label, const QString &help)
{
    auto *line = new QLineEdit(&m_rows);
    line->setObjectName(name);
    m_wayRows.append({m_adding, m_rows.add(part, label, line, help), m_onlyWith});
    connect(line, &QLineEdit::textChanged, this, [this, part] { touched(part); });
    return line;
}

KeptSecretInput *SignInRows::addSecret(SecretRole role, const QString &name, const QString &label)
{
    auto *input = new KeptSecretInput(role, name, QString(label).remove(u'&'), &m_rows);
    ConnectionRow *row = m_rows.add(partOf(role), label, input);
    m_wayRows.append({m_adding, row, m_onlyWith});
    m_secrets.append(input);
    m_secretRows.append(row);
    connect(input, &KeptSecretInput::edited, this, [this, role] { touched(partOf(role)); });
    return input;
}

QCheckBox *SignInRows::addCheck(const QString &name, const QString &text)
{
    auto *box = new QCheckBox(text, &m_rows);
    box->setObjectName(name);
    m_wayRows.append({m_adding, m_rows.addUnlabelled(box), nullptr});
    connect(box, &QCheckBox::toggled, this, [this] {
        refresh();
        Q_EMIT edited();
    });
    return box;
}

void SignInRows::fill(const ConnectionProfile &profile)
{
    m_way->setCurrentIndex(m_way->findData(int(profile.signIn)));
    m_accessKeyId->setText(profile.accessKeyId);
    m_temporary->setChecked(profile.temporaryKeys);
    m_domain->setText(profile.domain);
    m_user->setText(profile.user);
    m_passcode->setChecked(profile.passcode);
    m_userId->setText(profile.userId);
    for (KeptSecretInput *input : std::as_const(m_secrets))
        input->setPlace(placeOf(profile, input->role()));
    refresh();
}

void SignInRows::write(ConnectionProfile &profile) const
{
    profile.signIn = way();
    profile.accessKeyId = m_accessKeyId->text().trimmed();
    profile.temporaryKeys = m_temporary->isChecked();
    profile.domain = m_domain->text().trimmed();
    profile.user = m_user->text().trimmed();
    profile.passcode = m_passcode->isChecked();
    profile.userId = m_userId->text().trimmed();
}

void SignInRows::refreshHelp()
{
    for (qsizetype i = 0; i < m_secrets.size(); ++i)
        m_secretRows.at(i)->setHelp(m_secrets.at(i)->help());
}

void SignInRows::refresh()
{
    for (const WayRow &one : std::as_const(m_wayRows))
        m_rows.setRowVisible(one.row, one.way == way() && (!one.onlyWith || one.onlyWith->isChecked()));
}

void SignInRows::touched(ConnectionPart part)
{
    m_rows.touch(part);
    Q_EMIT edited();
}

SignInWay SignInRows::way() const
{
    return SignInWay(m_way->currentData().toInt());
}

} // namespace hssreg
