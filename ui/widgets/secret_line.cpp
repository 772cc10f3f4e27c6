#include "ui/widgets/secret_line.h"

#include "app/support/text.h"
#include "ui/widgets/key_shield.h"
#include "ui/widgets/secret_accessible.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QStyleHints>

namespace hssreg {

using namespace Qt::StringLiterals;

SecretLine::SecretLine(QWidget *parent)
    : QWidget(parent)
    , m_shield(new KeyShield(*this))
{
    SecretAccessible::install();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed, QSizePolicy::LineEdit));
    setCursor(Qt::IBeamCursor);
    setAcceptDrops(true);
    setAttribute(Qt::WA_InputMethodEnabled);
    setInputMethodHints(
        Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

SecretLine::~SecretLine()
{
    wipe(m_preedit.data(), std::size_t(m_preedit.size()) * sizeof(QChar));
}

void SecretLine::setSecret(QStringView secret)
{
    wipe(m_text.data(), m_text.size() * sizeof(char16_t));
    m_text.assign(secret.utf16(), secret.utf16() + secret.size());
    wipe(m_preedit.data(), std::size_t(m_preedit.size()) * sizeof(QChar));
    m_preedit.clear();
    moveTo(end(), Select::No);
    updateGeometry();
}

void SecretLine::setShown(bool shown)
{
    m_shown = shown;
    keepCursorVisible();
    update();
}

void SecretLine::selectAll()
{
    m_anchor = 0;
    moveTo(end(), Select::Yes);
}

void SecretLine::paste()
{
    insertPasted(QGuiApplication::clipboard()->text());
}

void SecretLine::insertPasted(const QString &text)
{
    QStringView what = text;
    if (what.endsWith(u'\n'))
        what.chop(1);
    if (what.endsWith(u'\r'))
        what.chop(1);
    insert(what);
}

void SecretLine::insert(QStringView text)
{
    const bool removed = removeSelected();
    if (text.isEmpty() && !removed)
        return;
    m_text.insert(m_text.begin() + m_cursor, text.utf16(), text.utf16() + text.size());
    moveTo(m_cursor + int(text.size()), Select::No);
    Q_EMIT edited();
}

bool SecretLine::removeSelected()
{
    if (m_anchor == m_cursor)
        return false;
    const auto [from, to] = std::minmax(m_anchor, m_cursor);
    remove(from, to);
    return true;
}

void SecretLine::remove(int from, int to)
{
    const auto first = m_text.begin() + from;
    std::copy(m_text.begin() + to, m_text.end(), first);
    const std::size_t left = m_text.size() - std::size_t(to - from);
    wipe(m_text.data() + left, (m_text.size() - left) * sizeof(char16_t));
    m_text.resize(left);
    moveTo(from, Select::No);
}

void SecretLine::moveTo(int index, Select select)
{
    m_cursor = std::clamp(index, 0, end());
    if (select == Select::No)
        m_anchor = m_cursor;
    m_anchor = std::min(m_anchor, end());
    keepCursorVisible();
    restartBlinking();
    update();
}

int SecretLine::before(int index) const
{
    if (index <= 0)
        return 0;
    const bool pair = index > 1 && QChar::isLowSurrogate(m_text[std::size_t(index) - 1])
        && QChar::isHighSurrogate(m_text[std::size_t(index) - 2]);
    return index - (pair ? 2 : 1);
}

int SecretLine::after(int index) const
{
    if (index >= end())
        return end();
    const bool pair = index + 1 < end() && QChar::isHighSurrogate(m_text[std::size_t(index)])
        && QChar::isLowSurrogate(m_text[std::size_t(index) + 1]);
    return index + (pair ? 2 : 1);
}

QVariant SecretLine::inputMethodQuery(Qt::InputMethodQuery query) const
{
    // An input method needs neither text nor length.
    if (query == Qt::ImSurroundingText || query == Qt::ImCurrentSelection || query == Qt::ImTextBeforeCursor
        || query == Qt::ImTextAfterCursor)
        return QString();
    if (query == Qt::ImCursorPosition || query == Qt::ImAnchorPosition || query == Qt::ImAbsolutePosition)
        return 0;
    if (query == Qt::ImCursorRectangle)
        return QRect(cursorX(), textRect().top(), 1, textRect().height());
    return QWidget::inputMethodQuery(query);
}

void SecretLine::inputMethodEvent(QInputMethodEvent *event)
{
    wipe(m_preedit.data(), std::size_t(m_preedit.size()) * sizeof(QChar));
    m_preedit = event->preeditString();
    if (!event->commitString().isEmpty())
        insert(event->commitString());
    else if (!m_preedit.isEmpty() && removeSelected())
        Q_EMIT edited();
    keepCursorVisible();
    update();
}

void SecretLine::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *pasting = menu->addAction(tr("&Paste"), this, &SecretLine::paste);
    pasting->setEnabled(!QGuiApplication::clipboard()->text().isEmpty());
    QAction *deleting = menu->addAction(tr("&Delete"), this, [this] { insert({}); });
    deleting->setEnabled(m_anchor != m_cursor);
    QAction *selecting = menu->addAction(tr("Select &All"), this, &SecretLine::selectAll);
    selecting->setEnabled(!m_text.empty());
    menu->popup(event->globalPos());
}

void SecretLine::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasText())
        event->acceptProposedAction();
}

void SecretLine::dropEvent(QDropEvent *event)
{
    moveTo(indexAt(event->position().toPoint().x()), Select::No);
    insertPasted(event->mimeData()->text());
    event->acceptProposedAction();
}

} // namespace hssreg
