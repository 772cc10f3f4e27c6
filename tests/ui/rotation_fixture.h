#pragma once

#include "app/practice/practice_service.h"
#include "app/rotation/rotation_run.h"
#include "tests/ui/window_fixture.h"
#include "ui/form/status_pill.h"
#include "ui/rotation/rotation_dialog.h"
#include "ui/rotation/secret_dialog.h"

#include <QAbstractButton>
#include <QLabel>

namespace hssreg {

//! The window over a connection like any other, whose runs are journaled: to a practice service that the window does
//! not know as one.
struct RotationWindow {
    explicit RotationWindow(const PracticeOptions &options = quickPractice())
        : practice(options)
    {
        if (!practice.start())
            return;
        connectAgain(shown);
        isReady = shown.shown
            && QTest::qWaitFor([this] { return shown.listing.state() == RegistryListing::State::Ready; });
    }
    void connectAgain(WholeWindow &window) const
    {
        ConnectionSettings settings;
        settings.endpoint = practice.endpoint().toString();
        settings.projectId = practice.projectId();
        settings.token = Secret(practice.token());
        settings.proxy = ProxyUse::None;
        window.connection.open(std::move(settings));
    }
    //! Opens the track with these chosen, by keys alone.
    [[nodiscard]] RotationDialog *open(const QStringList &names)
    {
        QItemSelection selection;
        QAbstractItemModel *model = shown.list().model();
        for (const QString &name : names) {
            const QModelIndex index = model->index(shown.rowNamed(name), 0);
            selection.select(index, index);
        }
        shown.list().selectionModel()->select(
            selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        shown.press(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
        return shown.openDialog<RotationDialog>();
    }
    //! A control of the track; the test ends here when there is none.
    template <typename T = QWidget> [[nodiscard]] T &find(const char *name)
    {
        auto *dialog = shown.dialog<RotationDialog>();
        auto *found = dialog ? dialog->findChild<T *>(QString::fromLatin1(name)) : nullptr;
        if (!found)
            qFatal("no control of the track is named %s", name);
        return *found;
    }
    [[nodiscard]] QString said(const char *name) { return find<QLabel>(name).text(); }
    [[nodiscard]] QString cell(const char *table, int row, int column)
    {
        return find<QTreeView>(table).model()->index(row, column).data().toString();
    }
    [[nodiscard]] int rows(const char *table) { return find<QTreeView>(table).model()->rowCount(); }
    //! Presses Alt and a letter. The button of that letter stays down for a moment before it clicks.
    void alt(Qt::Key letter)
    {
        shown.press(Qt::ALT | letter);
        const bool clicked = QTest::qWaitFor([] {
            const QWidget *window = QApplication::activeWindow();
            const auto buttons =
                window ? window->findChildren<QAbstractButton *>() : QList<QAbstractButton *>();
            return std::none_of(buttons.begin(), buttons.end(),
                [](const QAbstractButton *button) { return button->isDown(); });
        });
        if (!clicked)
            qFatal("a button stays down");
    }
    void click(const char *button) { QTest::mouseClick(&find(button), Qt::LeftButton); }
    //! Through the first pages with one password for all, up to the review, by keys alone.
    [[nodiscard]] bool toReview(RotationDialog &dialog, const QString &password)
    {
        alt(Qt::Key_N);
        if (dialog.step() != RotationDialog::Step::NewLogin)
            return false;
        shown.type(password);
        alt(Qt::Key_N);
        if (dialog.step() != RotationDialog::Step::Test || !nextOpens(dialog))
            return false;
        alt(Qt::Key_N);
        return dialog.step() == RotationDialog::Step::Review && nextOpens(dialog);
    }
    [[nodiscard]] bool nextOpens(RotationDialog &dialog)
    {
        return QTest::qWaitFor([&] { return find("rotationNext").isEnabled(); }, 15'000)
            && dialog.isVisible();
    }
    //! From the review on: without testing logins at hosts that are not there.
    void rotate()
    {
        if (find<QAbstractButton>("checkLogins").isChecked())
            alt(Qt::Key_H);
        alt(Qt::Key_R);
        const auto begins = [this] {
            const auto *dialog = shown.dialog<RotationDialog>();
            return !dialog || dialog->step() != RotationDialog::Step::Review || shown.dialog<SecretDialog>();
        };
        if (!QTest::qWaitFor(begins, 15'000))
            qFatal("the rotation does not begin");
    }
    [[nodiscard]] bool isAt(RotationDialog &dialog, RotationDialog::Step step)
    {
        return QTest::qWaitFor([&] { return dialog.step() == step; }, 30'000);
    }
    [[nodiscard]] QString idOf(const QString &name) const
    {
        for (const RegistryInfo &registry : shown.listing.items()) {
            if (registry.name == name)
                return registry.id;
        }
        return {};
    }
    [[nodiscard]] bool has(const QString &name, const QString &password) const
    {
        return practice.holdsPassword(idOf(name), password);
    }

    PracticeService practice;
    WholeWindow shown;
    bool isReady = false;
};

} // namespace hssreg
