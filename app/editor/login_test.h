#pragma once

#include "app/access/field.h"
#include "app/repository/login_check.h"
#include "app/support/waits.h"

#include <QCoro/QCoroTask>
#include <QObject>

namespace hssreg {

class AccessEditor;

//! What became of one login test. No secrets.
struct LoginTestRecord {
    int number = 0; //!< counts the tests of one LoginTest; 0: none yet
    QDateTime when; //!< UTC
    QString registryId;
    QString registryName;
    LoginReport report;
    std::chrono::milliseconds duration{0}; //!< without the time in which a person was asked
};

//! Tests the login that HSS would have after the update of the form, at the repository itself, before HSS is told.
//! Whatever comes of it, the form may be sent or not: that is the person's decision.
class LoginTest final : public QObject {
    Q_OBJECT
public:
    enum class State {
        Idle, //!< nothing was tested of what is open
        Running,
        Asking, //!< question() waits for answer()
        Done, //!< record() says what came of it
    };
    //! Why no test can begin, and in which field, if it is one.
    struct Obstacle {
        QString text;
        std::optional<Field> field;
    };
    //! What a person decides in the middle of a test.
    enum class Ask {
        SendElsewhere, //!< the token comes from `consentHost` of report(); nothing was sent there
        TryAgain, //!< refused twice before: one more refusal may lock the user
    };
    enum class Answer { GoOn, Stop };

    //! Refers to all of them, which must outlive it. The turns are those of the whole program.
    LoginTest(AccessEditor &editor, LoginTurns &turns, Clock &clock, QObject *parent = nullptr);
    ~LoginTest() override;

    //! Proxy and authorities of the tests from now on.
    void setNetwork(const NetworkSettings &network) { m_network = network; }

    [[nodiscard]] State state() const { return m_state; }
    //! Nothing when start() would begin a test.
    [[nodiscard]] std::optional<Obstacle> obstacle() const;
    void start();
    //! Ends the test. What was sent was sent.
    void cancel() { m_scope.cancelAll(); }
    //! Ends the test and forgets its result, without a word.
    void forget();

    //! Only while Asking.
    [[nodiscard]] Ask question() const { return m_question; }
    //! How far the test came. While Asking, and when Done.
    [[nodiscard]] const LoginReport &report() const { return m_record.report; }
    void answer(Answer answer);

    //! What is being tested, or was: the address as it stands in the form.
    [[nodiscard]] QString address() const { return m_tested.address; }
    //! The last test.
    [[nodiscard]] const LoginTestRecord &record() const { return m_record; }
    //! Whether the form has something else by now than what was tested.
    [[nodiscard]] bool isStale() const;

Q_SIGNALS:
    //! Anything that the functions above answer may differ.
    void changed();
    //! question() waits for answer(), from the next turn of the event loop on.
    void questionAsked();
    void ended(const hssreg::LoginTestRecord &record);

private:
    //! What a test was of, to see whether the form still has it. The password only as a number that fits it.
    struct Tested {
        QString protocol;
        QString address;
        RegistryProduct product = RegistryProduct::Other;
        QString apiVersion;
        QString username;
        QString nameSpace;
        std::size_t password = 0;
        friend bool operator==(const Tested &, const Tested &) = default;
    };
    [[nodiscard]] Tested present() const;
    [[nodiscard]] LoginToCheck login() const;
    QCoro::Task<> run();
    QCoro::Task<bool> ask(Ask question);
    void finish(std::chrono::milliseconds duration);
    void setState(State state);
    void followEditor();

    AccessEditor &m_editor;
    LoginTurns &m_turns;
    Clock &m_clock;
    NetworkSettings m_network;
    const std::size_t m_seed; //!< of the number that stands for the password
    State m_state = State::Idle;
    Ask m_question = Ask::SendElsewhere;
    Question<Answer> *m_asking = nullptr;
    Tested m_tested;
    QStringList m_allowedHosts; //!< that may be sent the login of m_tested.address
    LoginTestRecord m_record;
    bool m_dropped = false; //!< the flow that ends now is of no interest any more
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
