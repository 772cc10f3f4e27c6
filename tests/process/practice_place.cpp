#include "tests/process/practice_place.h"

#include "tests/process/real_program.h"

namespace hssreg {

using namespace Qt::StringLiterals;

PracticePlace::PracticePlace(const PracticeOptions &options)
    : m_service(options)
{
    if (!m_service.start())
        qFatal("The practice service can not listen");
}

QStringList PracticePlace::place() const
{
    const QString endpoint = m_service.endpoint().toString();
    return {
        u"--endpoint"_s, endpoint, u"--iam-endpoint"_s, endpoint, u"--project-id"_s, m_service.projectId()};
}

QStringList PracticePlace::identity() const
{
    return place() + QStringList{u"--token-file"_s, file(u"token"_s, m_service.token().toUtf8())};
}

QString PracticePlace::file(const QString &name, const QByteArray &bytes) const
{
    return written(m_folder, name, bytes);
}

QList<QJsonObject> PracticePlace::listed() const
{
    return run(QStringList{u"list"_s, u"--output"_s, u"json"_s} + identity()).objects();
}

QJsonObject PracticePlace::repositoryWith(const QString &member, const QString &value) const
{
    const QList<QJsonObject> all = listed();
    for (const QJsonObject &each : all) {
        if (each.value(member).toString() == value)
            return each;
    }
    return {};
}

} // namespace hssreg
