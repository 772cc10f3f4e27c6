#pragma once

#include "app/access/query_rules.h"

#include <QByteArrayView>
#include <QHash>
#include <QString>

#include <optional>

namespace hssreg {

//! The decoded values of a query, as the service reads them: `+` is a blank, and the first of a repeated name counts.
class PracticeQuery {
public:
    explicit PracticeQuery(QByteArrayView encoded);

    //! Empty when it is not there.
    [[nodiscard]] QString text(const QString &name) const { return m_values.value(name); }
    //! Absent counts as `standard`; nothing when it is no whole number in the range.
    [[nodiscard]] std::optional<int> number(const QString &name, int standard, NumberRange range) const;

    [[nodiscard]] bool has(const QString &name) const { return m_values.contains(name); }

    //! Where a page begins and how long it is.
    struct Page {
        int offset = 0;
        int limit = 0;
    };
    //! The page that is asked for, cut to what the service gives at once (hss-api.md, section 2). Nothing when offset
    //! or limit is out of range.
    [[nodiscard]] std::optional<Page> page(int mostPerPage) const;
    //! Which of the two is out of its range, when page() says nothing.
    [[nodiscard]] QString pageFault() const;

    //! Whose repositories a request asks for.
    enum class Reach {
        All, //!< the default enterprise project, or all of them
        None, //!< another enterprise project, in which there is nothing
        Invalid, //!< a value that can not be one
    };
    [[nodiscard]] Reach reach() const;

private:
    QHash<QString, QString> m_values;
};

} // namespace hssreg
