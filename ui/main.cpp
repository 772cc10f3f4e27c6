#include "app/connection/keychain_store.h"
#include "app/connection/session_store.h"
#include "app/editor/access_editor.h"
#include "app/editor/registry_listing.h"
#include "app/history/diagnostic_log.h"
#include "app/history/history.h"
#include "app/history/journal.h"
#include "app/service/registry_lock.h"
#include "app/support/clock.h"
#include "ui/connection/connection_tools.h"
#include "ui/connection/passcode_prompt.h"
#include "ui/main/live_connection.h"
#include "ui/main/main_window.h"
#include "ui/rotation/run_notice.h"
#include "ui/widgets/dialog_prompts.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;

namespace {

//! A crash must leave no file behind that has the secrets of this process in it.
void forbidCoreFiles()
{
#ifdef Q_OS_UNIX
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
#endif
}

void sayWhoWeAre()
{
    QCoreApplication::setApplicationName(u"hss-registry-access"_s);
    QCoreApplication::setOrganizationName(u"hss-registry-access"_s);
    QCoreApplication::setApplicationVersion(QString::fromLatin1(HSSREG_VERSION));
    QGuiApplication::setApplicationDisplayName(u"HSS Registry Access"_s);
    QGuiApplication::setDesktopFileName(u"io.github.hss_registry.HssRegistryAccess"_s);
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

void describe(QCommandLineParser &options)
{
    options.setApplicationDescription(QCoreApplication::translate(
        "main", "Edit what Huawei Cloud HSS knows about third-party image repositories."));
    options.addHelpOption();
    options.addVersionOption();
    options.addOption(
        {u"practice"_s, QCoreApplication::translate("main", "Start with the built-in practice service.")});
    options.addPositionalArgument(u"FILE"_s,
        QCoreApplication::translate("main", "A plan or draft to open. Nothing is sent."), u"[FILE]"_s);
}

//! Whether only words are wanted, for which no display is needed.
bool wantsWordsOnly(const QCommandLineParser &options)
{
    return options.isSet(u"help"_s) || options.isSet(u"help-all"_s) || options.isSet(u"version"_s);
}

void begin(hssreg::MainWindow &window, const QCommandLineParser &options)
{
    if (options.isSet(u"practice"_s))
        window.startPractice();
    else
        window.connectAtStart();
    if (!options.positionalArguments().isEmpty())
        window.openFile(options.positionalArguments().constFirst());
}

} // namespace

int main(int argc, char *argv[])
{
    forbidCoreFiles();
    sayWhoWeAre();
    QCommandLineParser options;
    describe(options);
    if (options.parse(argumentsOf(argc, argv)) && wantsWordsOnly(options)) {
        const QCoreApplication wordsOnly(argc, argv);
        options.process(wordsOnly);
    }
    const QApplication application(argc, argv);
    QGuiApplication::setWindowIcon(QIcon(u":/app/io.github.hss_registry.HssRegistryAccess.svg"_s));
    options.process(application);

    hssreg::SystemClock clock;
    hssreg::History history(hssreg::historyFile(), clock);
    hssreg::RegistryListing listing(clock);
    hssreg::AccessEditor editor(clock);
    editor.setLockFolder(hssreg::registryLockFolder());
    hssreg::PasscodePrompt asker;
    hssreg::DialogPrompts prompts;
    hssreg::ConnectionStore store(hssreg::defaultConnectionFile());
    hssreg::KeychainStore keychain(hssreg::keychainService, hssreg::attendedLimit);
    hssreg::SessionStore session;
    hssreg::ConnectionSecrets secrets(keychain, session);
    hssreg::DiagnosticLog diagnostics;
    hssreg::AccountLookups lookups(clock, &asker, &diagnostics);
    const hssreg::ConnectionTools tools{
        clock, store, keychain, secrets, lookups, prompts, hssreg::systemImportSources(), &asker};
    hssreg::LiveConnection connection(clock, listing, editor, &asker, &diagnostics);
    hssreg::Journal journal(hssreg::journalFile(), clock);
    hssreg::BusNotices notices;
    hssreg::MainWindow window({editor, listing, connection, prompts, clock, tools, &history, &diagnostics,
        &journal, &notices, hssreg::registryLockFolder()});
    asker.setWindow(&window);
    window.show();
    begin(window, options);
    return QApplication::exec();
}
