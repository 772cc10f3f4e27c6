#pragma once

#include "ui/rotation/run_notice.h"

#include <QStringList>

namespace hssreg {

//! Keeps what the desktop was told.
class KeptNotices final : public DesktopNotices {
public:
    void tell(const QString &title, const QString &text) override { told.append(title + u'\n' + text); }

    QStringList told;
};

} // namespace hssreg
