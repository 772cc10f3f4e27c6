#pragma once

#include "app/support/secret.h"

#include <QString>

#include <vector>

namespace hssreg {

//! Hides secrets in texts that come from elsewhere, before anybody sees them: what we sent, in the forms in which
//! a service may echo it (as it is, escaped for JSON, percent-encoded, base64, cut off), and what looks like one.
class Redaction {
public:
    Redaction() = default;
    //! Keeps a copy. An empty secret is ignored.
    void hide(const Secret &secret);
    //! Also hides `username:password` as HTTP Basic writes it.
    void hideLogin(QStringView username, const Secret &password);

    //! The text without secrets, on one line, safe to show as plain text. A text that repeats a secret of fewer
    //! than four characters is withheld as a whole: cutting single letters out of it would reveal them.
    [[nodiscard]] QString cleaned(const QString &text) const;

private:
    std::vector<Secret> m_forms;
    bool repeatsShortSecret(const QString &text) const;
};

} // namespace hssreg
