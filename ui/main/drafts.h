#pragma once

#include "app/rotation/plan_file.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QWidget;

namespace hssreg {

class AccessEditor;
class LiveConnection;
class PlanReading;
class PlanReviewDialog;
class RegistryListing;
class UnsentGuard;

//! Saves what was typed as a draft, without secrets, and opens drafts and plans again: for the form, never to send.
class Drafts final : public QObject {
    Q_OBJECT
public:
    //! Its dialogs stand over `window`. Refers to all of them; they must outlive it.
    Drafts(AccessEditor &editor, const RegistryListing &listing, const LiveConnection &connection,
        UnsentGuard &guard, QWidget &window);
    ~Drafts() override;

    //! Asks where, then saves what was typed.
    void save();
    //! Asks which file, then opens it.
    void open();
    void openFile(const QString &path);
    //! False, having told the person, when the file could not be written.
    bool saveTo(const QString &path);

    //! The plan of rotationWanted(), where it was and what it is called. Until it is taken, its review stays open.
    struct OpenedPlan {
        Plan plan;
        QString fileName;
        QString folder;
    };
    [[nodiscard]] OpenedPlan takePlan();

Q_SIGNALS:
    //! Something was done that the person should know about.
    void said(const QString &text);
    //! Its rows are to be rotated, which the person reviews first: takePlan().
    void rotationWanted();

private:
    void reviewOrOpen();
    void openRow(int row);
    void fillForm(const PlanRow &row);
    [[nodiscard]] QStringList notes() const;
    [[nodiscard]] QString proposedName() const;
    [[nodiscard]] PlanRow asRow() const;

    AccessEditor &m_editor;
    const RegistryListing &m_listing;
    const LiveConnection &m_connection;
    UnsentGuard &m_guard;
    QWidget &m_window;
    QPointer<PlanReviewDialog> m_review; // refers to m_plan
    std::unique_ptr<PlanReading> m_reading;
    std::unique_ptr<Plan> m_plan;
    QString m_fileName;
};

} // namespace hssreg
