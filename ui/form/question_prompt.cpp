#include "ui/form/question_prompt.h"

#include "app/access/problem_text.h"
#include "app/support/text.h"

#include <QCoreApplication>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::QuestionPrompt)
};

QString shownValue(Field field, const RegistryInfo &registry)
{
    const QString value = registry.access[field].value_or(QString());
    return value.isEmpty() ? Words::tr("(not set)") : visible(choiceLabel(field, value), 300);
}

QString consentText(const QList<Problem> &warnings)
{
    QStringList lines;
    for (const Problem &problem : warnings)
        lines.append(problemText(problem));
    return lines.join(u'\n');
}

QString differenceText(const AccessEditor::OpenQuestion &question)
{
    QStringList blocks;
    for (const Field field : question.differences) {
        blocks.append(
            Words::tr("%1\n    HSS has now: %2\n    The form was filled with: %3")
                .arg(fieldLabel(field), shownValue(field, question.now), shownValue(field, question.shown)));
    }
    return blocks.join(u'\n');
}

} // namespace

Prompt promptFor(const AccessEditor::OpenQuestion &question, const QString &repository)
{
    Prompt prompt;
    if (question.differences.isEmpty()) {
        prompt.title = Words::tr("Send without a password?");
        prompt.text = Words::tr("Send the change of %1 without a new password?").arg(repository);
        prompt.details = consentText(question.consent);
        prompt.goOn = Words::tr("&Send anyway");
        prompt.stop = Words::tr("&Keep editing");
        return prompt;
    }
    prompt.title = Words::tr("Changed elsewhere");
    prompt.text =
        Words::tr("HSS has something else for %1 than this form was filled with. Nothing was sent yet.")
            .arg(repository);
    prompt.details = differenceText(question);
    if (!question.consent.isEmpty())
        prompt.details += u"\n\n"_s + consentText(question.consent);
    prompt.goOn = Words::tr("&Send my change");
    prompt.stop = Words::tr("Stop and &look");
    return prompt;
}

} // namespace hssreg
