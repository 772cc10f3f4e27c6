#pragma once

#include "app/connection/connection_settings.h"

#include <QWidget>

namespace hssreg {

class MessageLine;
class ToneText;

//! An input of the connection dialog with the line below it: what is wrong with it, else what it is for.
class ConnectionRow final : public QWidget {
    Q_OBJECT
public:
    //! Takes the input. `help` may be empty.
    ConnectionRow(QWidget *input, const QString &help, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *input() const { return m_input; }
    //! What stands below while nothing is wrong.
    void setHelp(const QString &help);
    //! With none, the help comes back.
    void setProblems(const QList<ConnectionProblem> &problems);
    [[nodiscard]] QString message() const;

private:
    void describe();

    QWidget *m_input;
    MessageLine *m_line;
    ToneText *m_help;
};

} // namespace hssreg
