#pragma once

#include "app/access/registry_info.h"

#include <QWidget>

class QLabel;

namespace hssreg {

class MessageLine;
class StatusPill;
class ToneText;

//! Which repository the form is about: name, type, ID to copy, and how HSS gets on with it.
class RegistryHeader final : public QWidget {
    Q_OBJECT
public:
    explicit RegistryHeader(QWidget *parent = nullptr);

    //! `known` is null when what HSS has is not known.
    void show(
        const QString &title, const QString &registryId, const RegistryInfo *known, const QDateTime &now);

protected:
    void changeEvent(QEvent *event) override;

private:
    void sizeFonts();

    QLabel *m_name;
    ToneText *m_type;
    ToneText *m_id;
    StatusPill *m_status;
    MessageLine *m_trouble;
};

} // namespace hssreg
