#include "app/connection/secret_source.h"

#include "app/support/text.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>

#include <algorithm>
#include <cstdlib>
#include <cstring>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

constexpr std::size_t mostBytes = 1024 * 1024;
constexpr std::size_t firstBlock = 4096;
constexpr int standardInput = 0;

using Kind = SecretSourceError::Kind;

class SecretSource {
    Q_DECLARE_TR_FUNCTIONS(hssreg::SecretSource)
};

// Decoded into memory of ours: QString would leave a copy behind.
Result<Secret, SecretSourceError> decoded(QByteArrayView bytes, const QString &where)
{
    if (bytes.isEmpty())
        return SecretSourceError{Kind::Empty, where};
    // a byte order mark is kept like every other character: nothing is trimmed
    QStringDecoder decoder(
        QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    std::vector<QChar, WipingAllocator<QChar>> text(std::size_t(decoder.requiredSpace(bytes.size())));
    const QChar *end = decoder.appendToBuffer(text.data(), bytes);
    if (decoder.hasError())
        return SecretSourceError{Kind::NotUtf8, where};
    return Secret(QStringView(text.data(), end));
}

QByteArrayView withoutLineEnd(QByteArrayView bytes)
{
    if (!bytes.endsWith('\n'))
        return bytes;
    bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return bytes;
}

bool readFailed(const QIODevice &device)
{
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    return file != nullptr && file->error() != QFileDevice::NoError;
}

// To the end, or to one byte over the limit.
std::optional<WipedBytes> readAll(QIODevice &device)
{
    WipedBytes bytes;
    std::size_t filled = 0;
    while (filled <= mostBytes) {
        if (filled == bytes.size())
            bytes.resize(std::min(mostBytes + 1, std::max(firstBlock, 2 * bytes.size())));
        const qint64 got = device.read(bytes.data() + filled, qint64(bytes.size() - filled));
        if (got <= 0)
            break;
        filled += std::size_t(got);
    }
    if (readFailed(device))
        return std::nullopt;
    bytes.resize(filled);
    return bytes;
}

} // namespace

QString secretSourceText(const SecretSourceError &error)
{
    const QString where = visible(error.where);
    switch (error.kind) {
    case Kind::NotThere: return SecretSource::tr("“%1” does not exist or is not set.").arg(where);
    case Kind::NotReadable: return SecretSource::tr("“%1” can not be read.").arg(where);
    case Kind::Empty: return SecretSource::tr("“%1” is empty.").arg(where);
    case Kind::NotUtf8: return SecretSource::tr("What “%1” holds is not text in UTF-8.").arg(where);
    case Kind::TooLarge: return SecretSource::tr("“%1” holds more than 1 MiB.").arg(where);
    }
    return {};
}

Result<Secret, SecretSourceError> secretFromFile(const QString &path)
{
    // unbuffered: what is read goes nowhere but into our own memory
    constexpr auto mode = QIODevice::ReadOnly | QIODevice::Unbuffered;
    if (path == "-"_L1) {
        QFile input;
        const QString where = SecretSource::tr("standard input");
        if (!input.open(standardInput, mode))
            return SecretSourceError{Kind::NotReadable, where};
        return secretFromDevice(input, where);
    }
    QFile file(path);
    if (!file.exists())
        return SecretSourceError{Kind::NotThere, path};
    if (!file.open(mode))
        return SecretSourceError{Kind::NotReadable, path};
    return secretFromDevice(file, path);
}

Result<Secret, SecretSourceError> secretFromDevice(QIODevice &device, const QString &where)
{
    const std::optional<WipedBytes> bytes = readAll(device);
    if (!bytes)
        return SecretSourceError{Kind::NotReadable, where};
    if (bytes->size() > mostBytes)
        return SecretSourceError{Kind::TooLarge, where};
    return decoded(withoutLineEnd(QByteArrayView(bytes->data(), qsizetype(bytes->size()))), where);
}

Result<Secret, SecretSourceError> secretFromEnvironment(const QString &name)
{
    // not through Qt, which would make a copy; a name with an equals sign would find a part of another value
    const QByteArray variable = QFile::encodeName(name);
    const bool canBeSet = !variable.isEmpty() && !variable.contains('=') && !variable.contains('\0');
    const char *value = canBeSet ? std::getenv(variable.constData()) : nullptr;
    if (value == nullptr)
        return SecretSourceError{Kind::NotThere, name};
    const std::size_t size = std::strlen(value);
    if (size > mostBytes)
        return SecretSourceError{Kind::TooLarge, name};
    return decoded(QByteArrayView(value, qsizetype(size)), name);
}

} // namespace hssreg
