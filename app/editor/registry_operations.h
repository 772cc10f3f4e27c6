#pragma once

#include "app/editor/cluster_listing.h"
#include "app/editor/registry_adding.h"
#include "app/editor/registry_counts.h"
#include "app/editor/registry_removal.h"
#include "app/editor/registry_sync.h"
#include "app/editor/upload_commands.h"
#include "app/repository/login_turns.h"

namespace hssreg {

//! What can be done with the repositories of a connection beside listing and changing them, in one place for whoever
//! holds the connection. Members are used as they are.
struct RegistryOperations {
    //! Refers to the clock, which must outlive it.
    explicit RegistryOperations(Clock &clock)
        : clusters(clock)
        , uploads(clock)
        , counts(clock)
        , sync(clock)
        , adding(clock)
        , removal(clock)
        , loginTurns(clock)
    {
    }
    //! Null: no connection. What is under way ends while the old client is still there.
    void setClient(HssClient *client, std::chrono::milliseconds deadline)
    {
        clusters.setClient(client, deadline);
        uploads.setClient(client, deadline);
        counts.setClient(client, deadline);
        sync.setClient(client, deadline);
        adding.setClient(client, deadline);
        removal.setClient(client, deadline);
    }

    ClusterListing clusters;
    UploadCommands uploads;
    RegistryCounts counts;
    RegistrySync sync;
    RegistryAdding adding;
    RegistryRemoval removal;
    LoginTurns loginTurns; //!< of all login tests of the program; of no connection
};

} // namespace hssreg
