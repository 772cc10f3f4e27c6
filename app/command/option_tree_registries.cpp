#include "app/command/add_option.h"
#include "app/command/option_tree.h"

namespace hssreg {

void OptionTree::addCheck()
{
    CLI::App *check = addCommand(
        "check", tr("Test a login at the repository itself, from this computer, before HSS is told."));
    addValue(*check, "ID", "", tr("Take what HSS has about this repository; fields go before it."));
    addFields(*check);
    addValue(*check, "--registry-type", "Harbor|Jfrog|Other", tr("What kind of repository it is."));
    check->option_defaults()->group(tr("Options").toStdString());
    addValue(*check, "--consent-host", "HOST",
        tr("Send the login to this host, too, if the repository says that it issues its tokens."));
}

void OptionTree::addMore()
{
    CLI::App *add = addCommand("add", tr("Connect a new repository to HSS."));
    addFields(*add);
    addValue(*add, "--registry-name", "TEXT", tr("Its name in HSS."));
    addValue(*add, "--registry-type", "Harbor|Jfrog", tr("What kind of repository it is."));
    add->option_defaults()->group(tr("Options").toStdString());
    addWait(*add, 60, tr("Read back until HSS could log in, this long at most. Default: 60."));

    CLI::App *remove =
        addCommand("delete", tr("Remove repositories from HSS; asks on a terminal, unless told --yes."));
    addValues(*remove, "ID", tr("The repository IDs."))->required();
    addSwitch(*remove, "--yes", tr("Do not ask."));

    CLI::App *upload = addCommand(
        "upload-command", tr("Print the commands that upload the scan component; they hold the password."));
    addValue(*upload, "ID", "", tr("The repository ID."))->required();
    addSecretField(*upload, Field::RegistryPassword);

    CLI::App *sync = addCommand("sync", tr("Let HSS synchronise repositories now, and follow that."));
    addValues(*sync, "ID", tr("The repository IDs."));
    addSwitch(*sync, "--all", tr("All repositories."));
    CLI::Option *still = addSwitch(*sync, "--no-wait", tr("Do not follow it."));
    addWait(*sync, 600, tr("Follow it this long at most. Default: 600."))->excludes(still);

    addCommand("clusters", tr("List the clusters that HSS knows, and whether they can be a jump cluster."));
    addCommand("statistics", tr("Count the repositories that are connected, and those that are abnormal."));
}

void OptionTree::addConnection()
{
    CLI::App *connection = addCommand("connection", tr("The connections: add, import, test, remove."));
    addValue(*connection, "ACTION", "list|add|import|remove|test", tr("list, add, import, remove or test."))
        ->required();
    addValue(*connection, "NAME", "", tr("The connection; for import, what to call it."));
    addValue(*connection, "--from", "TEXT",
        tr("import: the settings to take, as the list without it names them."));
    addValue(*connection, "--iam-user", "NAME", tr("add: sign in as this IAM user."));
    addValue(*connection, "--iam-account", "NAME", tr("add: the account that the IAM user belongs to."));
    addValue(*connection, "--iam-user-id", "ID",
        tr("add: the ID of the IAM user, for a virtual MFA code, which is then asked for."));
    addValue(*connection, "--iam-password-file", "FILE|-",
        tr("add: a file that holds the password of the IAM user; - is standard input."));
    addSwitch(*connection, "--ask-iam-password", tr("add: ask for the password on the terminal."));
    addValue(*connection, "--secret-from", "env:NAME|file:PATH",
        tr("add: read the secret from there at every use, instead of keeping it in the keychain."));
    addValue(*connection, "--proxy-user", "NAME", tr("add: log in to the proxy as this user."));
    CLI::Option *kept = addValue(*connection, "--proxy-password-file", "FILE|-",
        tr("add: a file that holds the proxy's password; - is standard input."));
    addValue(*connection, "--proxy-secret-from", "env:NAME|file:PATH",
        tr("add: read the proxy's password from there at every use."))
        ->excludes(kept);
    addSwitch(*connection, "--yes", tr("remove: do not ask."));
}

} // namespace hssreg
