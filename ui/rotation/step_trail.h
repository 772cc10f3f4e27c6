#pragma once

#include <QList>
#include <QWidget>

namespace hssreg {

class Sign;
class ToneText;

//! The steps of the track one is on: which are done, where one is, what is still to come. Said to assistive technology
//! as "Step 5 of 6: Run".
class StepTrail final : public QWidget {
    Q_OBJECT
public:
    explicit StepTrail(const QStringList &steps, QWidget *parent = nullptr);

    //! `step` from 0.
    void setStep(int step);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Part {
        QString name;
        Sign *sign;
        ToneText *text;
    };
    QList<Part> m_parts;
    int m_step = -1;
};

} // namespace hssreg
