#pragma once

#include "app/practice/practice_reply.h"
#include "app/practice/practice_request.h"
#include "app/practice/practice_world.h"

#include <QHash>

namespace hssreg {

//! A small registry to test logins against: Docker's /v2/, and what Harbor 2 and JFrog have beside it, all at one
//! address. It takes the logins that PracticeWorld::takesLogin() knows. Its tokens have the shape of a JWT, with the
//! granted actions in them; nobody signs them. Holds no images.
class PracticeRegistry {
public:
    explicit PracticeRegistry(RegistryChallenge challenge)
        : m_challenge(challenge)
    {
    }
    //! `now` as PracticeWorld has it. Changes no repository; a refused login freezes its user for 1.5 seconds.
    [[nodiscard]] PracticeReply answer(
        PracticeWorld &world, const PracticeRequest &request, std::chrono::milliseconds now);

private:
    struct Asking;
    [[nodiscard]] PracticeReply docker(
        const Asking &asking, const QByteArray &realm, std::chrono::milliseconds now) const;
    [[nodiscard]] PracticeReply harbor(const Asking &asking) const;
    [[nodiscard]] PracticeReply token(
        PracticeWorld &world, const Asking &asking, bool ofHarbor, std::chrono::milliseconds now);
    [[nodiscard]] bool admitsLogin(const PracticeWorld &world, const QString &user, const QString &password,
        std::chrono::milliseconds now);

    RegistryChallenge m_challenge;
    QHash<QString, std::chrono::milliseconds> m_frozenUntil; //!< by user
    QHash<QByteArray, std::chrono::milliseconds> m_tokens; //!< and their ends
};

} // namespace hssreg
