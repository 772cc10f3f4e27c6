#include "app/access/problem_text.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace hssreg {

namespace {

class FieldWords {
    Q_DECLARE_TR_FUNCTIONS(hssreg::FieldWords)
public:
    static QString label(Field field)
    {
        switch (field) {
        case Field::ApiVersion: return tr("API version");
        case Field::Protocol: return tr("Protocol");
        case Field::RegistryAddr: return tr("Address");
        case Field::RegistryUsername: return tr("Username");
        case Field::RegistryPassword: return tr("Password");
        case Field::Namespace: return tr("Namespace");
        case Field::ConnectClusterId: return tr("Jump cluster");
        case Field::GetScanImageChannel: return tr("Source");
        case Field::ProjectId: return tr("Project ID");
        case Field::RegistryId: return tr("Repository ID");
        case Field::EnterpriseProjectId: return tr("Enterprise project");
        case Field::Token: return tr("Token");
        case Field::RegistryName: return tr("Name");
        case Field::RegistryType: return tr("Type");
        case Field::AccessKeyId: return tr("Access key ID");
        case Field::SecretKey: return tr("Secret access key");
        case Field::SecurityToken: return tr("Security token");
        }
        return {};
    }

    static QString help(Field field)
    {
        switch (field) {
        case Field::ApiVersion: return tr("Version of the repository's own API: V1 or V2.");
        case Field::Protocol:
            return tr("How HSS reaches the repository. With http the login travels without encryption.");
        case Field::RegistryAddr:
            return tr(
                "Host, host:port or IPv4:port, such as myharbor.com; without https:// and without a path.");
        case Field::RegistryUsername:
            return tr("Account that HSS uses to log in to the repository, such as robot$hss-scan.");
        case Field::RegistryPassword:
            return tr(
                "Leave empty to keep the present one. At most 128 characters: of JFrog's tokens, only a "
                "reference token fits.");
        case Field::Namespace:
            return tr(
                "Project in the repository that the scan component is uploaded to. Needed when the source "
                "is Other.");
        case Field::ConnectClusterId:
            return tr("ID of a cluster that is connected to HSS. Synchronisation and scans run on it.");
        case Field::GetScanImageChannel:
            return tr("Where the scan component comes from: SWR, or uploaded to the repository by hand.");
        case Field::ProjectId:
            return tr("ID of the project in the region: 32 lower-case hexadecimal digits, not its name.");
        case Field::RegistryId: return tr("ID of the repository in HSS, as the list shows it.");
        case Field::EnterpriseProjectId:
            return tr(
                "0 is the default enterprise project, all_granted_eps all that you may see. Leave empty when "
                "enterprise projects are not used.");
        case Field::Token:
            return tr("User token from IAM (X-Auth-Token), as it is, without a word such as Bearer.");
        case Field::RegistryName:
        case Field::RegistryType:
        case Field::AccessKeyId:
        case Field::SecretKey:
        case Field::SecurityToken: return helpBesideAChange(field);
        }
        return {};
    }

    // What connecting a repository and signing add.
    static QString helpBesideAChange(Field field)
    {
        if (field == Field::RegistryName)
            return tr("Name of the repository in HSS, up to 128 characters. It can not be changed later.");
        if (field == Field::RegistryType)
            return tr("Harbor or Jfrog. It can not be changed later.");
        if (field == Field::AccessKeyId)
            return tr("Access key ID (AK) of an IAM user.");
        if (field == Field::SecretKey)
            return tr("Secret access key (SK) that belongs to the access key ID.");
        return tr("Needed with temporary keys only: it comes with them and ends with them.");
    }

    static QString source(QStringView choice)
    {
        if (choice == "Swr"_L1)
            return tr("SWR");
        return choice == "Other"_L1 ? tr("Other (upload by hand)") : choice.toString();
    }
};

} // namespace

QString fieldLabel(Field field)
{
    return FieldWords::label(field);
}

QString fieldHelp(Field field)
{
    return FieldWords::help(field);
}

QString choiceLabel(Field field, QStringView choice)
{
    return field == Field::GetScanImageChannel ? FieldWords::source(choice) : choice.toString();
}

} // namespace hssreg
