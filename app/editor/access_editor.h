#pragma once

#include "app/access/access_fields.h"
#include "app/service/proof.h"
#include "app/service/service_error.h"
#include "app/support/call_scope.h"
#include "app/support/clock.h"
#include "app/support/waits.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QUuid>

namespace hssreg {

class HistoryLog;
class HssClient;
struct Account;

//! All that a row of the form shows about its field.
struct FieldState {
    bool applies = true; //!< else the row is hidden; what was typed is kept, not checked and not sent
    bool changed = false; //!< it will be sent because it was typed
    bool goesAlong = false; //!< it will be sent though it was not typed
    std::optional<QString> was; //!< what HSS has; nothing if that is not known. Never the password
    bool movedMeanwhile = false; //!< changed, and HSS has by now something else than when it was typed
    QList<Problem> problems;
};

//! What became of one submit, for the results below the form and later the history. No secrets.
struct EditRecord {
    int number = 0; //!< counts the submits of this editor; the proof comes with the same number
    QDateTime when; //!< UTC
    QString registryId;
    QString registryName;
    QList<Field> changed;
    ServiceReport report;
    Proof proof = Proof::NotLooked;
    bool proving = false; //!< accepted, and the list is being read back
    QString failReason; //!< with Proof::Failed
    QList<Field> notTaken; //!< HSS, read back, has something else than was sent and accepted
};

//! The model that the form binds to: what HSS has, what was typed, what applies, what is wrong, and the flow of
//! one submit: ask, read again, send, prove. A QObject without widgets.
class AccessEditor final : public QObject {
    Q_OBJECT
public:
    enum class Stage {
        Closed, //!< no repository is open
        Editing,
        Asking, //!< question() waits for answer()
        Reading, //!< HSS is read again before it is told anything
        Sending,
        Proving, //!< accepted; the list is read back until the proof is settled. Typing is possible again
    };
    //! What is put before the person before anything is sent.
    struct OpenQuestion {
        QList<Problem> consent; //!< warnings that are asked about once (password_missing)
        QList<Field> differences; //!< what HSS has now differs from what the form was filled with
        RegistryInfo shown; //!< with differences: what the form was filled with
        RegistryInfo now; //!< with differences
    };
    enum class Answer { GoOn, Stop };

    //! Refers to the clock, which must outlive it.
    explicit AccessEditor(Clock &clock, QObject *parent = nullptr);
    ~AccessEditor() override;

    //! Null: offline. Typing, checking and drafts work all the same. What is under way ends.
    //! `deadline` is that of one whole operation: read, send and all retries.
    void setClient(HssClient *client, std::chrono::milliseconds deadline);
    [[nodiscard]] bool isOnline() const { return m_client != nullptr; }
    //! Where the outcome of every submit is kept from now on, and its proof; null: nowhere. Must outlive this object.
    void setHistory(HistoryLog *history) { m_history = history; }
    //! Of RegistryLock, so that no two programs change a repository at the same time. Empty: nobody is looked out for.
    void setLockFolder(const QString &folder) { m_lockFolder = folder; }
    //! What the history calls the connection. No secret.
    void setConnectionName(const QString &name) { m_connectionName = name; }
    //! Whose requests are sent; null when offline.
    [[nodiscard]] const Account *account() const;

    // What is open. Opening drops what was typed.
    void open(const RegistryInfo &registry);
    //! For those who may not list: what HSS has is not known, and a member left empty is left out.
    void openById(const QString &registryId);
    void close();
    //! What HSS has now, told from outside (the list was refreshed). Keeps what was typed.
    void update(const RegistryInfo &registry);
    [[nodiscard]] const QString &registryId() const { return m_registryId; }
    //! Null when what HSS has is not known.
    [[nodiscard]] const RegistryInfo *known() const { return m_known ? &*m_known : nullptr; }
    [[nodiscard]] QString title() const;

    // Typing. Any time; while sending it is refused.
    void setText(Field field, const QString &text);
    //! An empty password means: keep the present one.
    void setPassword(QStringView password);
    //! Takes over a draft; a promised password is left for the person to type.
    void apply(const AccessUpdate &draft);
    void revert(Field field);
    void revertAll();
    //! What the form shows for a field other than the password: what was typed, else what HSS has.
    [[nodiscard]] QString text(Field field) const;
    [[nodiscard]] FieldState state(Field field) const;
    //! All that is wrong, in table order.
    [[nodiscard]] QList<Problem> problems() const;
    //! What was typed and applies, as it would be sent. Copies the password.
    [[nodiscard]] AccessUpdate change() const;
    //! What was typed, whether it applies or not: for drafts. Copies the password.
    [[nodiscard]] const AccessUpdate &typed() const { return m_typed; }
    [[nodiscard]] bool hasChanges() const { return !change().isEmpty(); }

    // Submitting.
    [[nodiscard]] Stage stage() const { return m_stage; }
    //! Whether submit() would start; if not, whyNot() says why in words.
    [[nodiscard]] bool canSubmit() const;
    [[nodiscard]] QString whyNot() const;
    void submit();
    //! Ends what is under way. Before sending nothing was sent; while sending the outcome is then unknown.
    void cancel();
    //! Only while Asking.
    [[nodiscard]] const OpenQuestion &question() const { return m_question; }
    void answer(Answer answer);
    //! The last submit; its `number` is 0 before the first.
    [[nodiscard]] const EditRecord &record() const { return m_record; }

Q_SIGNALS:
    //! Another repository is open, or none.
    void opened();
    //! Anything that text(), state(), problems() or canSubmit() answer may differ.
    void changed();
    void stageChanged();
    //! question() waits for answer(), from the next turn of the event loop on.
    void questionAsked();
    //! An outcome, and again when its proof is settled.
    void recordChanged(const hssreg::EditRecord &record);
    //! HSS was read (before sending, or for the proof): the list can show it.
    void registryRead(const hssreg::RegistryInfo &registry);

private:
    QCoro::Task<> run();
    QCoro::Task<bool> ask(OpenQuestion question);
    QCoro::Task<bool> readBefore(Deadline &deadline);
    [[nodiscard]] QCoro::Task<ServiceReport> send(AccessUpdate sending, Deadline deadline);
    QCoro::Task<bool> askAboutDifferences(RegistryInfo shown, Deadline &deadline);
    QCoro::Task<> prove(std::optional<RegistryInfo> before, FieldTexts sent);
    void takeAsAccepted(const FieldTexts &sent);
    void show(const QString &registryId, std::optional<RegistryInfo> known);
    void know(const RegistryInfo &now);
    void dropTyped();
    void rememberBase(Field field);
    void finish(const ServiceReport &report);
    void stop(Outcome outcome, const QString &why = {});
    void finishQuietly();
    void keep(const RegistryInfo *before, const FieldTexts &sent);
    void setStage(Stage stage);
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] bool mayType() const;

    Clock &m_clock;
    HssClient *m_client = nullptr;
    std::chrono::milliseconds m_deadline{60'000};
    Stage m_stage = Stage::Closed;
    QString m_registryId;
    std::optional<RegistryInfo> m_known;
    AccessUpdate m_typed;
    FieldTexts m_bases; //!< what HSS had in each field that is typed, when the typing began
    bool m_consented = false;
    OpenQuestion m_question;
    Question<Answer> *m_asking = nullptr;
    EditRecord m_record;
    int m_submits = 0;
    HistoryLog *m_history = nullptr;
    QString m_lockFolder;
    QString m_connectionName;
    QUuid m_kept; //!< what the history calls the last submit
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
