#include "app/rotation/moved_plan.h"

#include "app/rotation/password_origin.h"

#include <QDir>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

// Without links: `..` of a folder that is reached over a link leads elsewhere.
QString realPath(const QString &folder)
{
    const QDir dir(folder);
    const QString real = dir.canonicalPath();
    return real.isEmpty() ? dir.absolutePath() : real;
}

} // namespace

MovedPlan::MovedPlan(const QString &folder, const QString &newFolder)
{
    const QString from = realPath(folder);
    const QString to = realPath(newFolder);
    if (from != to)
        m_lead = QDir(to).relativeFilePath(from);
}

QString MovedPlan::origin(const QString &passwordFrom) const
{
    if (m_lead.isEmpty())
        return passwordFrom;
    const std::optional<PasswordOrigin> origin = readPasswordOrigin(passwordFrom);
    if (!origin || origin->kind != PasswordOrigin::Kind::File || !QDir::isRelativePath(origin->name))
        return passwordFrom;
    return u"file:"_s + m_lead + (m_lead.endsWith(u'/') ? QString() : u"/"_s) + origin->name;
}

} // namespace hssreg
