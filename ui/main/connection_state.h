#pragma once

#include <QWidget>

namespace hssreg {

class LiveConnection;
class RegistryListing;
class Sign;
class ToneText;

//! How the connection is, with icon and word: the right end of the tool bar.
class ConnectionState final : public QWidget {
    Q_OBJECT
public:
    //! Refers to both; they must outlive it.
    ConnectionState(
        const LiveConnection &connection, const RegistryListing &listing, QWidget *parent = nullptr);

private:
    void refresh();

    const LiveConnection &m_connection;
    const RegistryListing &m_listing;
    Sign *m_sign;
    ToneText *m_text;
};

} // namespace hssreg
