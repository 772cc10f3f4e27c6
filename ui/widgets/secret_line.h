#pragma once

#include "app/support/secret.h"

#include <QBasicTimer>
#include <QWidget>

#include <vector>

class QStyleOptionFrame;

namespace hssreg {

class KeyShield;

//! A line in which a secret is typed. Not a QLineEdit, which tells the accessibility bus every letter typed into
//! it, in clear, keeps an undo history of them and can not be wiped. This one has no text for the bus, no undo,
//! gives nothing to the clipboard or to a drag, tells an input method nothing of what is there, and overwrites
//! its memory. What it can not reach: the memory of the key events, and what the fonts cache while it is shown.
class SecretLine final : public QWidget {
    Q_OBJECT
public:
    explicit SecretLine(QWidget *parent = nullptr);
    ~SecretLine() override;

    //! What was typed; valid until the next change.
    [[nodiscard]] QStringView secretView() const { return {m_text.data(), qsizetype(m_text.size())}; }
    //! Replaces it without edited().
    void setSecret(QStringView secret);
    //! Overwrites it, without edited().
    void clear() { setSecret({}); }
    //! Whether the secret is readable on the screen; stars otherwise.
    [[nodiscard]] bool isShown() const { return m_shown; }
    void setShown(bool shown);

    void selectAll();
    //! Inserts what the clipboard has, without the one line end that copying from a file leaves behind.
    void paste();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;

Q_SIGNALS:
    //! The person changed it; secretView() has it.
    void edited();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum class Select { No, Yes };

    void insert(QStringView text);
    void insertPasted(const QString &text);
    bool removeSelected();
    void remove(int from, int to);
    void moveTo(int index, Select select);
    [[nodiscard]] int before(int index) const;
    [[nodiscard]] int after(int index) const;
    [[nodiscard]] int end() const { return int(m_text.size()); }
    bool moveByKey(const QKeyEvent *event);
    bool deleteByKey(const QKeyEvent *event);

    void initStyle(QStyleOptionFrame &option) const;
    [[nodiscard]] QRect textRect() const;
    [[nodiscard]] QString display() const;
    [[nodiscard]] int column(int index) const;
    [[nodiscard]] int displayColumn() const;
    [[nodiscard]] int cursorX() const;
    [[nodiscard]] int indexAt(int x) const;
    void keepCursorVisible();
    void restartBlinking();

    std::vector<char16_t, WipingAllocator<char16_t>> m_text;
    QString m_preedit; //!< what an input method has not committed yet
    int m_cursor = 0; //!< UTF-16 units, never inside a pair
    int m_anchor = 0; //!< the other end of the selection
    int m_scroll = 0; //!< pixels
    bool m_shown = false;
    bool m_cursorOn = false;
    KeyShield *m_shield;
    QBasicTimer m_blink;
};

} // namespace hssreg
