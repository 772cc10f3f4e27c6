#pragma once

#include "ui/widgets/tones.h"

#include <QWidget>

namespace hssreg {

class Sign;
class ToneText;

//! A message with an icon before it: plain text that wraps. It says by icon and word what its colour says.
class MessageLine final : public QWidget {
    Q_OBJECT
public:
    explicit MessageLine(QPalette::ColorRole on = QPalette::Window, QWidget *parent = nullptr);

    //! An empty text hides the line.
    void setMessage(const QString &icon, Tone tone, const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] QString icon() const;

private:
    Sign *m_sign;
    ToneText *m_text;
};

} // namespace hssreg
