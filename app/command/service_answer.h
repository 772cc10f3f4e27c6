#pragma once

#include "app/access/field.h"
#include "app/command/output.h"
#include "app/service/proof.h"
#include "app/service/request_preview.h"
#include "app/service/service_error.h"

#include <QCoreApplication>

namespace hssreg {

//! What became of one change, for one result object or a few lines. No secrets.
struct UpdateResult {
    QLatin1StringView action{"update"};
    QString projectId;
    QString id;
    QList<Field> changed; //!< what was sent, or would have been
    ServiceReport report;
    QString done; //!< what people read after a success; empty: that it was updated
    QString message; //!< said instead of what the report says; empty: nothing to add
    std::optional<RequestPreview> request; //!< of a dry run
    Proof proof = Proof::NotLooked;
    QString accessStatus; //!< as read back; empty: not read
    QString failReason; //!< with Proof::Failed, as it came
};

//! Prints what the service said about an operation.
class ServiceAnswer {
    Q_DECLARE_TR_FUNCTIONS(ServiceAnswer)
public:
    //! Refers to the output.
    explicit ServiceAnswer(Output &output)
        : m_output(output)
    {
    }
    //! A reading that failed: the object for programs, or words on standard error.
    void failure(QLatin1StringView action, const ServiceReport &report, const QString &message = {});
    //! The result object for programs; for people, success on standard output and the rest on standard error.
    void update(const UpdateResult &result);
    //! The request of a dry run, for people.
    void preview(const RequestPreview &request);

private:
    [[nodiscard]] OrderedJson object(const UpdateResult &result) const;
    void words(const UpdateResult &result);
    void complain(const ServiceReport &report, const QString &message, const QString &advice);

    Output &m_output;
};

//! The request of a dry run, for programs.
[[nodiscard]] OrderedJson requestObject(const RequestPreview &request);

//! The exit code for a result; `waited`: a proof was asked for.
[[nodiscard]] int exitCodeOf(const UpdateResult &result, bool waited);

} // namespace hssreg
