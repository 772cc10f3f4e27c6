#pragma once

#include "app/history/journal_item.h"
#include "app/repository/login_check.h"
#include "app/rotation/plan_passwords.h"
#include "app/rotation/plan_review.h"
#include "app/rotation/rotation_item.h"
#include "app/rotation/rotation_setup.h"
#include "app/rotation/rotation_sites.h"
#include "app/support/waits.h"
#include "ui/rotation/password_choice.h"
#include "ui/rotation/rotation_tools.h"

#include <QObject>

namespace hssreg {

class PasswordPrompt;

//! What is to be rotated, while the person is still deciding: the rows, their new logins, and, once prepared, how to
//! reach them and what HSS has. Sends nothing that changes anything.
class RotationDraft final : public QObject {
    Q_OBJECT
public:
    enum class Origin { Selection, File, Journal };
    enum class State {
        Open, //!< prepare() is needed
        Preparing,
        Ready, //!< sites(), known() and the passwords are there
        Refused, //!< troubles() says why
    };
    static constexpr int all = -1; //!< in place of a row: all of them

    //! Refers to tools and prompt, which must outlive it.
    //! Questions are asked over `window`.
    RotationDraft(const RotationTools &tools, PasswordPrompt &prompt, QWidget &window);
    ~RotationDraft() override;

    //! The connection of the window, and what its list has, if it could be read. A plan goes there where it says nothing else.
    void setWindow(ConnectionSettings settings, const QList<RegistryInfo> &listed, bool listIsKnown);
    [[nodiscard]] const QList<RegistryInfo> &listed() const { return m_listed; }

    //! Of the window's list. Those chosen before keep their new login.
    void choose(const QList<int> &listed);
    [[nodiscard]] bool isChosen(int listed) const { return m_chosen.contains(listed); }
    //! Relative paths in it are taken from `folder`.
    void takePlan(Plan plan, const QString &fileName, const QString &folder);
    void takeJournal(JournalRun run, std::vector<JournalItem> items);

    [[nodiscard]] Origin origin() const { return m_origin; }
    [[nodiscard]] const JournalRun &journalRun() const { return m_journalRun; }
    [[nodiscard]] int count() const { return int(m_plan.rows.size()); }
    [[nodiscard]] const PlanRow &row(int row) const { return m_plan.rows.at(std::size_t(row)); }
    //! For people, safe to show.
    [[nodiscard]] QString name(int row) const;
    //! As HSS has it; null when that is not known.
    [[nodiscard]] const RegistryInfo *known(int row) const { return extra(row).known; }
    //! Which connection it goes over, safe to show.
    [[nodiscard]] QString placeTitle(int row) const;
    //! Whether the person took it out of the rotation.
    [[nodiscard]] bool isOut(int row) const { return extra(row).out; }
    void setOut(const std::vector<int> &rows, bool out);
    [[nodiscard]] std::vector<int> going() const;
    [[nodiscard]] int places() const { return int(m_places.size()); }

    // The new login
    [[nodiscard]] bool isOneForAll() const { return m_oneForAll; }
    //! Those that a row was given for itself, by a person or by a plan, are kept while one is for all.
    void setOneForAll(bool one);
    //! Empty: left as it is.
    void setUsername(int row, const QString &username);
    [[nodiscard]] QString username(int row) const;
    void setPassword(int row, const PasswordChoice &choice);
    [[nodiscard]] PasswordChoice password(int row) const;
    void setTyped(int row, QStringView password);
    [[nodiscard]] QStringView typed(int row) const;
    //! The password until now, to put it back.
    void setPrevious(int row, QStringView password);
    [[nodiscard]] QStringView previous(int row) const;
    //! What is wrong with, or only suspicious in, the new login.
    [[nodiscard]] QList<Problem> loginProblems(int row) const;
    //! What is still missing before anything can be tested or sent.
    struct Gap {
        int row = 0;
        QString text;
    };
    [[nodiscard]] std::optional<Gap> loginGap() const;

    // Prepared: where the rows go, what HSS has, and their passwords
    //! Finds connections and passwords, and reads the lists. Ends what it was doing before.
    void prepare();
    [[nodiscard]] State state() const { return m_state; }
    //! Why it was refused, a sentence each; when Ready, what could not be read, which is no obstacle.
    [[nodiscard]] QStringList troubles() const { return m_troubles + m_missing; }
    [[nodiscard]] RotationSites &sites() const { return *m_sites; }
    [[nodiscard]] RowReview review(int row) const;
    //! The login a row would have; nothing when it can not be tested, which `why` then says.
    [[nodiscard]] std::optional<LoginToCheck> loginToCheck(int row, QString &why) const;
    [[nodiscard]] NetworkSettings networkOf(int row) const;
    [[nodiscard]] const std::optional<LoginReport> &tested(int row) const { return extra(row).tested; }
    void setTested(int row, const std::optional<LoginReport> &report) { extra(row).tested = report; }

    //! Finds the passwords anew, which a run that is taken up again asks for. False: troubles() says why, or the person
    //! did not give one.
    [[nodiscard]] QCoro::Task<bool> findPasswords(CallScope &scope);
    //! When Ready. Of a run that is taken up again: nothing when the journal has something else than its own plan.
    [[nodiscard]] std::optional<RotationSetup> setup(const RotationOptions &options) const;
    //! The plan as a file, without secrets; CSV when `path` ends so.
    [[nodiscard]] QByteArray planBytes(const QString &path) const;

Q_SIGNALS:
    //! What a row wants is something else; -1: all rows, or which there are.
    void rowChanged(int row);
    void stateChanged();

private:
    struct Extra {
        const RegistryInfo *known = nullptr; // into m_listed or m_lists
        bool listIsKnown = false;
        bool out = false;
        int site = -1; // in m_places
        bool isOwn = false; // its login was given for it alone, by a person or by a plan
        std::optional<PlanRow> own; // with that login, while one is for all
        bool isOwnPrevious = false;
        Secret previous;
        std::optional<LoginReport> tested;
        QString fault; // of the new login, as it was typed
        std::optional<Problem> repeated; // an earlier row names the same repository
    };
    [[nodiscard]] const Extra &extra(int row) const { return m_extras.at(std::size_t(row)); }
    [[nodiscard]] Extra &extra(int row) { return m_extras.at(std::size_t(row)); }
    [[nodiscard]] QString promptName(int row) const;
    void applyUsername(int row);
    void applyPassword(int row, const PasswordChoice &choice, const QString &prompt);
    void applyToAll();
    void tellApart(int row, const Secret &typedForAll);
    void swapPlainPrompt();
    void touched(int row);
    void reopen();
    [[nodiscard]] QString faultOf(int row) const;
    // rotation_draft_prepare.cpp
    QCoro::Task<> prepareAll();
    void findPlaces();
    [[nodiscard]] QCoro::Task<bool> findSites();
    [[nodiscard]] QCoro::Task<QStringList> elsewhere();
    [[nodiscard]] QCoro::Task<bool> mayGoElsewhere();
    QCoro::Task<> readList(int site);
    void takeLists();
    bool findRepeated();
    [[nodiscard]] RotationPlace filledPlace(int row) const;
    void forgetLists();
    void setState(State state);

    const RotationTools &m_tools;
    PasswordPrompt &m_prompt;
    QWidget &m_window;
    ConnectionSettings m_settings; // of the window
    bool m_hasWindow = false;
    RotationPlace m_given;
    QList<RegistryInfo> m_listed;
    bool m_listIsKnown = false;
    QList<int> m_chosen;
    Origin m_origin = Origin::Selection;
    Plan m_plan;
    QString m_fileName;
    QString m_folder;
    JournalRun m_journalRun;
    std::vector<JournalItem> m_journalItems;
    std::vector<Extra> m_extras; // of the rows
    bool m_oneForAll = true;
    QString m_username; // of all
    PasswordChoice m_password; // of all
    Secret m_previous; // of all
    Secret
        m_plainAside; // what `prompt` alone means when told apart, while one is for all, and the other way round
    State m_state = State::Open;
    QStringList m_troubles;
    QStringList m_missing; // passwords that were not found, the last time
    QStringList m_consented; // endpoints that are not a connection's own
    Question<bool> *m_asking = nullptr;
    std::vector<RotationPlace> m_places;
    std::unique_ptr<RotationSites> m_sites;
    std::vector<std::optional<QList<RegistryInfo>>> m_lists; // of the places
    std::unique_ptr<PlanPasswords> m_passwords;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
