#pragma once

#include "app/connection/connection_test.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace hssreg {

class MessageLine;
class Sign;
class ToneText;
struct ConnectionTools;

//! Tries a connection and shows how far it came: every step with an icon, its name and a sentence, as
//! it comes.
class TestPanel final : public QWidget {
    Q_OBJECT
public:
    //! Refers to the tools.
    explicit TestPanel(const ConnectionTools &tools, QWidget *parent = nullptr);
    ~TestPanel() override;

    //! Ends a test that is under way. Nothing is changed at the service.
    void run(ConnectionSettings settings);
    //! Why there is nothing to try.
    void say(const QString &trouble);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void changed();

private:
    struct Line {
        Sign *sign;
        QLabel *label;
        ToneText *text;
    };
    void makeLines(QGridLayout &grid);
    QCoro::Task<> test(ConnectionSettings settings);
    void takeStep(const TestStep &step);
    void show(const QList<TestStep> &steps);
    void showStep(Line &line, const TestStep &step);
    void setRunning(bool running);
    void announce(const QString &text);

    const ConnectionTools &m_tools;
    QList<Line> m_lines; // one a kind of step, in order
    QWidget *m_steps;
    QProgressBar *m_busy;
    QPushButton *m_stop;
    MessageLine *m_result;
    bool m_running = false;
    CallScope m_scope; // last: ends the flows while the rest still lives
};

} // namespace hssreg
