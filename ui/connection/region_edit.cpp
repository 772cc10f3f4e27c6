#include "ui/connection/region_edit.h"

#include "app/service/endpoints.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>

namespace hssreg {

using namespace Qt::StringLiterals;

RegionEdit::RegionEdit(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(14); // no more than fits beside its label with text of double size
    addItem(tr("Another endpoint…"));
    for (const Region &region : regions()) {
        const QString id(region.id);
        addItem(
            region.name.isEmpty() ? id : tr("%1 · %2", "a region: ID, name").arg(id, QString(region.name)),
            id);
    }
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    lineEdit()->setPlaceholderText(tr("Choose, or type a part of the name"));
    lineEdit()->setAccessibleName(tr("Region"));
    setCurrentIndex(-1);
    connect(this, &QComboBox::currentTextChanged, this, &RegionEdit::edited);
}

bool RegionEdit::isFree() const
{
    return typedIndex() == 0;
}

QString RegionEdit::region() const
{
    const int index = typedIndex();
    if (index < 0)
        return currentText().trimmed();
    return itemData(index).toString();
}

void RegionEdit::setRegion(const QString &id)
{
    const int index = id.isEmpty() ? -1 : findData(id);
    setCurrentIndex(index);
    if (index < 0)
        setEditText(id);
}

void RegionEdit::setFree()
{
    setCurrentIndex(0);
}

//! The current index lags behind what is being typed.
int RegionEdit::typedIndex() const
{
    const QString typed = currentText().trimmed();
    for (int index = 0; index < count(); ++index) {
        if (typed.compare(itemText(index), Qt::CaseInsensitive) == 0
            || (index > 0 && typed.compare(itemData(index).toString(), Qt::CaseInsensitive) == 0))
            return index;
    }
    return -1;
}

} // namespace hssreg
