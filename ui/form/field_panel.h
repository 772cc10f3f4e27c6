#pragma once

#include "app/editor/access_editor.h"
#include "ui/form/form_extras.h"

#include <QSet>
#include <QWidget>

class QGridLayout;

namespace hssreg {

class FieldRow;

//! The rows of all members of the body, in groups: built in one loop from the field table, kept in step in another.
class FieldPanel final : public QWidget {
    Q_OBJECT
public:
    //! Refers to the editor, which must outlive it.
    explicit FieldPanel(AccessEditor &editor, const FormExtras &extras = {}, QWidget *parent = nullptr);

    //! Brings every row in step with the editor.
    void refresh();
    //! Another repository is open: nothing was touched yet.
    void startOver();
    //! From now on everything that is missing is said, too.
    void sayAll();
    [[nodiscard]] bool saysAll() const { return m_saysAll; }
    //! From now on it is said what is missing in this field.
    void touch(Field field);
    //! The row that a widget belongs to; null if none.
    [[nodiscard]] FieldRow *rowOf(const QWidget *widget) const;
    [[nodiscard]] FieldRow *rowOf(Field field) const;

private:
    void addHeading(const QString &text);
    void addRow(Field field, const FormExtras &extras);
    void touchWhenLeft(const QWidget *left, const QWidget *now);

    AccessEditor &m_editor;
    QGridLayout *m_grid;
    QList<FieldRow *> m_rows;
    QSet<int> m_touched; //!< of Field
    bool m_saysAll = false;
};

} // namespace hssreg
