#pragma once

#include <QComboBox>

namespace hssreg {

//! Chooses one of the service's regions: from the list, or by typing a part of its ID or name. The first choice is
//! an endpoint of one's own.
class RegionEdit final : public QComboBox {
    Q_OBJECT
public:
    explicit RegionEdit(QWidget *parent = nullptr);

    //! Whether an endpoint of one's own is chosen instead.
    [[nodiscard]] bool isFree() const;
    //! The region's ID; what was typed when that is none; empty with an endpoint of one's own.
    [[nodiscard]] QString region() const;
    void setRegion(const QString &id);
    void setFree();

Q_SIGNALS:
    void edited();

private:
    [[nodiscard]] int typedIndex() const;
};

} // namespace hssreg
