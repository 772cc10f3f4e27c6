#pragma once

#include "app/editor/access_editor.h"
#include "tests/support/fake_clock.h"
#include "tests/ui/held_prompts.h"
#include "ui/form/access_form.h"
#include "ui/widgets/message_line.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

namespace hssreg {

//! A repository as HSS tells about it.
[[nodiscard]] inline RegistryInfo sampleRegistry()
{
    RegistryInfo info;
    info.id = QStringLiteral("ea325892-0c1d-4e2c-bca4-409b8853556b");
    info.name = QStringLiteral("harbor-prod");
    info.type = QStringLiteral("Harbor");
    info.access[Field::ApiVersion] = QStringLiteral("V2");
    info.access[Field::Protocol] = QStringLiteral("https");
    info.access[Field::RegistryAddr] = QStringLiteral("harbor.example.com");
    info.access[Field::RegistryUsername] = QStringLiteral("admin");
    info.access[Field::ConnectClusterId] = QStringLiteral("cluster01");
    info.access[Field::GetScanImageChannel] = QStringLiteral("Swr");
    info.status = QStringLiteral("success");
    info.imagesNum = 1204;
    info.latestSyncTime = 1000;
    return info;
}

//! The form in a window that has the focus, offline, beside another control of that window.
struct FormInWindow {
    FormInWindow()
        : form(new AccessForm(editor, prompts, &window))
        , beside(new QLineEdit(&window))
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(form);
        column->addWidget(beside);
        beside->setObjectName(QStringLiteral("beside"));
        window.resize(900, 800);
        window.show();
        window.activateWindow();
        shown = QTest::qWaitForWindowActive(&window);
    }
    explicit FormInWindow(const RegistryInfo &registry)
        : FormInWindow()
    {
        editor.open(registry);
    }
    //! The control with that object name; the test ends here when there is none.
    template <typename T = QWidget> [[nodiscard]] T &find(const char *name)
    {
        auto *found = window.findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no control is named %s", name);
        return *found;
    }
    [[nodiscard]] QWidget *focused() const { return QApplication::focusWidget(); }
    [[nodiscard]] QString focusedName() const { return focused() ? focused()->objectName() : QString(); }

    FakeClock clock;
    AccessEditor editor{clock};
    HeldPrompts prompts;
    QWidget window;
    AccessForm *form;
    QLineEdit *beside;
    bool shown = false;
};

//! Types into a control in place of what it has.
inline void type(QWidget &into, const QString &text)
{
    into.setFocus();
    QTest::keyClick(&into, Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty())
        QTest::keyClick(&into, Qt::Key_Delete);
    else
        QTest::keyClicks(&into, text);
}

//! What the form says below a field, as it is seen.
[[nodiscard]] inline QStringList said(FormInWindow &shown, const QString &name)
{
    QStringList texts;
    const auto lines = shown.window.findChildren<MessageLine *>(name + QStringLiteral("_problem"));
    for (const MessageLine *line : lines) {
        if (line->isVisible())
            texts.append(line->text());
    }
    return texts;
}

} // namespace hssreg
