#pragma once

#include "app/editor/access_editor.h"

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace hssreg {

class ToneText;

//! What is under way, in a word, with a bar that moves and a way to stop it. Hidden when nothing is.
class BusyStrip final : public QWidget {
    Q_OBJECT
public:
    explicit BusyStrip(QWidget *parent = nullptr);

    void show(AccessEditor::Stage stage);
    //! What takes the focus while the form is locked: not the button, which a second press of Enter would press.
    [[nodiscard]] QWidget *focusTarget() const;

Q_SIGNALS:
    void cancelled();

private:
    ToneText *m_word;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace hssreg
