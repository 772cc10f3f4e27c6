#pragma once

#include <QWidget>

class QPushButton;

namespace hssreg {

class SecretLine;

//! A secret with a "Show" button. It is hidden again as soon as the control or the window loses the focus.
class SecretEdit final : public QWidget {
    Q_OBJECT
public:
    //! `name` becomes the object name of the line, `name`_show that of the button; `label` is what people call it.
    SecretEdit(const QString &name, const QString &label, QWidget *parent = nullptr);

    //! What was typed; valid until the next change.
    [[nodiscard]] QStringView secretView() const;
    //! Replaces it without edited().
    void setSecret(QStringView secret);
    //! Overwrites and hides it, without edited().
    void clear();
    [[nodiscard]] SecretLine *line() const { return m_line; }
    [[nodiscard]] QPushButton *showButton() const { return m_show; }

Q_SIGNALS:
    //! The person changed it; secretView() has it.
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    void setShown(bool shown);
    void hideWhenLeft(const QWidget *now);

    SecretLine *m_line;
    QPushButton *m_show;
};

} // namespace hssreg
