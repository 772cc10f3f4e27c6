// What the parser makes of arguments, and that what it says about wrong ones repeats no value.

#include "app/access/access_fields.h"
#include "app/command/exit_codes.h"
#include "app/command/option_tree.h"
#include "app/command/parse_options.h"

#include <QTest>

using namespace hssreg;
using namespace Qt::StringLiterals;

namespace {

// Stands for a password or token that somebody typed where none belongs.
constexpr auto marker = "S3cret-Marker";

CommandLine parsed(const QString &arguments)
{
    Result<CommandLine, ParseStop> line = parseCommandLine(arguments.split(u' ', Qt::SkipEmptyParts));
    if (!line.ok())
        qFatal("%s", qPrintable(line.error().text));
    return std::move(line).value();
}

template <typename Options> Options optionsOf(const QString &arguments)
{
    CommandLine line = parsed(arguments);
    return std::move(std::get<Options>(line.command));
}

ParseStop stopOf(const QStringList &arguments)
{
    const Result<CommandLine, ParseStop> line = parseCommandLine(arguments);
    return line.ok() ? ParseStop{-1, u"was accepted"_s} : line.error();
}

} // namespace

class CommandLineTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyGlobalOptionIsTakenBeforeAndAfterTheCommand_data();
    void everyGlobalOptionIsTakenBeforeAndAfterTheCommand();
    void listTakesFilters();
    void updateTakesEveryMemberOfTheBody_data();
    void updateTakesEveryMemberOfTheBody();
    void anEmptyValueIsAValue_data();
    void anEmptyValueIsAValue();
    void theWaitTakesItsSecondsAfterAnEqualsSignOnly();
    void passwordSourcesAreNames_data();
    void passwordSourcesAreNames();
    void theOtherCommandsTakeTheirOptions();
    void practiceTakesNumbers();
    void wrongCommandLinesAreSaidWithoutValues_data();
    void wrongCommandLinesAreSaidWithoutValues();
    void helpAndVersionAreAnswers_data();
    void helpAndVersionAreAnswers();
    void noOptionIsNamedLikeASecret();
};

void CommandLineTest::everyGlobalOptionIsTakenBeforeAndAfterTheCommand_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("reads");
    QTest::newRow("endpoint") << u"--endpoint https://e"_s << u"endpoint=https://e"_s;
    QTest::newRow("region") << u"--region cn-north-4"_s << u"region=cn-north-4"_s;
    QTest::newRow("project") << u"--project-id p"_s << u"project=p"_s;
    QTest::newRow("enterprise project") << u"--enterprise-project-id 0"_s << u"enterprise=0"_s;
    QTest::newRow("token file") << u"--token-file -"_s << u"token=-"_s;
    QTest::newRow("authorities") << u"--ca-file ca.pem"_s << u"ca=ca.pem"_s;
    QTest::newRow("proxy") << u"--proxy http://p:1"_s << u"proxy=http://p:1"_s;
    QTest::newRow("no proxy") << u"--proxy none"_s << u"no-proxy"_s;
    QTest::newRow("the system's proxy") << u"--proxy system"_s << u"system-proxy"_s;
    QTest::newRow("a kept connection") << u"--connection prod"_s << u"connection=prod"_s;
    QTest::newRow("address of IAM") << u"--iam-endpoint https://i"_s << u"iam=https://i"_s;
    QTest::newRow("keys") << u"--access-key AK --secret-key-file f"_s << u"AK/f/"_s;
    QTest::newRow("temporary keys") << u"--access-key AK --secret-key-file f --security-token-file -"_s
                                    << u"AK/f/-"_s;
    QTest::newRow("timeout") << u"--timeout 7"_s << u"timeout=7"_s;
    QTest::newRow("with an equals sign") << u"--timeout=7"_s << u"timeout=7"_s;
    QTest::newRow("output") << u"--output json"_s << u"json"_s;
    QTest::newRow("quiet") << u"--quiet"_s << u"quiet"_s;
    QTest::newRow("verbose") << u"--verbose"_s << u"verbose"_s;
    QTest::newRow("log") << u"--log f"_s << u"log=f"_s;
}

void CommandLineTest::everyGlobalOptionIsTakenBeforeAndAfterTheCommand()
{
    QFETCH(QString, options);
    QFETCH(QString, reads);
    const auto described = [](const GlobalOptions &global) {
        QStringList words;
        const auto add = [&words](const QString &name, const std::optional<QString> &value) {
            if (value)
                words.append(name + u'=' + *value);
        };
        add(u"endpoint"_s, global.endpoint);
        add(u"region"_s, global.region);
        add(u"project"_s, global.projectId);
        add(u"enterprise"_s, global.enterpriseProjectId);
        add(u"token"_s, global.tokenFile);
        if (!global.caFile.isEmpty())
            add(u"ca"_s, global.caFile);
        if (global.proxy == ProxyUse::Url)
            add(u"proxy"_s, global.proxyUrl);
        if (global.proxy == ProxyUse::None)
            words.append(u"no-proxy"_s);
        if (global.proxy == ProxyUse::System)
            words.append(u"system-proxy"_s);
        if (!global.connection.isEmpty())
            add(u"connection"_s, global.connection);
        if (!global.iamEndpoint.isEmpty())
            add(u"iam"_s, global.iamEndpoint);
        if (!global.accessKey.isEmpty())
            words.append(
                QStringList{global.accessKey, global.secretKeyFile, global.securityTokenFile}.join(u'/'));
        if (global.timeout)
            add(u"timeout"_s, QString::number(global.timeout->count()));
        if (global.format == OutputFormat::Json)
            words.append(u"json"_s);
        if (global.quiet)
            words.append(u"quiet"_s);
        if (global.verbose)
            words.append(u"verbose"_s);
        if (!global.logFile.isEmpty())
            add(u"log"_s, global.logFile);
        return words.join(u' ');
    };
    QCOMPARE(described(parsed(options + u" list"_s).global), reads);
    QCOMPARE(described(parsed(u"list "_s + options).global), reads);
    QCOMPARE(described(parsed(u"show id "_s + options).global), reads);
    QCOMPARE(described(parsed(u"show "_s + options + u" id"_s).global), reads);
}

void CommandLineTest::listTakesFilters()
{
    const auto list = optionsOf<ListOptions>(u"list --status fail --type jfrog --find x"_s);
    QCOMPARE(list.status, u"fail"_s);
    QCOMPARE(list.type, u"Jfrog"_s);
    QCOMPARE(list.find, u"x"_s);
    // a command's name is an ID like any other
    QCOMPARE(optionsOf<ShowOptions>(u"show list"_s).id, u"list"_s);
}

void CommandLineTest::updateTakesEveryMemberOfTheBody_data()
{
    QTest::addColumn<Field>("field");
    QTest::addColumn<QString>("option");
    for (const FieldEntry &entry : accessFields()) {
        if (entry.place == Place::Body && !entry.secret)
            QTest::newRow(entry.name.data()) << entry.field << optionFor(entry.field);
    }
}

void CommandLineTest::updateTakesEveryMemberOfTheBody()
{
    QFETCH(Field, field);
    QFETCH(QString, option);
    const auto update = optionsOf<UpdateOptions>(u"update r1 "_s + option + u" value"_s);
    QCOMPARE(update.id, u"r1"_s);
    QCOMPARE(update.change.members(), QList<Field>{field});
    QCOMPARE(update.change.text(field), u"value"_s);
    QVERIFY(!update.wait && !update.dryRun && update.ifUnchanged.isEmpty());
}

void CommandLineTest::anEmptyValueIsAValue_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("as an argument of its own")
        << QStringList{u"update"_s, u"r1"_s, u"--namespace"_s, QString(), u"--dry-run"_s};
    QTest::newRow("after an equals sign")
        << QStringList{u"update"_s, u"r1"_s, u"--namespace="_s, u"--dry-run"_s};
    QTest::newRow("at the end") << QStringList{u"update"_s, u"r1"_s, u"--dry-run"_s, u"--namespace="_s};
}

void CommandLineTest::anEmptyValueIsAValue()
{
    QFETCH(QStringList, arguments);
    Result<CommandLine, ParseStop> line = parseCommandLine(arguments);
    QVERIFY2(line.ok(), line.ok() ? "" : qPrintable(line.error().text));
    const CommandLine read = std::move(line).value();
    const auto &update = std::get<UpdateOptions>(read.command);
    QVERIFY(update.dryRun);
    QVERIFY(update.change.text(Field::Namespace).has_value());
    QVERIFY(update.change.text(Field::Namespace)->isEmpty());
}

void CommandLineTest::theWaitTakesItsSecondsAfterAnEqualsSignOnly()
{
    using std::chrono::seconds;
    QCOMPARE(optionsOf<UpdateOptions>(u"update --wait r1 --protocol http"_s).wait, seconds(60));
    QCOMPARE(optionsOf<UpdateOptions>(u"update --wait r1 --protocol http"_s).id, u"r1"_s);
    QCOMPARE(optionsOf<UpdateOptions>(u"update --wait=5 r1 --protocol http"_s).wait, seconds(5));
    const auto unchanged = optionsOf<UpdateOptions>(u"update r1 --protocol http --if-unchanged f"_s);
    QCOMPARE(unchanged.ifUnchanged, u"f"_s);
    QVERIFY(!unchanged.wait);
}

void CommandLineTest::passwordSourcesAreNames_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("where");
    const auto kind = [](PasswordSource::Kind each) { return int(each); };
    QTest::newRow("file") << u"--registry-password-file f"_s << kind(PasswordSource::Kind::File) << u"f"_s;
    QTest::newRow("standard input") << u"--registry-password-file -"_s << kind(PasswordSource::Kind::File)
                                    << u"-"_s;
    QTest::newRow("environment") << u"--registry-password-env A_1"_s
                                 << kind(PasswordSource::Kind::Environment) << u"A_1"_s;
    QTest::newRow("prompt") << u"--ask-registry-password"_s << kind(PasswordSource::Kind::Prompt)
                            << QString();
}

void CommandLineTest::passwordSourcesAreNames()
{
    QFETCH(QString, options);
    QFETCH(int, kind);
    QFETCH(QString, where);
    const auto update = optionsOf<UpdateOptions>(u"update r1 "_s + options);
    QCOMPARE(int(update.password.kind), kind);
    QCOMPARE(update.password.where, where);
    QVERIFY(update.change.isEmpty());
}

void CommandLineTest::theOtherCommandsTakeTheirOptions()
{
    using std::chrono::seconds;
    QCOMPARE(optionsOf<ListOptions>(u"list --plan f"_s).planFile, u"f"_s);
    QVERIFY(optionsOf<UpdateOptions>(u"update r1 --protocol http --sync"_s).sync);

    const auto check = optionsOf<CheckOptions>(
        u"check --registry-addr a --registry-type jfrog --ask-registry-password --consent-host h:1"_s);
    QVERIFY(check.id.isEmpty());
    QCOMPARE(check.login.text(Field::RegistryAddr), u"a"_s);
    QCOMPARE(check.type, u"Jfrog"_s);
    QCOMPARE(check.consentHost, u"h:1"_s);

    const auto add = optionsOf<AddOptions>(u"add --registry-name n --registry-type Harbor --wait=5"_s);
    QCOMPARE(add.name, u"n"_s);
    QCOMPARE(add.type, u"Harbor"_s);
    QCOMPARE(add.wait, seconds(5));

    const auto removal = optionsOf<DeleteOptions>(u"delete a b a --yes"_s);
    QCOMPARE(removal.ids, (QStringList{u"a"_s, u"b"_s}));
    QVERIFY(removal.yes);
    QVERIFY(!optionsOf<DeleteOptions>(u"delete a"_s).yes);

    QCOMPARE(optionsOf<SyncOptions>(u"sync a b"_s).ids, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(optionsOf<SyncOptions>(u"sync --all"_s).wait, seconds(600));
    QCOMPARE(optionsOf<SyncOptions>(u"sync --all --wait=9"_s).wait, seconds(9));
    QVERIFY(!optionsOf<SyncOptions>(u"sync --no-wait a"_s).wait);

    const auto kept = optionsOf<ConnectionOptions>(
        u"connection add c --iam-user u --iam-account a --iam-user-id i --secret-from env:SECRET_1"_s);
    QVERIFY(kept.action == ConnectionOptions::Action::Add);
    QCOMPARE(QStringList({kept.name, kept.iamUser, kept.iamAccount, kept.iamUserId, kept.secretFrom}),
        QStringList({u"c"_s, u"u"_s, u"a"_s, u"i"_s, u"env:SECRET_1"_s}));
    QVERIFY(optionsOf<ConnectionOptions>(u"connection test"_s).name.isEmpty());
    const auto behind =
        optionsOf<ConnectionOptions>(u"connection add c --proxy-user p --proxy-secret-from file:P"_s);
    QCOMPARE(QStringList({behind.proxyUser, behind.proxyPasswordFrom}), QStringList({u"p"_s, u"file:P"_s}));
    QVERIFY(behind.proxyPasswordFile.isEmpty());
}

void CommandLineTest::practiceTakesNumbers()
{
    const auto practice =
        optionsOf<PracticeOptions>(u"practice --port 8080 --repositories 9 --latency 20 --limit 3"_s);
    QCOMPARE(practice.port, quint16(8080));
    QCOMPARE(practice.repositories, 9);
    QCOMPARE(practice.latency, std::chrono::milliseconds(20));
    QCOMPARE(practice.limitPerSecond, 3);
    QCOMPARE(optionsOf<PracticeOptions>(u"practice"_s).repositories, PracticeOptions().repositories);
}

void CommandLineTest::wrongCommandLinesAreSaidWithoutValues_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QString() << u"A command is missing. There are: list, show, update"_s;
    QTest::newRow("options only") << u"--quiet"_s << u"A command is missing."_s;
    QTest::newRow("no such command") << u"%1"_s << u"There is no such command. There are: list"_s;
    QTest::newRow("a mistyped command") << u"lst"_s << u"Did you mean list?"_s;
    QTest::newRow("a stray argument") << u"list %1"_s << u"The command list takes no such argument."_s;
    QTest::newRow("a second ID") << u"show r1 %1"_s << u"The command show takes no such argument."_s;
    QTest::newRow("no ID") << u"show"_s << u"The command show needs: ID."_s;
    QTest::newRow("no file") << u"validate"_s << u"The command validate needs: FILE."_s;
    QTest::newRow("no field") << u"update r1"_s << u"Say what to change"_s;
    QTest::newRow("no field but a wait") << u"update r1 --wait"_s << u"Say what to change"_s;

    QTest::newRow("a password as a value") << u"update r1 --registry-password %1"_s
                                           << u"There is no option --registry-password, but: "
                                              "--registry-password-file, --registry-password-env."_s;
    QTest::newRow("a password after an equals sign")
        << u"update r1 --registry-password=%1"_s << u"There is no option --registry-password, but:"_s;
    QTest::newRow("a password before the command")
        << u"--registry-password %1 update r1 --wait"_s << u"There is no option --registry-password, but:"_s;
    QTest::newRow("a password that looks like an option")
        << u"update r1 --registry-password --%1"_s << u"There is no option --registry-password, but:"_s;
    QTest::newRow("a token as a value")
        << u"list --token %1"_s << u"There is no option --token, but: --token-file."_s;
    QTest::newRow("a mistyped option")
        << u"list --tokn-file=%1"_s << u"There is no option --tokn-file. Did you mean --token-file?"_s;
    QTest::newRow("a mistyped field")
        << u"update r1 --registry-usrname %1"_s << u"Did you mean --registry-username?"_s;
    QTest::newRow("an option like no other")
        << u"list --frobnicate %1"_s << u"There is no option --frobnicate."_s;
    QTest::newRow("an option of another command")
        << u"list --dry-run"_s << u"The option --dry-run belongs to the command update, not to list."_s;
    QTest::newRow("an option that may be a secret") << u"list --%1"_s << u"An option is not known."_s;
    QTest::newRow("a short option with a value") << u"list -p%1"_s << u"An option is not known."_s;
    QTest::newRow("a short option") << u"list -p %1"_s << u"An option is not known."_s;
    QTest::newRow("rotate without a plan") << u"rotate"_s << u"FILE"_s;
    QTest::newRow("rotate with a literal password")
        << u"rotate p.hssplan --registry-password %1"_s << u"There is no option --registry-password"_s;
    QTest::newRow("rotate that goes on and begins anew")
        << u"rotate p.hssplan --resume --discard"_s << u"--discard"_s;
    QTest::newRow("a part beyond the last") << u"rotate p.hssplan --shard 3/2"_s << u"--shard needs"_s;
    QTest::newRow("a part of words") << u"rotate p.hssplan --shard %1"_s << u"--shard needs"_s;
    QTest::newRow("no updates at once") << u"rotate p.hssplan --concurrency 0"_s << u"--concurrency"_s;
    QTest::newRow("a stop rule of words") << u"rotate p.hssplan --stop-after %1"_s << u"--stop-after needs"_s;
    QTest::newRow("a stop rule over all")
        << u"rotate p.hssplan --stop-after 101%"_s << u"--stop-after needs"_s;

    QTest::newRow("a secret key as a value") << u"list --access-key A --secret-key %1"_s
                                             << u"There is no option --secret-key, but: --secret-key-file."_s;
    QTest::newRow("a security token as a value")
        << u"list --security-token %1"_s << u"There is no option --security-token, but:"_s;
    QTest::newRow("a password of IAM as a value")
        << u"connection add c --iam-password %1"_s << u"There is no option --iam-password, but:"_s;
    QTest::newRow("a secret in place of where it is")
        << u"connection add c --secret-from %1"_s << u"--secret-from needs env:"_s;
    QTest::newRow("a secret in place of a variable's name")
        << u"connection add c --secret-from env:%1"_s << u"--secret-from needs env:"_s;
    QTest::newRow("a proxy's password as a value")
        << u"connection add c --proxy-password %1"_s << u"There is no option --proxy-password, but:"_s;
    QTest::newRow("a proxy's password in place of where it is")
        << u"connection add c --proxy-user u --proxy-secret-from %1"_s << u"--proxy-secret-from needs env:"_s;
    QTest::newRow("a proxy's user without a password")
        << u"connection add c --proxy-user %1"_s << u"go together"_s;
    QTest::newRow("a proxy's password without a user")
        << u"connection add c --proxy-password-file %1"_s << u"go together"_s;
    QTest::newRow("two secrets of a connection from standard input")
        << u"connection add c --token-file - --proxy-user u --proxy-password-file -"_s
        << u"Standard input can hold one secret only."_s;
    QTest::newRow("an access key alone") << u"list --access-key %1"_s << u"go together"_s;
    QTest::newRow("a secret key alone") << u"list --secret-key-file %1"_s << u"go together"_s;
    QTest::newRow("a security token alone")
        << u"list --security-token-file %1"_s << u"--security-token-file needs --secret-key-file."_s;
    QTest::newRow("a token and keys")
        << u"list --token-file %1 --access-key %1 --secret-key-file %1"_s << u"can not be given together."_s;
    QTest::newRow("two secrets from standard input")
        << u"list --access-key A --secret-key-file - --security-token-file -"_s
        << u"Standard input can hold one secret only."_s;
    QTest::newRow("secret key and password from standard input")
        << u"update r1 --access-key A --secret-key-file - --registry-password-file -"_s
        << u"Standard input can not hold both the secret key and the password."_s;
    QTest::newRow("an empty name of a connection")
        << u"list --connection="_s << u"--connection needs a value."_s;

    QTest::newRow("check of nothing") << u"check"_s << u"Say which repository"_s;
    QTest::newRow("check without a password") << u"check r1"_s << u"Say where the password comes from"_s;
    QTest::newRow("delete of nothing") << u"delete --yes"_s << u"The command delete needs: ID."_s;
    QTest::newRow("upload without a password")
        << u"upload-command r1"_s << u"Say where the password comes from"_s;
    QTest::newRow("sync of nothing") << u"sync"_s << u"Say which repositories"_s;
    QTest::newRow("sync of one and all") << u"sync r1 --all"_s << u"Say which repositories"_s;
    QTest::newRow("sync that waits and does not")
        << u"sync --all --wait --no-wait"_s << u"can not be given together."_s;
    QTest::newRow("an unknown action") << u"connection %1"_s << u"ACTION is one of: list, add, import"_s;
    QTest::newRow("no action") << u"connection"_s << u"The command connection needs: ACTION"_s;
    QTest::newRow("a connection without a name") << u"connection add"_s << u"Say the name"_s;
    QTest::newRow("nothing to remove") << u"connection remove"_s << u"Say the name"_s;
    QTest::newRow("an import without a name") << u"connection import --from %1"_s << u"Say the name"_s;

    QTest::newRow("a value is missing") << u"list --token-file"_s << u"--token-file needs a value."_s;
    QTest::newRow("a field's value is missing")
        << u"update r1 --registry-addr"_s << u"--registry-addr needs a value."_s;
    QTest::newRow("an empty file name")
        << u"list --token-file="_s << u"--token-file needs the name of a file."_s;
    QTest::newRow("twice") << u"--timeout 3 list --timeout 4"_s << u"--timeout can be given only once."_s;
    QTest::newRow("a field twice") << u"update r1 --namespace %1 --namespace %1"_s
                                   << u"--namespace can be given only once."_s;
    QTest::newRow("a switch with a value") << u"list --quiet=%1"_s << u"--quiet takes no value."_s;
    QTest::newRow("quiet and verbose") << u"list --quiet --verbose"_s << u"can not be given together."_s;
    QTest::newRow("endpoint and region")
        << u"list --endpoint %1 --region %1"_s << u"can not be given together."_s;
    QTest::newRow("two password sources")
        << u"update r1 --registry-password-file %1 --registry-password-env X"_s
        << u"can not be given together."_s;
    QTest::newRow("three password sources")
        << u"update r1 --registry-password-env X --ask-registry-password"_s
        << u"can not be given together."_s;
    QTest::newRow("token and password from standard input")
        << u"update r1 --token-file - --registry-password-file -"_s
        << u"Standard input can not hold both the token and the password."_s;
    QTest::newRow("token from standard input and a prompt")
        << u"update r1 --token-file - --ask-registry-password"_s
        << u"Standard input can not hold both the token and the password."_s;
    QTest::newRow("a password as a variable's name")
        << u"update r1 --registry-password-env %1"_s
        << u"--registry-password-env needs the name of an environment variable."_s;

    QTest::newRow("a timeout of words")
        << u"list --timeout %1"_s << u"--timeout needs a whole number from 1 to 3600."_s;
    QTest::newRow("a timeout of zero")
        << u"list --timeout 0"_s << u"--timeout needs a whole number from 1 to 3600."_s;
    QTest::newRow("a timeout too long")
        << u"list --timeout 3601"_s << u"--timeout needs a whole number from 1 to 3600."_s;
    QTest::newRow("a wait of words") << u"update r1 --protocol http --wait=%1"_s
                                     << u"--wait needs a whole number from 1 to 3600."_s;
    QTest::newRow("an unknown form of output")
        << u"list --output %1"_s << u"--output is one of: text, json."_s;
    QTest::newRow("an unknown status")
        << u"list --status %1"_s << u"--status is one of: success, fail, accessing."_s;
    QTest::newRow("an unknown type") << u"list --type %1"_s << u"--type is one of: Harbor, Jfrog,"_s;
    QTest::newRow("an unknown shell") << u"completion %1"_s << u"SHELL is one of: bash, zsh, fish."_s;
    QTest::newRow("a port out of range")
        << u"practice --port 65536"_s << u"--port needs a whole number from 0 to 65535."_s;
    QTest::newRow("too many repositories")
        << u"practice --repositories 100001"_s << u"--repositories needs a whole number from 0 to 100000."_s;
}

void CommandLineTest::wrongCommandLinesAreSaidWithoutValues()
{
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    QStringList list = arguments.split(u' ', Qt::SkipEmptyParts);
    list.replaceInStrings(u"%1"_s, QString::fromLatin1(marker));
    const ParseStop stop = stopOf(list);
    QCOMPARE(stop.exitCode, exit_code::wrongCommandLine);
    QVERIFY2(stop.text.contains(says), qPrintable(stop.text));
    QVERIFY2(!stop.text.contains(u"S3cret"_s, Qt::CaseInsensitive), qPrintable(stop.text));
}

void CommandLineTest::helpAndVersionAreAnswers_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("help") << u"--help"_s << u"COMMAND"_s;
    QTest::newRow("short help") << u"-h"_s << u"COMMAND"_s;
    QTest::newRow("help of a command") << u"list --help"_s << u"--find TEXT"_s;
    QTest::newRow("help of a command that lacks its ID") << u"update --help"_s << u"--registry-addr TEXT"_s;
    QTest::newRow("choices of a field") << u"update --help"_s << u"--get-scan-image-channel Swr|Other"_s;
    QTest::newRow("the wait") << u"update --help"_s << u"--wait[=SECONDS]"_s;
    QTest::newRow("version") << u"--version"_s << u"hss-registry " HSSREG_VERSION ""_s;
}

void CommandLineTest::helpAndVersionAreAnswers()
{
    QFETCH(QString, arguments);
    QFETCH(QString, says);
    const ParseStop stop = stopOf(arguments.split(u' '));
    QCOMPARE(stop.exitCode, exit_code::done);
    QVERIFY2(stop.text.contains(says), qPrintable(stop.text));
    for (const QString &line : stop.text.split(u'\n'))
        QVERIFY2(line.size() <= 100, qPrintable(line));
}

void CommandLineTest::noOptionIsNamedLikeASecret()
{
    const OptionTree tree;
    std::vector<const CLI::App *> apps = tree.root().get_subcommands({});
    apps.push_back(&tree.root());
    int looked = 0;
    for (const CLI::App *app : apps) {
        for (const CLI::Option *option : app->get_options()) {
            const QString name = QString::fromStdString(option->get_name());
            ++looked;
            if (!name.contains(u"password"_s) && !name.contains(u"token"_s))
                continue;
            const bool isSwitch = option->get_expected_max() == 0;
            QVERIFY2(isSwitch || name.endsWith(u"-file"_s) || name.endsWith(u"-env"_s), qPrintable(name));
        }
    }
    QVERIFY(looked > 30);
}

QTEST_APPLESS_MAIN(CommandLineTest)
#include "tst_command_line.moc"
