#pragma once

#include "app/connection/connection_settings.h"

#include <QWidget>

class QVBoxLayout;

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
    //! Problems of other parts are left out. With none, the help comes back.
    void setProblems(const QList<ConnectionProblem> &problems);
    [[nodiscard]] QString message() const;

private:
    QWidget *m_input;
    MessageLine *m_line;
    ToneText *m_help;
};

} // namespace hssreg
