#pragma once

#include "app/service/request_preview.h"

#include <QDialog>

namespace hssreg {

//! Shows the request that Update would send, secrets masked, and copies it as a curl command without secrets.
class PreviewDialog final : public QDialog {
    Q_OBJECT
public:
    explicit PreviewDialog(const RequestPreview &preview, QWidget *parent = nullptr);

private:
    QWidget *makeText();
    void copyCurl();

    RequestPreview m_preview;
};

} // namespace hssreg
