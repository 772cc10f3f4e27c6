#include "ui/form/field_input.h"

#include "ui/form/choice_inputs.h"
#include "ui/form/cluster_input.h"
#include "ui/form/line_inputs.h"

namespace hssreg {

FieldInput *makeFieldInput(const FieldEntry &entry, const FormExtras &extras, QWidget *parent)
{
    if (entry.secret)
        return new SecretInput(entry, extras, parent);
    if (entry.field == Field::ConnectClusterId && extras.clusters)
        return new ClusterInput(entry, *extras.clusters, parent);
    if (entry.choices.empty())
        return new LineInput(entry, parent);
    if (entry.field
        == Field::GetScanImageChannel) // the one on which the form's shape depends is to be seen whole
        return new RadioInput(entry, extras, parent);
    return new ComboInput(entry, parent);
}

} // namespace hssreg
