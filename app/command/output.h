#pragma once

#include "app/command/command_line.h"
#include "app/support/ordered_json.h"

class QIODevice;

namespace hssreg {

//! The three streams of the program, handed in so that tests can look at them.
struct Streams {
    QIODevice &in;
    QIODevice &out;
    QIODevice &err;
    bool colour = false; //!< standard output is a terminal and NO_COLOR is not set
    bool live = false; //!< standard error is a terminal on which a line can be written over
};

//! What colours a word has in text output. They only repeat what the word says.
enum class Paint { Good, Bad, Pending };

//! Writes what the program has to say: answers to standard output, everything else to standard error, each line at
//! once. Says nothing by itself.
class Output {
public:
    //! Refers to the devices of the streams, which must outlive it.
    explicit Output(const Streams &streams);

    //! How talkative to be, and in which form; text, neither quiet nor verbose until then.
    void configure(const GlobalOptions &options);
    [[nodiscard]] bool isJson() const { return m_format == OutputFormat::Json; }

    //! A line of an answer for people.
    void answer(const QString &line);
    //! A line of an answer for programs.
    void object(const OrderedJson &object);
    //! Something good to know; left out with --quiet.
    void note(const QString &text);
    //! Something only --verbose shows.
    void detail(const QString &text);
    //! Why something could not be done.
    void complain(const QString &text);

    //! The text in colour, where standard output shows colours.
    [[nodiscard]] QString painted(const QString &text, Paint paint) const;

private:
    static void writeLine(QIODevice &device, const QByteArray &line);

    Streams m_streams;
    OutputFormat m_format = OutputFormat::Text;
    bool m_quiet = false;
    bool m_verbose = false;
};

} // namespace hssreg
