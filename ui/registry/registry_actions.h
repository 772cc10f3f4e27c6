#pragma once

#include "app/editor/operation_record.h"
#include "app/editor/registry_operations.h"

#include <functional>

class QAction;
class QWidget;

namespace hssreg {

class AccessEditor;
class ClipboardGuard;
class RegistryListing;

//! What a person does with repositories beside editing one: connect, remove, synchronise, statistics, upload command.
//! Each is an action with its words and keys; the window puts them into menus and keeps the results.
class RegistryActions final : public QObject {
    Q_OBJECT
public:
    //! What it works on. All must outlive it.
    struct Models {
        RegistryOperations &operations;
        RegistryListing &listing;
        AccessEditor &editor;
        Clock &clock;
    };
    //! Over `window`, which owns it. `selected` gives the IDs that are selected in the list.
    RegistryActions(const Models &models, std::function<QStringList()> selected, QWidget &window);

    //! For the menu, in order.
    [[nodiscard]] QList<QAction *> all() const { return {m_sync, m_connect, m_remove, m_statistics}; }
    //! For what is selected in the list.
    [[nodiscard]] QList<QAction *> forSelection() const { return {m_sync, m_remove}; }
    //! The selection or the connection is another.
    void refresh();
    void askUploadCommand();

Q_SIGNALS:
    void recordChanged(const hssreg::OperationRecord &record);

private:
    QAction *make(const QString &name, const QString &text, const QString &keys);
    void wire();
    [[nodiscard]] QList<RegistryInfo> selection() const;
    void synchronise();
    void connectNew();
    void remove();
    void showStatistics();

    Models m_models;
    std::function<QStringList()> m_selected;
    QWidget &m_window;
    ClipboardGuard *m_guard;
    QAction *m_sync;
    QAction *m_connect;
    QAction *m_remove;
    QAction *m_statistics;
};

} // namespace hssreg
