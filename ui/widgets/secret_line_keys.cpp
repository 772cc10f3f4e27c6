// How a SecretLine answers keys and the mouse. Words are not stopped at: that would tell where they end.
#include "ui/widgets/key_shield.h"
#include "ui/widgets/secret_line.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QStyleHints>

#include <array>

namespace hssreg {

namespace {

//! Copying out and undoing are not possible; the keys are taken all the same, lest a list behind gets them.
bool isRefused(const QKeyEvent *event)
{
    constexpr std::array refused{
        QKeySequence::Copy, QKeySequence::Cut, QKeySequence::Undo, QKeySequence::Redo};
    return std::any_of(refused.begin(), refused.end(), [event](auto key) { return event->matches(key); });
}

//! Only macOS knows it as a standard key.
bool isBackspace(const QKeyEvent *event)
{
    return event->key() == Qt::Key_Backspace
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
}

enum class Target { Before, After, Start, End };

struct Movement {
    QKeySequence::StandardKey key;
    Target target;
    bool selects;
};

constexpr std::array movements{
    Movement{QKeySequence::MoveToPreviousChar, Target::Before, false},
    Movement{QKeySequence::MoveToNextChar, Target::After, false},
    Movement{QKeySequence::MoveToStartOfLine, Target::Start, false},
    Movement{QKeySequence::MoveToStartOfBlock, Target::Start, false},
    Movement{QKeySequence::MoveToPreviousWord, Target::Start, false},
    Movement{QKeySequence::MoveToEndOfLine, Target::End, false},
    Movement{QKeySequence::MoveToEndOfBlock, Target::End, false},
    Movement{QKeySequence::MoveToNextWord, Target::End, false},
    Movement{QKeySequence::SelectPreviousChar, Target::Before, true},
    Movement{QKeySequence::SelectNextChar, Target::After, true},
    Movement{QKeySequence::SelectStartOfLine, Target::Start, true},
    Movement{QKeySequence::SelectStartOfBlock, Target::Start, true},
    Movement{QKeySequence::SelectPreviousWord, Target::Start, true},
    Movement{QKeySequence::SelectEndOfLine, Target::End, true},
    Movement{QKeySequence::SelectEndOfBlock, Target::End, true},
    Movement{QKeySequence::SelectNextWord, Target::End, true},
};

struct Deletion {
    QKeySequence::StandardKey key;
    Target to;
};

constexpr std::array deletions{
    Deletion{QKeySequence::Delete, Target::After},
    Deletion{QKeySequence::DeleteStartOfWord, Target::Start},
    Deletion{QKeySequence::DeleteEndOfWord, Target::End},
    Deletion{QKeySequence::DeleteEndOfLine, Target::End},
};

} // namespace

bool SecretLine::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const auto isOf = [key](const auto &table) {
            return std::any_of(
                table.begin(), table.end(), [key](const auto &entry) { return key->matches(entry.key); });
        };
        if (typesText(*key) || isRefused(key) || isBackspace(key) || key->matches(QKeySequence::Paste)
            || key->matches(QKeySequence::SelectAll) || isOf(movements) || isOf(deletions)) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

void SecretLine::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste))
        paste();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (isRefused(event) || moveByKey(event) || deleteByKey(event))
        event->accept();
    else if (typesText(*event))
        insert(event->text());
    else
        QWidget::keyPressEvent(event); // Enter is for the form
}

bool SecretLine::moveByKey(const QKeyEvent *event)
{
    for (const Movement &movement : movements) {
        if (!event->matches(movement.key))
            continue;
        const Select select = movement.selects ? Select::Yes : Select::No;
        const bool collapses = !movement.selects && m_anchor != m_cursor;
        switch (movement.target) {
        case Target::Before:
            moveTo(collapses ? std::min(m_anchor, m_cursor) : before(m_cursor), select);
            break;
        case Target::After: moveTo(collapses ? std::max(m_anchor, m_cursor) : after(m_cursor), select); break;
        case Target::Start: moveTo(0, select); break;
        case Target::End: moveTo(end(), select); break;
        }
        return true;
    }
    return false;
}

bool SecretLine::deleteByKey(const QKeyEvent *event)
{
    std::optional<Target> to;
    for (const Deletion &deletion : deletions) {
        if (event->matches(deletion.key))
            to = deletion.to;
    }
    if (isBackspace(event))
        to = Target::Before;
    if (!to)
        return false;
    const std::size_t length = m_text.size();
    if (!removeSelected()) {
        switch (*to) {
        case Target::Before: remove(before(m_cursor), m_cursor); break;
        case Target::After: remove(m_cursor, after(m_cursor)); break;
        case Target::Start: remove(0, m_cursor); break;
        case Target::End: remove(m_cursor, end()); break;
        }
    }
    if (m_text.size() != length)
        Q_EMIT edited();
    return true;
}

void SecretLine::focusInEvent(QFocusEvent *event)
{
    const Qt::FocusReason reason = event->reason();
    if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason)
        selectAll();
    restartBlinking();
    m_shield->raise();
    QWidget::focusInEvent(event);
}

void SecretLine::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        m_anchor = m_cursor;
    m_shield->lower();
    m_blink.stop();
    m_cursorOn = false;
    update();
    QWidget::focusOutEvent(event);
}

void SecretLine::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const Select select = event->modifiers().testFlag(Qt::ShiftModifier) ? Select::Yes : Select::No;
    moveTo(indexAt(event->position().toPoint().x()), select);
}

void SecretLine::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        moveTo(indexAt(event->position().toPoint().x()), Select::Yes);
}

void SecretLine::mouseReleaseEvent(QMouseEvent *event)
{
    const QClipboard *clipboard = QGuiApplication::clipboard();
    if (event->button() != Qt::MiddleButton || !clipboard->supportsSelection())
        return;
    moveTo(indexAt(event->position().toPoint().x()), Select::No);
    insertPasted(clipboard->text(QClipboard::Selection));
}

void SecretLine::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        selectAll();
}

} // namespace hssreg
