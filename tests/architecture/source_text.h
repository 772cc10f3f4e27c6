#pragma once

#include <QList>
#include <QString>

namespace hssreg::architecture {

//! One file of a tree; its path is from the root of the project, with slashes.
struct SourceFile {
    QString path;
    QString text;
};
using SourceTree = QList<SourceFile>;

//! The files below some folders of the root (a folder may be empty: the root's own files), whose names end as given.
[[nodiscard]] SourceTree readTree(
    const QString &root, const QStringList &folders, const QStringList &endings);

//! A C++ source with what is no code made blank. Positions and lines stay those of the file.
class SourceText {
public:
    explicit SourceText(const QString &text);

    //! Without comments; lines that end in a backslash are joined.
    [[nodiscard]] const QString &code() const { return m_code; }
    //! Without comments and without what stands in literals; their quotes are kept.
    [[nodiscard]] const QString &bare() const { return m_bare; }
    //! The line of a position, from 1.
    [[nodiscard]] int line(qsizetype position) const;
    [[nodiscard]] int lines() const;

private:
    void blank(qsizetype from, qsizetype to, bool alsoCode);
    [[nodiscard]] qsizetype endOfLiteral(qsizetype quote) const;
    [[nodiscard]] qsizetype endOfRawLiteral(qsizetype quote) const;

    QString m_text;
    QString m_code;
    QString m_bare;
};

//! The position of the bracket that closes the one at `open`; the end of the text when none does.
[[nodiscard]] qsizetype closingBracket(const QString &bare, qsizetype open);

//! A call by name, and where each of its arguments begins and ends.
struct Call {
    QString name;
    qsizetype position;
    QList<std::pair<qsizetype, qsizetype>> arguments;
};
//! The calls whose name matches the regular expression.
[[nodiscard]] QList<Call> callsOf(const SourceText &source, const QString &names);

//! A function with a body: its name, the line of its opening brace, and how many lines there are up to the closing one.
struct FunctionBody {
    QString name;
    bool constructor;
    int line;
    int lines;
};
[[nodiscard]] QList<FunctionBody> functionsOf(const SourceText &source);

} // namespace hssreg::architecture
