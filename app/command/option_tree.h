#pragma once

#include "app/access/field.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

#include <optional>

namespace hssreg {

//! `--registry-addr` for registry_addr: the option that sets a member of the body which is no secret.
[[nodiscard]] QString optionFor(Field field);

//! The ways in which a secret member of the body can be given; none of them takes the secret as its value.
struct SecretOptions {
    QString file; //!< `--registry-password-file`
    QString environment; //!< `--registry-password-env`
    QString prompt; //!< `--ask-registry-password`
};
[[nodiscard]] SecretOptions secretOptionsFor(Field field);

//! The words in the help's `text|json|FILE|-` that can be typed as they are: `text`, `json`.
[[nodiscard]] QStringList wordsOf(const CLI::Option &option);
//! Whether a placeholder in it stands for a file.
[[nodiscard]] bool takesFile(const CLI::Option &option);

//! The grammar of the command line as CLI11 knows it: commands, options, their help. No more: every value stays a
//! text, so that what is wrong with it is said in our words, without the value.
class OptionTree {
    Q_DECLARE_TR_FUNCTIONS(OptionTree)
public:
    OptionTree();

    [[nodiscard]] CLI::App &root() { return m_root; }
    [[nodiscard]] const CLI::App &root() const { return m_root; }
    //! The command that was given; null when there was none.
    [[nodiscard]] const CLI::App *command() const;

    //! The value of an option or positional of the command or of the whole program, if it was given.
    [[nodiscard]] std::optional<QString> value(const char *name) const;
    [[nodiscard]] std::optional<QString> value(const QString &name) const;
    //! All values of a positional that takes several.
    [[nodiscard]] QStringList values(const char *name) const;
    [[nodiscard]] bool isSet(const char *name) const { return value(name).has_value(); }
    //! Whether there is an option of that name, of any command, that takes a value.
    [[nodiscard]] bool takesValue(const QString &name) const;
    //! The words that an option or positional of the command takes, if it takes only such.
    [[nodiscard]] QStringList choices(const char *name) const;

private:
    [[nodiscard]] const CLI::Option *find(const char *name) const;
    void addGlobalOptions();
    void addIdentityOptions();
    void addCredentialOptions();
    void addListing();
    void addUpdate();
    void addFields(CLI::App &update);
    void addSecretField(CLI::App &command, Field field);
    void addCheck();
    void addMore();
    void addConnection();
    void addOffline();
    void addRotate();
    CLI::App *addCommand(const char *name, const QString &does);

    CLI::App m_root;
};

} // namespace hssreg
