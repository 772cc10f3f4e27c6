#pragma once

#include "app/connection/connection_profile.h"
#include "ui/connection/connection_rows.h"

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace hssreg {

class PathEdit;
class KeptSecretInput;

//! The rows that are seldom changed: proxy, certificates, deadline.
class NetworkRows final : public QObject {
    Q_OBJECT
public:
    //! Adds them; they live in `rows`.
    explicit NetworkRows(ConnectionRows &rows);

    void fill(const ConnectionProfile &profile);
    void write(ConnectionProfile &profile) const;
    [[nodiscard]] KeptSecretInput *proxyPassword() const { return m_proxyPassword; }
    void refreshHelp();

Q_SIGNALS:
    void edited();

private:
    void makeProxy();
    [[nodiscard]] QWidget *makeProxyUse();
    void makeRest();
    void refresh();
    void touched(ConnectionPart part);
    [[nodiscard]] ProxyUse use() const;

    ConnectionRows &m_rows;
    QComboBox *m_proxy = nullptr;
    QLineEdit *m_proxyUrl = nullptr;
    QLineEdit *m_proxyUser = nullptr;
    KeptSecretInput *m_proxyPassword = nullptr;
    PathEdit *m_caFile = nullptr;
    QSpinBox *m_deadline = nullptr;
    ConnectionRow *m_userRow = nullptr;
    ConnectionRow *m_passwordRow = nullptr;
};

} // namespace hssreg
