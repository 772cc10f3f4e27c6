#pragma once

#include "app/rotation/plan_file.h"
#include "app/rotation/plan_passwords.h"
#include "app/rotation/plan_targets.h"
#include "app/rotation/rotation_item.h"

namespace hssreg {

//! The places that the rows of a plan go to, each once, in the order of the plan. `given`: what stands beside the plan.
[[nodiscard]] std::vector<RotationPlace> placesOf(const Plan &plan, const RotationPlace &given);

//! The part of a plan that one of several workers does; 1/1 is all of it.
struct RotationShard {
    int index = 1; //!< from 1
    int count = 1;
};
//! `2/7`; empty for all of it.
[[nodiscard]] QString shardText(const RotationShard &shard);

//! Leaves only the rows of this part in the plan. They keep their numbers.
void keepShard(Plan &plan, const RotationShard &shard);

//! The items of a plan without errors, and their passwords, each once. `places` are those of placesOf(), the site of an
//! item is its index in them; files of passwords are relative to `folder`, that of the plan. Takes the changes out of
//! the plan. Who it is, and the options, are the caller's to set.
[[nodiscard]] RotationSetup setupOf(Plan &plan, const PlanPasswords &passwords, const RotationPlace &given,
    const std::vector<RotationPlace> &places, const QString &folder);

//! What the journal keeps of the items: no secrets.
[[nodiscard]] std::vector<JournalItem> journalItemsOf(
    const RotationSetup &setup, const std::vector<RotationPlace> &places);

//! Puts what the journal knows into the items, so that the run goes on where it was left. The row of the plan that is
//! not what the journal has (another repository, other values), if there is one: then the run can not go on with it.
[[nodiscard]] std::optional<int> takeUp(
    RotationSetup &setup, const std::vector<RotationPlace> &places, const std::vector<JournalItem> &journal);

//! A plan made of what a journal has, to go on without the file. A password that stood in the file is asked for.
[[nodiscard]] Plan planOf(const std::vector<JournalItem> &journal);

} // namespace hssreg
