#include "app/rotation/password_origin.h"

#include "app/support/text.h"

using namespace Qt::StringLiterals;

namespace hssreg {

std::optional<PasswordOrigin> readPasswordOrigin(QStringView text)
{
    using Kind = PasswordOrigin::Kind;
    if (text == "prompt"_L1)
        return PasswordOrigin{Kind::Prompt, {}};
    const qsizetype colon = text.indexOf(u':');
    const QStringView form = text.first(qMax(colon, 0));
    const QString name = text.sliced(colon + 1).toString();
    // no file, variable or keychain entry has such characters in its name
    if (colon < 0 || name.isEmpty() || hasUnpairedSurrogate(name) || hasControlCharacter(name))
        return std::nullopt;
    if (form == "env"_L1 && !name.contains(u'=')) // no variable has one in its name
        return PasswordOrigin{Kind::Environment, name};
    if (form == "file"_L1)
        return PasswordOrigin{Kind::File, name};
    if (form == "keychain"_L1)
        return PasswordOrigin{Kind::Keychain, name};
    if (form == "prompt"_L1)
        return PasswordOrigin{Kind::Prompt, name};
    return std::nullopt;
}

QStringList passwordOriginForms()
{
    return {u"env:NAME"_s, u"file:PATH"_s, u"keychain:NAME"_s, u"prompt"_s, u"prompt:NAME"_s};
}

} // namespace hssreg
