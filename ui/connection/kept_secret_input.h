#pragma once

#include "app/connection/secret_place.h"
#include "app/support/secret.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace hssreg {

class PathEdit;
class SecretEdit;

//! One secret of a connection: where it lives, and, where it has to be typed, the secret itself.
class KeptSecretInput final : public QWidget {
    Q_OBJECT
public:
    //! `name` becomes the object name of the line; `label` is what people call the secret.
    KeptSecretInput(SecretRole role, const QString &name, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] SecretRole role() const { return m_role; }
    //! A connection for this session only has no use for a keychain.
    void setKept(bool kept);
    void setKeychain(bool isThere, const QString &keychain);
    void setPlace(const SecretPlace &place);
    [[nodiscard]] SecretPlace place() const;
    //! The place has it already, so that the line may stay empty; until another place is chosen.
    void setStored(bool stored);
    //! Left as it is in its place.
    [[nodiscard]] bool isLeft() const;
    //! Whether it is typed here, rather than read from a variable or a file.
    [[nodiscard]] bool isTyped() const;

    //! The secret as it is now; empty when there is none, or where it is read from does not have it.
    [[nodiscard]] Secret secret() const;
    //! Why a variable or a file does not have it; empty when it does, or it is typed.
    [[nodiscard]] QString sourceProblem() const;
    //! What stands below: what becomes of it.
    [[nodiscard]] QString help() const;
    //! Overwrites what was typed.
    void forget();

Q_SIGNALS:
    void edited();

private:
    void fillPlaces();
    void showPage();
    [[nodiscard]] SecretPlace::Kind kind() const;

    SecretRole m_role;
    QComboBox *m_places;
    QStackedWidget *m_pages;
    SecretEdit *m_secret;
    QLineEdit *m_variable;
    PathEdit *m_path;
    QString m_keychain;
    SecretPlace::Kind m_wanted = SecretPlace::Kind::Keychain; // shown when it is offered
    bool m_kept = true;
    bool m_hasKeychain = true;
    std::optional<SecretPlace> m_stored; // where it is already
};

} // namespace hssreg
