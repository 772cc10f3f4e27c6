#pragma once

#include <functional>

namespace hssreg {

class ClusterListing;
class LoginTest;

//! What the form's rows can do beside showing their editor. All must outlive the form.
struct FormExtras {
    ClusterListing *clusters = nullptr; //!< a jump cluster can be chosen from these; null: only typed
    std::function<void()> askUploadCommand; //!< offered beside the source; empty: not at all
    bool isNew = false; //!< HSS does not have the repository yet: nothing is a change of anything
    LoginTest *login = nullptr; //!< tests the login before HSS is told; null: not offered
};

} // namespace hssreg
