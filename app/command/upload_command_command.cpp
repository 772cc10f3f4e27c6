#include "app/command/upload_command_command.h"

#include "app/access/problem_text.h"
#include "app/command/exit_codes.h"
#include "app/command/password_input.h"
#include "app/support/text.h"

namespace hssreg {

namespace {

using View = QLatin1StringView;

constexpr View action("upload-command");

} // namespace

UploadCommandCommand::UploadCommandCommand(UploadCommandOptions options, const Surroundings &surroundings)
    : m_options(std::move(options))
    , m_access(surroundings, action)
{
}

QCoro::Task<int> UploadCommandCommand::run()
{
    if (const std::optional<int> end = readPassword())
        co_return *end;
    const QStringList ids{m_options.id};
    const std::optional<int> end = co_await m_access.open(ids);
    if (end)
        co_return *end;
    const Deadline deadline = m_access.deadline();
    const RegistryList list = co_await m_access.client().listRegistries(deadline, m_access.scope());
    if (const std::optional<int> without = take(list))
        co_return *without;
    const Result<UploadCommand, ServiceReport> command =
        co_await m_access.client().imageUploadCommand(std::move(m_query), deadline, m_access.scope());
    if (!command.ok())
        co_return m_access.fail(command.error());
    print(command.value());
    co_return exit_code::done;
}

std::optional<int> UploadCommandCommand::readPassword()
{
    Result<Secret, PasswordInput::Failure> password =
        PasswordInput(m_access.surroundings()).read(m_options.password, m_options.id);
    if (!password.ok())
        return passwordFailed(m_access, action, password.error());
    m_query.password = std::move(password).value();
    return std::nullopt;
}

// What HSS asks for beside the password, it has itself.
std::optional<int> UploadCommandCommand::take(const RegistryList &list)
{
    if (!list.ok())
        return m_access.fail(list.error());
    const RegistryInfo *registry = findRegistry(list.value(), m_options.id);
    if (!registry)
        return m_access.fail(
            Outcome::Refused, tr("HSS does not list this repository. hss-registry list shows all."));
    m_query.address = registry->access[Field::RegistryAddr].value_or(QString());
    m_query.nameSpace = registry->access[Field::Namespace].value_or(QString());
    m_query.username = registry->access[Field::RegistryUsername].value_or(QString());
    if (m_query.nameSpace.isEmpty()) {
        return m_access.fail(Outcome::Invalid,
            tr("There is nothing to upload to: an upload command needs the source Other and a namespace."));
    }
    return std::nullopt;
}

void UploadCommandCommand::print(const UploadCommand &command)
{
    Output &output = m_access.output();
    const QString upload = command.command.reveal().toString();
    const QString pull = command.pullCommand.reveal().toString();
    if (output.isJson()) {
        OrderedJson object;
        object.add(View("action"), action).addText(View("id"), m_options.id);
        object.addText(View("image_command"), upload)
            .addText(View("images_download_url"), command.downloadUrl);
        output.object(object.addText(View("swr_image_pull_command"), pull));
        return;
    }
    output.note(tr("What follows holds the password: keep it off shared screens and out of files."));
    const auto print = [&output](const QString &label, const QString &text) {
        if (!text.isEmpty())
            output.answer(QStringLiteral("%1\n    %2").arg(label, visible(text)));
    };
    print(tr("Download the scan component from:"), command.downloadUrl);
    print(tr("Or pull it from SWR:"), pull);
    print(tr("Upload it to the repository:"), upload);
}

} // namespace hssreg
