#pragma once

#include "app/command/surroundings.h"
#include "app/rotation/rotation_run.h"

#include <QObject>
#include <QTimer>

namespace hssreg {

//! How far a run is, on standard error: on a terminal one line that is written over, else a line now and then. Nothing
//! with --quiet or --output json.
class ProgressLine final : public QObject {
    Q_OBJECT
public:
    //! Refers to both.
    ProgressLine(const Surroundings &surroundings, const RotationRun &run);
    ~ProgressLine() override;

    void start();
    void stop();
    //! Takes the line off the terminal, so that something else can be written; it comes back by itself.
    void clear();

private:
    void show();
    [[nodiscard]] QString text() const;

    const Surroundings &m_surroundings;
    const RotationRun &m_run;
    QTimer m_timer;
    QString m_last;
    bool m_shown = false;
};

} // namespace hssreg
