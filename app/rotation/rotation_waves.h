#pragma once

namespace hssreg {

//! The waves of a run: the first item alone, then a tenth of them, then the rest; each begins when all of the one
//! before has ended with its proof.
class RotationWaves {
public:
    enum class Wave { First, Tenth, Rest };

    //! Without a canary all is one wave.
    RotationWaves(int items, bool canary);

    [[nodiscard]] Wave wave() const { return m_wave; }
    //! Whether one more item may be started.
    [[nodiscard]] bool mayStart() const { return m_started < allowed(); }
    void started() { ++m_started; }
    //! One that was started did not come to an end: it waits again.
    void returned() { --m_started; }
    //! One that was started came to its end.
    void ended();
    //! One that had come to its end is to be started once more.
    void again();

private:
    [[nodiscard]] int allowed() const;

    int m_items;
    Wave m_wave;
    int m_started = 0;
    int m_ended = 0;
};

} // namespace hssreg
