#pragma once

#include <QHash>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <chrono>
#include <functional>

namespace hssreg {

//! How a run of the real program ended.
struct ProgramEnd {
    int exitCode = -1; //!< -1: it crashed, or had to be killed
    QByteArray out;
    QByteArray err;
    std::chrono::milliseconds took{0};

    //! The objects of standard output; an empty one for a line that is none.
    [[nodiscard]] QList<QJsonObject> objects() const;
    //! The last of them.
    [[nodiscard]] QJsonObject result() const;
    //! All that it printed, for a message.
    [[nodiscard]] QByteArray said() const;
};

//! What a run gets beside its arguments.
struct ProgramInput {
    QHash<QString, QString> environment; //!< beside a path, a home of its own and a UTF-8 locale
    QByteArray input; //!< standard input
    //! Called in the child just before the program starts: only what is safe there.
    std::function<void()> inChild;
};

//! The real command line program as a process. Killed when this goes, if it still runs.
class RealProgram {
public:
    explicit RealProgram(const QStringList &arguments, const ProgramInput &input = {});
    ~RealProgram();
    RealProgram(const RealProgram &) = delete;
    RealProgram &operator=(const RealProgram &) = delete;

    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    void signal(int number) const;
    //! The first line of standard output; waits for it.
    [[nodiscard]] QByteArray firstLine();
    //! Waits for the end.
    [[nodiscard]] ProgramEnd end();

private:
    QTemporaryDir m_home;
    QProcess m_process;
    std::chrono::steady_clock::time_point m_began;
};

//! Runs it from start to end.
[[nodiscard]] ProgramEnd run(const QStringList &arguments, const ProgramInput &input = {});

//! `hss-registry practice` as a process of its own, until this goes.
class PracticeProgram {
public:
    explicit PracticeProgram(const QStringList &options = {});
    ~PracticeProgram();

    //! The line it printed first.
    [[nodiscard]] const QJsonObject &announced() const { return m_announced; }
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] QString token() const;
    [[nodiscard]] QString projectId() const;
    //! Options for a command to reach it; the token comes from a file.
    [[nodiscard]] QStringList identity() const;

private:
    QTemporaryDir m_folder;
    RealProgram m_program;
    QJsonObject m_announced;
};

//! What a file holds; nothing when it can not be read.
[[nodiscard]] QByteArray contentOf(const QString &path);
//! All that the files below a folder hold.
[[nodiscard]] QByteArray everythingIn(const QString &folder);
//! A home of its own that outlives a run.
[[nodiscard]] ProgramInput at(const QTemporaryDir &home);
//! Writes a file and gives its path.
QString written(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes);

} // namespace hssreg
