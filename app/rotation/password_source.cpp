#include "app/rotation/password_source.h"

using namespace Qt::StringLiterals;

namespace hssreg {

std::optional<PasswordSource> readPasswordSource(QStringView text)
{
    using Kind = PasswordSource::Kind;
    if (text == "prompt"_L1)
        return PasswordSource{Kind::Prompt, {}};
    const qsizetype colon = text.indexOf(u':');
    const QStringView form = text.first(qMax(colon, 0));
    const QString name = text.sliced(colon + 1).toString();
    if (colon < 0 || name.isEmpty())
        return std::nullopt;
    if (form == "env"_L1 && !name.contains(u'=')) // no variable has one in its name
        return PasswordSource{Kind::Environment, name};
    if (form == "file"_L1)
        return PasswordSource{Kind::File, name};
    if (form == "keychain"_L1)
        return PasswordSource{Kind::Keychain, name};
    if (form == "prompt"_L1)
        return PasswordSource{Kind::Prompt, name};
    return std::nullopt;
}

QStringList passwordSourceForms()
{
    return {u"env:NAME"_s, u"file:PATH"_s, u"keychain:NAME"_s, u"prompt"_s, u"prompt:NAME"_s};
}

} // namespace hssreg
