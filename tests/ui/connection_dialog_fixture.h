#pragma once

#include "app/practice/practice_service.h"
#include "tests/ui/connection_fixture.h"
#include "tests/ui/held_prompts.h"
#include "ui/connection/connection_dialog.h"
#include "ui/connection/connection_row.h"
#include "ui/connection/region_edit.h"
#include "ui/widgets/message_line.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace hssreg {

//! The dialog of one connection, which has the keys.
struct ShownDialog {
    explicit ShownDialog(const ConnectionProfile &start = newProfile(),
        ConnectionOrigin from = ConnectionOrigin::New, std::optional<SecretTrouble> trouble = {})
    {
        place.keychain.trouble = trouble;
        if (from == ConnectionOrigin::Stored && place.store.add(start))
            qFatal("the connection could not be stored");
        open(start, from);
    }
    void open(const ConnectionProfile &start, ConnectionOrigin from)
    {
        dialog =
            std::make_unique<ConnectionDialog>(place.tools, start, from, ConnectionDialog::Purpose::Edit);
        dialog->show();
        dialog->activateWindow();
        shown = QTest::qWaitForWindowActive(dialog.get());
        place.asker.setWindow(dialog.get());
    }
    template <typename T = QLineEdit> [[nodiscard]] T &find(const char *name)
    {
        auto *found = dialog->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is named %s", name);
        return *found;
    }
    void type(const char *name, const QString &text)
    {
        auto &into = find<QWidget>(name);
        into.setFocus();
        QTest::keyClicks(&into, text);
    }
    void choose(const char *combo, int data)
    {
        auto &box = find<QComboBox>(combo);
        box.setCurrentIndex(box.findData(data));
    }
    //! HSS and IAM are at this address.
    void pointAt(const QUrl &service, const QString &projectId)
    {
        find<RegionEdit>("region").setFree();
        find("endpoint").setText(service.toString());
        find("iamEndpoint").setText(service.toString());
        find("project").setText(projectId);
        choose("proxy", int(ProxyUse::None));
    }
    void pointAt(const PracticeService &practice) { pointAt(practice.endpoint(), practice.projectId()); }
    [[nodiscard]] QString saidAt(const char *name)
    {
        for (QWidget *parent = &find<QWidget>(name); parent; parent = parent->parentWidget()) {
            if (auto *row = qobject_cast<ConnectionRow *>(parent))
                return row->message();
        }
        return {};
    }
    [[nodiscard]] QString summary() { return find<MessageLine>("summary").text(); }
    [[nodiscard]] QString step(int number)
    {
        return find<QLabel>(QByteArray("step" + QByteArray::number(number)).constData()).text();
    }
    void save() { QTest::mouseClick(&find<QPushButton>("connect"), Qt::LeftButton); }

    SystemClock clock;
    HeldPrompts prompts;
    ConnectionPlace place{clock, prompts};
    std::unique_ptr<ConnectionDialog> dialog;
    bool shown = false;
};

} // namespace hssreg
