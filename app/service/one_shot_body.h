#pragma once

#include "app/support/secret.h"

#include <QIODevice>

namespace hssreg {

//! The body of a request that must leave this machine at most once. Sequential, so that Qt can not rewind it: Qt
//! sends a request again by itself when the server closes before it answers, and no setting turns that off.
//! Keeps its own copy of the bytes, since it may outlive the call that made it, and overwrites it when it goes.
class OneShotBody final : public QIODevice {
    Q_OBJECT
public:
    explicit OneShotBody(const WipedBytes &bytes, QObject *parent = nullptr);

    //! Bytes that were taken may have left this machine; none taken have not.
    [[nodiscard]] bool anyTaken() const { return m_taken > 0; }
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] qint64 size() const override { return qint64(m_bytes.size()); }
    //! Refused in silence: Qt tries it before it sends a request again, and warns when QIODevice says no.
    bool seek(qint64 position) override;

protected:
    qint64 readData(char *to, qint64 most) override;
    qint64 writeData(const char *from, qint64 bytes) override;

private:
    WipedBytes m_bytes;
    std::size_t m_taken = 0;
};

} // namespace hssreg
