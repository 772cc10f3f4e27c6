#pragma once

#include <functional>

namespace hssreg {

class ClusterListing;

//! What the form's rows can do beside showing their editor. All must outlive the form.
struct FormExtras {
    ClusterListing *clusters = nullptr; //!< a jump cluster can be chosen from these; null: only typed
    std::function<void()> askUploadCommand; //!< offered beside the source; empty: not at all
    bool isNew = false; //!< HSS does not have the repository yet: nothing is a change of anything
};

} // namespace hssreg
