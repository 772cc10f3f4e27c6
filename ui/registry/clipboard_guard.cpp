#include "ui/registry/clipboard_guard.h"

#include "app/support/clock.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QMimeData>
#include <QStringView>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

QByteArray digestOf(QStringView text)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

ClipboardGuard::ClipboardGuard(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

ClipboardGuard::~ClipboardGuard()
{
    clearIfOurs();
}

void ClipboardGuard::put(QStringView secret)
{
    auto *mime = new QMimeData; // the clipboard's from here on
    mime->setText(secret.toString());
    // What clipboard histories look for: this is not to be kept.
    mime->setData(u"x-kde-passwordManagerHint"_s, QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_digest = digestOf(secret);
    const int round = ++m_round;
    m_clock.wakeAfter(stay, this, [this, round] {
        if (round == m_round)
            clearIfOurs();
    });
}

void ClipboardGuard::clearIfOurs()
{
    if (m_digest.isEmpty())
        return;
    QClipboard *clipboard = QGuiApplication::clipboard();
    const bool ours = clipboard && digestOf(clipboard->text()) == m_digest;
    m_digest.clear();
    if (!ours)
        return;
    clipboard->clear();
    Q_EMIT cleared();
}

} // namespace hssreg
