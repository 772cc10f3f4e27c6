#pragma once

#include "app/command/command_line.h"
#include "app/command/option_tree.h"

namespace hssreg {

//! Whether a text can be the name of an environment variable, as a shell writes them.
[[nodiscard]] bool isVariableName(QStringView text);

//! Turns the texts of a parsed tree into the options of a command, and remembers the first that does not fit.
class OptionReader {
    Q_DECLARE_TR_FUNCTIONS(OptionReader)
public:
    //! Refers to the tree after it parsed.
    explicit OptionReader(const OptionTree &tree)
        : m_tree(tree)
    {
    }
    //! What is wrong; empty when nothing is.
    [[nodiscard]] const QString &fault() const { return m_fault; }

    [[nodiscard]] GlobalOptions global();
    [[nodiscard]] CommandOptions command();

private:
    void proxy(GlobalOptions &options);
    void credential(GlobalOptions &options);
    [[nodiscard]] ListOptions list();
    [[nodiscard]] UpdateOptions update();
    [[nodiscard]] CheckOptions check();
    [[nodiscard]] AddOptions add();
    [[nodiscard]] DeleteOptions remove();
    [[nodiscard]] UploadCommandOptions uploadCommand();
    [[nodiscard]] SyncOptions sync();
    [[nodiscard]] ConnectionOptions connection();
    [[nodiscard]] HistoryOptions history();
    [[nodiscard]] RotateOptions rotate();
    [[nodiscard]] StopRule stopRule();
    [[nodiscard]] RotationShard shard();
    void connectionSecrets(ConnectionOptions &options);
    [[nodiscard]] QString secretPlace(const char *name);
    [[nodiscard]] PasswordSource fields(AccessUpdate &change);
    [[nodiscard]] PasswordSource password(Field field);
    [[nodiscard]] std::optional<std::chrono::seconds> wait(int unless);
    [[nodiscard]] static QString passwordMissing();
    [[nodiscard]] int secretsFromInput() const;
    void onlyOneFromInput(const PasswordSource &password);
    [[nodiscard]] PracticeOptions practice();
    [[nodiscard]] CompletionOptions completion();

    [[nodiscard]] QString text(const char *name) { return m_tree.value(name).value_or(QString()); }
    [[nodiscard]] QString fileName(const char *name);
    [[nodiscard]] QString nonEmpty(const char *name);
    [[nodiscard]] QString choice(const char *name);
    [[nodiscard]] int number(const char *name, int least, int most, int unless);
    void wrong(const QString &fault)
    {
        if (m_fault.isEmpty())
            m_fault = fault;
    }

    const OptionTree &m_tree;
    QString m_fault;
};

} // namespace hssreg
