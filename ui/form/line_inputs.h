#pragma once

#include "ui/form/field_input.h"

class QLineEdit;

namespace hssreg {

class SecretEdit;

//! Free text.
class LineInput : public FieldInput {
    Q_OBJECT
public:
    LineInput(const FieldEntry &entry, QWidget *parent);

    [[nodiscard]] QWidget *widget() const override;
    [[nodiscard]] QWidget *focusTarget() const override;
    void show(const AccessEditor &editor, const FieldState &state) override;
    void store(AccessEditor &editor) const override;
    void describe(const QString &text) override;

protected:
    [[nodiscard]] QLineEdit *line() const { return m_line; }

private:
    Field m_field;
    QLineEdit *m_line;
};

//! A secret: starts empty, and empty means "keep the present one".
class SecretInput final : public FieldInput {
    Q_OBJECT
public:
    SecretInput(const FieldEntry &entry, const FormExtras &extras, QWidget *parent);

    [[nodiscard]] QWidget *widget() const override;
    [[nodiscard]] QWidget *focusTarget() const override;
    void show(const AccessEditor &editor, const FieldState &state) override;
    void store(AccessEditor &editor) const override;
    void describe(const QString &text) override;
    [[nodiscard]] QString note() const override;

private:
    SecretEdit *m_edit;
    bool m_isNew;
};

} // namespace hssreg
