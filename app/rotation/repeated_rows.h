#pragma once

#include "app/rotation/plan_file.h"
#include "app/rotation/plan_keys.h"

#include <QHash>

#include <array>
#include <optional>

namespace hssreg {

//! What different spellings of one endpoint have in common. `key`: Endpoint or Region.
[[nodiscard]] QString serviceOrigin(PlanKey key, const QString &text);

//! Finds rows that name a repository which an earlier row names already: the same endpoint, project and ID. Where
//! a row gives no endpoint or project, the connection that they come from stands for them.
class RepeatedRows {
public:
    explicit RepeatedRows(const PlanRow &defaults);

    //! The number of the earlier row with this repository, if there is one; remembers this one otherwise.
    [[nodiscard]] std::optional<int> earlier(int number, const PlanRow &row, const Places &places);

private:
    struct Repository {
        int place;
        int project;
        int id;
        friend bool operator==(const Repository &, const Repository &) = default;
        friend std::size_t qHash(const Repository &repository, std::size_t seed)
        {
            return qHashMulti(seed, repository.place, repository.project, repository.id);
        }
    };
    // Texts are compared as numbers: those that come from the defaults are looked at once, not in every row.
    [[nodiscard]] int numberOf(PlanKey key, const QString &text);
    [[nodiscard]] int numberOf(PlanKey key, const PlanRow &row, const Places &places);

    std::array<QHash<QString, int>, planKeyCount> m_numbers;
    QHash<QString, int> m_origins;
    std::array<int, planKeyCount> m_inherited{};
    QHash<Repository, int> m_rows;
};

} // namespace hssreg
