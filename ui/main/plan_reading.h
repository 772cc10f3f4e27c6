#pragma once

#include "app/rotation/plan_file.h"

#include <QObject>

#include <memory>

class QThread;

namespace hssreg {

//! Reads a plan file beside the window's thread: one of 64 MiB takes a while. One file, one object.
class PlanReading final : public QObject {
    Q_OBJECT
public:
    explicit PlanReading(QString path, QObject *parent = nullptr);
    //! Waits for the end of the reading.
    ~PlanReading() override;
    void start();

    [[nodiscard]] const QString &path() const { return m_path; }
    //! Only after done(). Null when the file could not be read.
    [[nodiscard]] std::unique_ptr<Plan> takePlan() { return std::move(m_plan); }

Q_SIGNALS:
    void done();

private:
    void read();

    QString m_path;
    std::unique_ptr<QThread> m_thread;
    std::unique_ptr<Plan> m_plan; // the thread's until it has finished
};

} // namespace hssreg
