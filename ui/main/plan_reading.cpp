#include "ui/main/plan_reading.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

namespace hssreg {

namespace {

constexpr qint64 most =
    64LL * 1024 * 1024 + 1; // one more than readPlanFile() takes, so that it says what is wrong

} // namespace

PlanReading::PlanReading(QString path, QObject *parent)
    : QObject(parent)
    , m_path(std::move(path))
    , m_thread(QThread::create([this] { read(); }))
{
    connect(m_thread.get(), &QThread::finished, this, &PlanReading::done);
}

PlanReading::~PlanReading()
{
    m_thread->wait();
}

void PlanReading::start()
{
    m_thread->start();
}

void PlanReading::read()
{
    if (!QFileInfo(m_path).isFile()) // a pipe or a device might never end
        return;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return;
    const QByteArray bytes = file.read(most);
    if (file.error() == QFileDevice::NoError)
        m_plan = std::make_unique<Plan>(readPlanFile(bytes));
}

} // namespace hssreg
