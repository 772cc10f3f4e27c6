#include "tests/process/real_program.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>

#include <csignal>

namespace hssreg {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto longest = 120s; // of any run; far beyond every deadline of the tests

QProcessEnvironment cleanEnvironment(const QString &home)
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment clean;
    for (const char *kept : {"PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS", "LD_LIBRARY_PATH"}) {
        const QString name = QString::fromLatin1(kept);
        if (ours.contains(name))
            clean.insert(name, ours.value(name));
    }
    clean.insert(u"HOME"_s, home);
    clean.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return clean;
}

} // namespace

QList<QJsonObject> ProgramEnd::objects() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

QJsonObject ProgramEnd::result() const
{
    const QList<QJsonObject> all = objects();
    return all.isEmpty() ? QJsonObject() : all.last();
}

QByteArray ProgramEnd::said() const
{
    return "exit code " + QByteArray::number(exitCode) + "\n--- out\n" + out + "--- err\n" + err;
}

RealProgram::RealProgram(const QStringList &arguments, const ProgramInput &input)
    : m_began(std::chrono::steady_clock::now())
{
    QProcessEnvironment environment = cleanEnvironment(m_home.path());
    for (auto it = input.environment.begin(); it != input.environment.end(); ++it)
        environment.insert(it.key(), it.value());
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(m_home.path());
    if (input.inChild)
        m_process.setChildProcessModifier(input.inChild);
    m_process.start(QStringLiteral(HSSREG_PROGRAM), arguments);
    if (!m_process.waitForStarted())
        qFatal("The program could not be started");
    m_process.write(input.input);
    m_process.closeWriteChannel();
}

RealProgram::~RealProgram()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void RealProgram::signal(int number) const
{
    const auto process = pid_t(m_process.processId());
    if (process > 0) // 0, after its end, would mean our own group
        ::kill(process, number);
}

QByteArray RealProgram::firstLine()
{
    const auto until = std::chrono::steady_clock::now() + longest;
    while (!m_process.canReadLine() && std::chrono::steady_clock::now() < until) {
        if (!m_process.waitForReadyRead(1000) && m_process.state() == QProcess::NotRunning)
            break;
    }
    return m_process.readLine();
}

ProgramEnd RealProgram::end()
{
    const bool ended = m_process.state() == QProcess::NotRunning
        || m_process.waitForFinished(int(std::chrono::milliseconds(longest).count()));
    const auto took = std::chrono::steady_clock::now() - m_began;
    const bool whole = ended && m_process.exitStatus() == QProcess::NormalExit;
    return {whole ? m_process.exitCode() : -1, m_process.readAllStandardOutput(),
        m_process.readAllStandardError(), std::chrono::duration_cast<std::chrono::milliseconds>(took)};
}

ProgramEnd run(const QStringList &arguments, const ProgramInput &input)
{
    return RealProgram(arguments, input).end();
}

PracticeProgram::PracticeProgram(const QStringList &options)
    : m_program(QStringList{u"practice"_s} + options)
    , m_announced(QJsonDocument::fromJson(m_program.firstLine()).object())
{
    written(m_folder, u"token"_s, token().toUtf8() + '\n');
}

PracticeProgram::~PracticeProgram()
{
    m_program.signal(SIGTERM);
    const ProgramEnd end = m_program.end();
    if (end.exitCode != 0)
        qWarning("The practice service ended badly: %s", end.said().constData());
}

QString PracticeProgram::endpoint() const
{
    return m_announced.value("endpoint"_L1).toString();
}

QString PracticeProgram::token() const
{
    return m_announced.value("token"_L1).toString();
}

QString PracticeProgram::projectId() const
{
    return m_announced.value("project_id"_L1).toString();
}

QStringList PracticeProgram::identity() const
{
    return {u"--endpoint"_s, endpoint(), u"--project-id"_s, projectId(), u"--token-file"_s,
        m_folder.filePath(u"token"_s)};
}

QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A test file could not be written");
    return file.fileName();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        all += contentOf(files.next());
    return all;
}

ProgramInput at(const QTemporaryDir &home)
{
    return {{{QStringLiteral("HOME"), home.path()}}, {}, {}};
}

} // namespace hssreg
