#pragma once

#include <QByteArray>
#include <QObject>

#include <chrono>

namespace hssreg {

class Clock;

//! Puts a secret on the clipboard and takes it away again, unless something else is there by then: after 30 s, and
//! when this object goes.
class ClipboardGuard final : public QObject {
    Q_OBJECT
public:
    //! How long a secret stays on the clipboard: product.md, principle 4.
    static constexpr std::chrono::seconds stay{30};

    //! Refers to the clock, which must outlive it.
    explicit ClipboardGuard(Clock &clock, QObject *parent = nullptr);
    ~ClipboardGuard() override;

    void put(QStringView secret);

Q_SIGNALS:
    //! The secret was taken from the clipboard.
    void cleared();

private:
    void clearIfOurs();

    Clock &m_clock;
    QByteArray m_digest; //!< of what was put there; empty: nothing
    int m_round = 0; //!< a wake-up of an earlier round is none
};

} // namespace hssreg
