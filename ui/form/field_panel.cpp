#include "ui/form/field_panel.h"

#include "ui/form/field_row.h"

#include <QApplication>
#include <QGridLayout>
#include <QLabel>

namespace hssreg {

namespace {

struct Group {
    const char *title;
    std::span<const Field> fields;
};

constexpr std::array repository{Field::ApiVersion, Field::Protocol, Field::RegistryAddr};
constexpr std::array login{Field::RegistryUsername, Field::RegistryPassword};
// The source before the namespace, which comes and goes with it.
constexpr std::array scanComponent{Field::ConnectClusterId, Field::GetScanImageChannel, Field::Namespace};
static_assert(repository.size() + login.size() + scanComponent.size() == bodyFields.size(),
    "every member of the body has its place in the form");

constexpr std::array groups{
    Group{QT_TRANSLATE_NOOP("hssreg::FieldPanel", "Repository"), repository},
    Group{QT_TRANSLATE_NOOP("hssreg::FieldPanel", "Login"), login},
    Group{QT_TRANSLATE_NOOP("hssreg::FieldPanel", "Scan component"), scanComponent},
};

} // namespace

FieldPanel::FieldPanel(AccessEditor &editor, const FormExtras &extras, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_grid(new QGridLayout(this))
{
    m_grid->setVerticalSpacing(fontMetrics().height() / 6); // a row's own room is below its notes
    m_grid->setColumnStretch(2, 1);
    for (const Group &group : groups) {
        addHeading(tr(group.title));
        for (const Field field : group.fields)
            addRow(field, extras);
    }
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    connect(qApp, &QApplication::focusChanged, this, &FieldPanel::touchWhenLeft);
}

void FieldPanel::addHeading(const QString &text)
{
    auto *heading = new QLabel(text, this);
    QFont bold = heading->font();
    bold.setBold(true);
    heading->setFont(bold);
    heading->setContentsMargins(
        0, m_rows.isEmpty() ? 0 : fontMetrics().height() / 2, 0, fontMetrics().height() / 6);
    m_grid->addWidget(heading, m_grid->rowCount(), 0, 1, 4);
}

void FieldPanel::addRow(Field field, const FormExtras &extras)
{
    auto *row = new FieldRow(entryFor(field), extras, *m_grid, this);
    m_rows.append(row);
    connect(row, &FieldRow::edited, this, [this, row] { row->store(m_editor); });
    connect(row, &FieldRow::putBack, this, [this, field] { m_editor.revert(field); });
}

void FieldPanel::refresh()
{
    for (FieldRow *row : std::as_const(m_rows))
        row->refresh(m_editor, m_saysAll || m_touched.contains(int(row->field())));
}

void FieldPanel::startOver()
{
    m_touched.clear();
    m_saysAll = false;
}

void FieldPanel::sayAll()
{
    m_saysAll = true;
    refresh();
}

void FieldPanel::touch(Field field)
{
    if (m_touched.contains(int(field)))
        return;
    m_touched.insert(int(field));
    refresh();
}

FieldRow *FieldPanel::rowOf(const QWidget *widget) const
{
    for (FieldRow *row : m_rows) {
        if (row->contains(widget))
            return row;
    }
    return nullptr;
}

FieldRow *FieldPanel::rowOf(Field field) const
{
    for (FieldRow *row : m_rows) {
        if (row->field() == field)
            return row;
    }
    return nullptr;
}

void FieldPanel::touchWhenLeft(const QWidget *left, const QWidget *now)
{
    const FieldRow *row = rowOf(left);
    // Not when only the window loses the focus, nor when the field itself went.
    if (row && now && left->isVisible() && !row->contains(now))
        touch(row->field());
}

} // namespace hssreg
