#pragma once

#include "app/practice/practice_options.h"
#include "app/practice/practice_request.h"

#include <QHash>
#include <QString>

namespace hssreg {

//! What a token is good for. Keys that sign are good for both.
enum class PracticeScope { Project, Account, Both };

//! What the gateway finds out about who asks.
enum class IdentityVerdict { Known, BadToken, TokenExpired, BadSignature };

struct PracticeIdentity {
    IdentityVerdict verdict = IdentityVerdict::BadToken;
    PracticeScope scope = PracticeScope::Project;
    QByteArray reason; //!< the gateway's words, for BadSignature only
};

//! Who may ask the practice service: its tokens and how long they are good, and what was refused how often. `now` as
//! PracticeWorld has it.
class PracticeIdentities {
public:
    //! `firstToken` is good for the project, as long as any other from `now` on.
    PracticeIdentities(
        const PracticeOptions &options, const QByteArray &firstToken, std::chrono::milliseconds now);

    [[nodiscard]] PracticeIdentity identify(const PracticeRequest &request, std::chrono::milliseconds now);
    //! Makes a token good. Gives back when it ends.
    std::chrono::milliseconds admit(
        const QByteArray &token, PracticeScope scope, std::chrono::milliseconds now);

    //! Five refused sign-ins lock a user for 15 minutes.
    [[nodiscard]] bool isLocked(const QString &user, std::chrono::milliseconds now) const;
    void countRefusal(const QString &user, std::chrono::milliseconds now);
    void forgetRefusals(const QString &user) { m_users.remove(user); }

private:
    struct Grant {
        PracticeScope scope;
        std::chrono::milliseconds end;
    };
    struct Refusals {
        int count = 0;
        std::chrono::milliseconds lockedUntil{0};
    };
    [[nodiscard]] PracticeIdentity identifyKeys(
        const PracticeRequest &request, std::chrono::milliseconds now);

    std::chrono::milliseconds m_tokenLife;
    std::chrono::milliseconds m_clockSkew;
    QHash<QByteArray, Grant> m_tokens;
    QHash<QString, Refusals> m_users;
    QHash<QByteArray, Refusals> m_keys; //!< by access key
};

} // namespace hssreg
