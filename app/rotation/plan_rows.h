#pragma once

#include "app/rotation/plan_file.h"
#include "app/rotation/plan_keys.h"

namespace hssreg {

//! Gives a member of a row its text.
void setMember(PlanKey key, QStringView text, PlanRow &row);

//! Puts `defaults` under a row: the row's own members go before. A row with an own password in either form takes
//! neither form from there, and one with an own endpoint or region takes neither of these.
void inheritDefaults(PlanRow &row, Places &places, const PlanRow &defaults, const Places &defaultPlaces);

} // namespace hssreg
