#include "app/command/add_option.h"
#include "app/command/option_tree.h"

namespace hssreg {

namespace {

constexpr int mostHosts = 1000;

} // namespace

void OptionTree::addRotate()
{
    CLI::App *rotate = addCommand("rotate",
        tr("Give many repositories their new login, as a plan says; what is under way survives a crash."));
    addValue(*rotate, "FILE", "", tr("The plan; - is standard input."))->required();
    addSwitch(*rotate, "--dry-run", tr("Check, print the requests, masked, and send nothing."));
    addValue(*rotate, "--journal", "FILE",
        tr("Where the run keeps how far it is. Default: rotation.sqlite in the user's data directory."));
    CLI::Option *resume = addSwitch(*rotate, "--resume",
        tr("Go on with the unfinished run of the journal: what was confirmed is not sent again."));
    addSwitch(*rotate, "--discard", tr("Forget the unfinished run of the journal and start anew."))
        ->excludes(resume);
    addValue(*rotate, "--concurrency", "N", tr("Updates on their way at once, 1 to 64. Default: 16."));
    addValue(*rotate, "--rate", "N",
        tr("Requests a second to begin with and at most, 1 to 10000. Default: what the service allows."));
    addValue(*rotate, "--shard", "I/N",
        tr("Only part I of N, from 1: programs that share a plan need not talk to each other."));
    addSwitch(*rotate, "--no-canary",
        tr("All at once. Default: one repository with its proof, then a tenth, then the rest."));
    addValue(*rotate, "--stop-after", "K|X%",
        tr("Start nothing new after so many failures, 0 for never. Default: 10%, but not before 3. What HSS "
           "reports only after an update counts when its proof has come."));
    addSwitch(*rotate, "--skip-check", tr("Do not test the logins at the repositories themselves first."));
    addValue(*rotate, "--report", "FILE",
        tr("Write what became of each: .html, .json, .jsonl (JSON Lines), else CSV. Only its owner may read "
           "it."));
    addValue(*rotate, "--consent-host", "HOST",
        tr("Sign in at this host, too, where the plan names it as an endpoint that is not the connection's "
           "own. "
           "Can be given more than once."))
        ->expected(1, mostHosts)
        ->allow_extra_args(false);
}

} // namespace hssreg
