#pragma once

#include "tests/process/practice_place.h"
#include "tests/process/real_program.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hssreg {

//! The password that plans of the tests bring, from the environment.
inline const QString rotatedPassword = QStringLiteral("Marker-N3w-password");

//! A practice service, a plan of all its repositories that can be edited, and a journal, for `rotate`.
class RotatePlace {
public:
    explicit RotatePlace(const PracticeOptions &options)
        : m_place(options)
    {
        for (const QJsonObject &each : m_place.listed()) {
            if (!each.value(u"registry_type").toString().startsWith(u"Swr"))
                m_ids.append(each.value(u"id").toString());
        }
        m_plan = m_place.file(QStringLiteral("all.hssplan"), planOf(m_ids));
    }

    [[nodiscard]] PracticePlace &place() { return m_place; }
    [[nodiscard]] PracticeService &service() { return m_place.service(); }
    [[nodiscard]] const QStringList &ids() const { return m_ids; }
    [[nodiscard]] QString journal() const { return m_folder.filePath(QStringLiteral("run.sqlite")); }
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

    [[nodiscard]] static QByteArray planOf(
        const QStringList &ids, const QString &from = QStringLiteral("env:ROTATED_PASSWORD"))
    {
        QJsonArray rows;
        for (const QString &id : ids)
            rows.append(QJsonObject{{QStringLiteral("id"), id}});
        const QJsonObject plan{{QStringLiteral("version"), 1},
            {QStringLiteral("defaults"), QJsonObject{{QStringLiteral("registry_password_from"), from}}},
            {QStringLiteral("repositories"), rows}};
        return QJsonDocument(plan).toJson();
    }

    //! `rotate` of a plan, this one when none is named, without tests of logins at repositories that are not there.
    [[nodiscard]] QStringList arguments(const QStringList &options, const QString &plan = {}) const
    {
        return QStringList{QStringLiteral("rotate"), plan.isEmpty() ? m_plan : plan,
                   QStringLiteral("--skip-check"), QStringLiteral("--journal"), journal()}
        + options + m_place.identity() + QStringList{QStringLiteral("--output"), QStringLiteral("json")};
    }
    [[nodiscard]] static ProgramInput input()
    {
        ProgramInput input;
        input.environment.insert(QStringLiteral("ROTATED_PASSWORD"), rotatedPassword);
        return input;
    }
    [[nodiscard]] ProgramEnd rotate(const QStringList &options, const QString &plan = {}) const
    {
        return run(arguments(options, plan), input());
    }
    //! How many repositories have the new password.
    [[nodiscard]] int rotated() const
    {
        return int(std::count_if(m_ids.begin(), m_ids.end(),
            [this](const QString &id) { return m_place.service().holdsPassword(id, rotatedPassword); }));
    }

private:
    mutable PracticePlace m_place;
    QTemporaryDir m_folder;
    QStringList m_ids;
    QString m_plan;
};

} // namespace hssreg
