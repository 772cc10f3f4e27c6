#pragma once

#include <QString>

namespace hssreg {

//! A plan that is saved in another folder than the one it came from: its relative paths still lead to the same files.
class MovedPlan {
public:
    //! Both folders must be there. An empty one is the working directory.
    MovedPlan(const QString &folder, const QString &newFolder);

    //! What the moved plan says for a password's origin: only a relative `file:` path is said in another way.
    [[nodiscard]] QString origin(const QString &passwordFrom) const;

private:
    QString m_lead; // from the new folder to the old one; empty: they are the same
};

} // namespace hssreg
