#pragma once

#include "ui/form/field_input.h"

#include <span>

class QButtonGroup;
class QComboBox;
class QPushButton;

namespace hssreg {

//! What can be chosen for a field: the documented values, and whatever else HSS has or a draft brought, as it is.
[[nodiscard]] QStringList choicesToShow(
    std::span<const QLatin1StringView> documented, const QString &now, const FieldState &state);

//! Choices in a list. Where HSS is not known to have a value, a first entry means "left out".
class ComboInput final : public FieldInput {
    Q_OBJECT
public:
    ComboInput(const FieldEntry &entry, QWidget *parent);

    [[nodiscard]] QWidget *widget() const override;
    [[nodiscard]] QWidget *focusTarget() const override;
    void show(const AccessEditor &editor, const FieldState &state) override;
    void store(AccessEditor &editor) const override;
    void describe(const QString &text) override;

private:
    const FieldEntry &m_entry;
    QComboBox *m_combo;
};

//! Few choices, each to be seen. Where HSS is not known to have a value, none is set, which means "left out".
class RadioInput final : public FieldInput {
    Q_OBJECT
public:
    RadioInput(const FieldEntry &entry, const FormExtras &extras, QWidget *parent);

    [[nodiscard]] QWidget *widget() const override;
    [[nodiscard]] QWidget *focusTarget() const override;
    void show(const AccessEditor &editor, const FieldState &state) override;
    void store(AccessEditor &editor) const override;
    void describe(const QString &text) override;

private:
    void offer(const QStringList &choices);
    void offerUpload(const FormExtras &extras);
    void check(const QString &choice);

    const FieldEntry &m_entry;
    QWidget *m_row;
    QButtonGroup *m_group;
    QPushButton *m_upload = nullptr; //!< asks for the upload command; null: it is not offered
    QStringList m_offered; //!< the choice of each button, by its id in the group
};

} // namespace hssreg
