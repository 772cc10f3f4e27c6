#pragma once

#include "app/service/proof.h"
#include "app/service/service_error.h"

#include <QDateTime>

namespace hssreg {

//! What can be done with repositories beside changing one.
enum class OperationKind { Connect, Remove, Synchronise };

//! What became of one operation on one repository, for the results below the form and the history. No secrets.
struct OperationRecord {
    enum class End {
        Open, //!< it is still being followed
        Done, //!< HSS, read back, shows it
        Failed, //!< refused, or HSS shows that it failed
        NotProved, //!< accepted, or perhaps: HSS does not show it (yet)
    };
    int number =
        0; //!< counts those of its kind; what comes again with kind and number replaces what was said
    OperationKind kind = OperationKind::Synchronise;
    QDateTime when; //!< UTC
    QString registryId; //!< empty when it is not known (yet)
    QString registryName;
    ServiceReport report;
    End end = End::Open;
    Proof proof = Proof::NotLooked; //!< of Connect and Synchronise
    QString failReason; //!< with Proof::Failed, as it came
    QString note; //!< what more there is to say, in the person's language; plain text, safe to show
};

} // namespace hssreg
