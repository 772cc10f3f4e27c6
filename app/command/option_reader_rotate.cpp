#include "app/command/option_reader.h"

namespace hssreg {

RotateOptions OptionReader::rotate()
{
    using Left = RotateOptions::Left;
    RotateOptions options;
    options.file = text("FILE");
    options.dryRun = m_tree.isSet("--dry-run");
    options.journal = fileName("--journal");
    options.left = m_tree.isSet("--resume") ? Left::Resume
        : m_tree.isSet("--discard")         ? Left::Discard
                                            : Left::Refuse;
    options.run.concurrency = number("--concurrency", 1, 64, options.run.concurrency);
    options.run.canary = !m_tree.isSet("--no-canary");
    options.run.checkLogins = !m_tree.isSet("--skip-check");
    options.run.stopAfter = stopRule();
    options.rate = number("--rate", 1, 10'000, 0);
    options.shard = shard();
    options.reportFile = fileName("--report");
    options.consentHosts = m_tree.values("--consent-host");
    if (options.consentHosts.contains(QString()))
        wrong(tr("%1 needs a value.").arg(QStringLiteral("--consent-host")));
    if (options.file == QStringLiteral("-") && secretsFromInput() > 0)
        wrong(tr("Standard input can not hold both the plan and a secret."));
    return options;
}

StopRule OptionReader::stopRule()
{
    StopRule rule;
    const std::optional<QString> given = m_tree.value("--stop-after");
    if (!given)
        return rule;
    const bool isPercent = given->endsWith(QChar(u'%'));
    bool isNumber = false;
    rule.fewest = 1; // only without a word of the person's it is not before three
    if (isPercent)
        rule.percent = QStringView(*given).chopped(1).toDouble(&isNumber);
    else
        rule.failures = given->toInt(&isNumber);
    if (!isPercent && rule.failures == 0)
        rule.percent = 0; // never
    const bool fits = rule.failures >= 0 && rule.percent >= 0 && rule.percent <= 100;
    if (!isNumber || !fits)
        wrong(tr("%1 needs a number of failures, or a percentage such as %2.")
                  .arg(QStringLiteral("--stop-after"), QStringLiteral("10%")));
    return rule;
}

RotationShard OptionReader::shard()
{
    RotationShard shard;
    const std::optional<QString> given = m_tree.value("--shard");
    if (!given)
        return shard;
    const QStringList parts = given->split(u'/');
    bool isIndex = false;
    bool isCount = false;
    if (parts.size() == 2) {
        shard.index = parts.first().toInt(&isIndex);
        shard.count = parts.last().toInt(&isCount);
    }
    if (!isIndex || !isCount || shard.index < 1 || shard.index > shard.count)
        wrong(tr("%1 needs a part and how many there are, such as %2.")
                  .arg(QStringLiteral("--shard"), QStringLiteral("1/4")));
    return shard;
}

} // namespace hssreg
