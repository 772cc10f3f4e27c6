#pragma once

#include "ui/widgets/tones.h"

#include <QFrame>

class QPushButton;

namespace hssreg {

class MessageLine;

//! A line across the window on a ground of its own: the practice banner, and what was done a moment ago.
class NoticeBar final : public QFrame {
    Q_OBJECT
public:
    //! With one button, which only says that it was pressed.
    NoticeBar(const QString &icon, Tone tone, const QString &button, QWidget *parent = nullptr);

    //! One more, after the first.
    [[nodiscard]] QPushButton *addButton(const QString &text);

    //! Shows the line with this text, plain.
    void say(const QString &text);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void pressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void recolour();

    QString m_icon;
    Tone m_tone;
    MessageLine *m_line;
    QPushButton *m_button;
};

} // namespace hssreg
