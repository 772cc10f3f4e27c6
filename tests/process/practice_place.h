#pragma once

#include "app/practice/practice_service.h"

#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

namespace hssreg {

//! A practice service in this process, for runs of the real program against it.
class PracticePlace {
public:
    explicit PracticePlace(const PracticeOptions &options = {});

    [[nodiscard]] PracticeService &service() { return m_service; }
    [[nodiscard]] const PracticeService &service() const { return m_service; }
    //! Where HSS and IAM are, and which project; no credential.
    [[nodiscard]] QStringList place() const;
    //! The same with the token in a file.
    [[nodiscard]] QStringList identity() const;
    //! A file of this place, only for its owner.
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const;
    //! What `list` says, each repository as an object.
    [[nodiscard]] QList<QJsonObject> listed() const;
    //! The first repository on the list that has this value; empty when there is none.
    [[nodiscard]] QJsonObject repositoryWith(const QString &member, const QString &value) const;

private:
    QTemporaryDir m_folder;
    PracticeService m_service;
};

} // namespace hssreg
