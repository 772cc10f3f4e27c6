#pragma once

#include "app/access/new_registry.h"
#include "app/editor/access_editor.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QScrollArea;

namespace hssreg {

class ClusterListing;
class Clock;
class FieldPanel;
class MessageLine;
class RegistryAdding;

//! Connects a new repository to HSS: its name and type, and the rows of the form. Stays open, as typed, until HSS has
//! accepted it.
class ConnectRegistryDialog final : public QDialog {
    Q_OBJECT
public:
    //! Refers to all three, which must outlive it.
    ConnectRegistryDialog(
        RegistryAdding &adding, ClusterListing &clusters, Clock &clock, QWidget *parent = nullptr);
    ~ConnectRegistryDialog() override;

private:
    void startWithDefaults();
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeButtons();
    void wire();
    [[nodiscard]] NewRegistry registry() const;
    void check();
    void edited();
    void send();
    void takeAnswer(const ServiceReport &report);
    void refresh();

    RegistryAdding &m_adding;
    AccessEditor m_editor; // offline: what is typed, what applies, what is wrong
    QLineEdit *m_name;
    QComboBox *m_type;
    QScrollArea *m_scroll;
    FieldPanel *m_panel;
    MessageLine *m_notice;
    QProgressBar *m_busy;
    QPushButton *m_connect;
    bool m_sent = false; //!< the answer is this dialog's
    bool m_saysAll = false;
    QString m_refusal; //!< why HSS refused it, until something is typed
};

} // namespace hssreg
