#pragma once

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace hssreg {

//! What the window shows as long as no connection is known: the three ways to begin, the first one with the focus.
class FirstRunPage final : public QWidget {
    Q_OBJECT
public:
    explicit FirstRunPage(QWidget *parent = nullptr);

Q_SIGNALS:
    void addWanted();
    void importWanted();
    void practiceWanted();

private:
    QPushButton *addChoice(QVBoxLayout &column, const char *name, const QString &text, const QString &help);
};

} // namespace hssreg
