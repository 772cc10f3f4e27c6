#include "ui/form/field_words.h"

#include "app/access/problem_text.h"

#include <QCoreApplication>

namespace hssreg {

using namespace Qt::StringLiterals;

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(hssreg::FormWords)
public:
    //! A letter of the label; each is used once in the form.
    static QString mnemonic(Field field)
    {
        switch (field) {
        case Field::ApiVersion: return tr("v", "letter of the label “API version”");
        case Field::Protocol: return tr("p", "letter of the label “Protocol”");
        case Field::RegistryAddr: return tr("a", "letter of the label “Address”");
        case Field::RegistryUsername: return tr("u", "letter of the label “Username”");
        case Field::RegistryPassword: return tr("w", "letter of the label “Password”");
        case Field::Namespace: return tr("n", "letter of the label “Namespace”");
        case Field::ConnectClusterId: return tr("j", "letter of the label “Jump cluster”");
        case Field::GetScanImageChannel: return tr("s", "letter of the label “Source”");
        case Field::ProjectId:
        case Field::RegistryId:
        case Field::EnterpriseProjectId:
        case Field::Token:
        case Field::RegistryName:
        case Field::RegistryType:
        case Field::AccessKeyId:
        case Field::SecretKey:
        case Field::SecurityToken: break;
        }
        return {};
    }
};

} // namespace

QString labelWithMnemonic(Field field)
{
    const QString label = fieldLabel(field);
    const QString letter = Words::mnemonic(field);
    const qsizetype at = letter.isEmpty() ? -1 : label.indexOf(letter, 0, Qt::CaseInsensitive);
    if (at < 0)
        return QString(label).replace(u'&', "&&"_L1);
    return QString(label.left(at)).replace(u'&', "&&"_L1) + u'&' + label.mid(at).replace(u'&', "&&"_L1);
}

bool isMissing(const Problem &problem)
{
    return problem.kind == ProblemKind::Required || problem.kind == ProblemKind::Empty;
}

QString levelAndText(const Problem &problem)
{
    const QString text = problemText(problem);
    return problem.level == Level::Error ? Words::tr("Error: %1").arg(text)
                                         : Words::tr("Warning: %1").arg(text);
}

QString levelIcon(Level level)
{
    return level == Level::Error ? u"error"_s : u"warning"_s;
}

Tone levelTone(Level level)
{
    return level == Level::Error ? Tone::Bad : Tone::Busy;
}

} // namespace hssreg
