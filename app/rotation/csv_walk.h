#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace hssreg {

//! What is wrong with a cell of CSV.
struct CsvFault {
    enum class Kind {
        OpenQuote, //!< no closing quote up to the end of the file
        StrayQuote, //!< a quote inside of a cell without quotes
        BehindQuote, //!< more text behind the closing quote
    };
    Kind kind = Kind::OpenQuote;
    std::size_t at = 0; //!< where, as an offset in bytes
};

//! One cell.
struct CsvCell {
    std::size_t at = 0; //!< where it begins: its quote, where it has one
    std::string_view text; //!< as it stands between quotes, whose doubles are still double
    bool quoted = false;
    bool endsRow = false;
    std::optional<CsvFault> fault;
};

//! Walks through CSV (RFC 4180) cell by cell. A row ends with CR, LF or both.
class CsvWalk {
public:
    //! Refers to the text, which must outlive it.
    explicit CsvWalk(std::string_view text)
        : m_text(text)
    {
    }
    //! Whether there is no further row. Between rows only.
    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }
    //! The next cell; after the last one of a row, the first of the next one.
    [[nodiscard]] CsvCell next();

private:
    void readPlain(CsvCell &cell);
    void readQuoted(CsvCell &cell);
    [[nodiscard]] std::size_t cellEnd(std::size_t from) const;
    [[nodiscard]] bool passSeparator();

    std::string_view m_text;
    std::size_t m_at = 0;
};

} // namespace hssreg
