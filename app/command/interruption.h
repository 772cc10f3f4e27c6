#pragma once

#include <QObject>

namespace hssreg {

//! SIGINT and SIGTERM as a Qt signal. The handler does no more than write to a pipe. Until watch() there is nothing
//! to finish and nothing to tell, and reading a pipe or a terminal may block: then a signal ends the program at once,
//! with the exit code for it. One object at a time; after it, signals are ignored.
class Interruption final : public QObject {
    Q_OBJECT
public:
    explicit Interruption(QObject *parent = nullptr);
    ~Interruption() override;

    //! From now on signals are told, no longer followed at once.
    void watch();
    //! How often the program was told to stop. A burst, as timeout(1) sends it, counts once.
    [[nodiscard]] int times() const { return m_times; }
    //! Becomes readable with a signal: for a wait that blocks the event loop. collect() before times() then.
    [[nodiscard]] int descriptor() const { return m_readEnd; }
    //! Takes in what came while the event loop did not run.
    void collect();

Q_SIGNALS:
    void interrupted(int times);

private:
    void install(int signal, void (*handler)(int));

    int m_readEnd = -1;
    int m_writeEnd = -1;
    int m_times = 0;
    qint64 m_countedAt = 0;
};

} // namespace hssreg
