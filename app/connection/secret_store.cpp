#include "app/connection/secret_store.h"

#include <QCoreApplication>

namespace hssreg {

namespace {

class SecretStores {
    Q_DECLARE_TR_FUNCTIONS(hssreg::SecretStores)
};

} // namespace

QString secretTroubleText(SecretTrouble trouble)
{
    switch (trouble) {
    case SecretTrouble::Absent: return SecretStores::tr("It is not there. Enter it once more.");
    case SecretTrouble::Denied:
        return SecretStores::tr(
            "The keychain did not give access. Unlock it, or allow this program to use it.");
    case SecretTrouble::NoKeychain:
        return SecretStores::tr(
            "There is no keychain on this computer, or it can not be reached. Secrets can be kept for "
            "this session, or come from env:NAME or file:PATH.");
    case SecretTrouble::TimedOut:
        return SecretStores::tr(
            "The keychain did not answer in time. It may be locked and waiting for its password.");
    case SecretTrouble::Cancelled: return SecretStores::tr("Cancelled.");
    }
    Q_UNREACHABLE();
}

} // namespace hssreg
