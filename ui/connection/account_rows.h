#pragma once

#include "app/connection/connection_profile.h"
#include "ui/connection/account_look_up.h"
#include "ui/connection/connection_rows.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace hssreg {

class RegionEdit;

//! The rows that say which connection it is: name, region or endpoints, project, enterprise project.
class AccountRows final : public QObject {
    Q_OBJECT
public:
    //! Adds them; they live in `rows`.
    explicit AccountRows(ConnectionRows &rows);

    void fill(const ConnectionProfile &profile);
    void write(ConnectionProfile &profile) const;

    //! Whether it is to be kept for the next start.
    [[nodiscard]] bool isKept() const;
    void setKept(bool kept);
    //! One that is in the file already stays there.
    void hideKeep();
    //! What is wrong with the name; only a store knows. Empty: nothing.
    void setNameFault(const QString &fault) { m_nameFault = fault; }
    [[nodiscard]] QString name() const;
    //! Puts in what was looked up.
    void take(LookUpKind kind, const QString &id);
    [[nodiscard]] const QString &nameFault() const { return m_nameFault; }

Q_SIGNALS:
    void edited();
    void lookUpWanted(hssreg::LookUpKind kind);

private:
    void makeNames();
    void makePlaces();
    void makeProjects();
    [[nodiscard]] QWidget *withLookUp(QWidget *input, LookUpKind kind);
    void refresh();
    void touched(ConnectionPart part);

    ConnectionRows &m_rows;
    QLineEdit *m_name;
    QCheckBox *m_keep;
    RegionEdit *m_region;
    QLineEdit *m_endpoint;
    QLineEdit *m_iamEndpoint;
    QLineEdit *m_project;
    QComboBox *m_enterpriseProject;
    ConnectionRow *m_nameRow = nullptr;
    ConnectionRow *m_keepRow = nullptr;
    ConnectionRow *m_endpointRow = nullptr; // with an endpoint of one's own only
    ConnectionRow *m_iamRow = nullptr; // then, or when there is one
    QString m_nameFault;
};

} // namespace hssreg
