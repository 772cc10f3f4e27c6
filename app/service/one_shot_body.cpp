#include "app/service/one_shot_body.h"

#include <algorithm>

namespace hssreg {

OneShotBody::OneShotBody(const WipedBytes &bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(bytes)
{
    // unbuffered: QIODevice's own buffer would be one more copy, and would hide what was taken
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return qint64(m_bytes.size() - m_taken);
}

bool OneShotBody::seek(qint64 position)
{
    // of an empty body nobody can tell whether the request already left, so it counts as gone
    return !m_bytes.empty() && position == qint64(m_taken);
}

qint64 OneShotBody::readData(char *to, qint64 most)
{
    const std::size_t count = std::min(std::size_t(most), m_bytes.size() - m_taken);
    if (count == 0)
        return -1;
    std::copy_n(m_bytes.data() + m_taken, count, to);
    m_taken += count;
    return qint64(count);
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace hssreg
