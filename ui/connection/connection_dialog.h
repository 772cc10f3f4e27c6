#pragma once

#include "app/connection/connection_settings.h"

#include <QDialog>
#include <QHash>
#include <QSet>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace hssreg {

class ConnectionRow;
class MessageLine;
class PathEdit;
class RegionEdit;
class TokenEdit;

//! Asks how to reach HSS and as whom, for this session. Checks while it is being filled in; writes nothing to disk.
class ConnectionDialog final : public QDialog {
    Q_OBJECT
public:
    //! Filled with `start`, but for its token.
    explicit ConnectionDialog(const ConnectionSettings &start, QWidget *parent = nullptr);

    //! What was entered. Has the token.
    [[nodiscard]] ConnectionSettings settings() const;

    void done(int result) override;

private:
    void makeRows();
    void makeFarRows();
    [[nodiscard]] QWidget *makeProxy();
    [[nodiscard]] QLabel *makeLabel(const QString &text, QWidget *input);
    void addRow(ConnectionPart part, const QString &label, QWidget *input, const QString &help);
    void layOut();
    void fill(const ConnectionSettings &start);
    void touched(ConnectionPart part);
    void check();
    [[nodiscard]] QList<ConnectionProblem> problems() const;

    QWidget *m_inside;
    QFormLayout *m_form;
    RegionEdit *m_region;
    QLineEdit *m_endpoint;
    QLineEdit *m_project;
    QComboBox *m_enterpriseProject;
    TokenEdit *m_token;
    PathEdit *m_caFile;
    QComboBox *m_proxy = nullptr;
    QLineEdit *m_proxyUrl = nullptr;
    QSpinBox *m_deadline;
    MessageLine *m_summary;
    QPushButton *m_connect;
    QHash<ConnectionPart, ConnectionRow *> m_rows;
    ConnectionRow *m_endpointRow = nullptr; // below the region, with an endpoint of one's own only
    QSet<ConnectionPart> m_touched; // what is missing is said beside an input only after it was touched
};

} // namespace hssreg
