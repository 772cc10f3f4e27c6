#pragma once

#include "ui/widgets/tones.h"

#include <QStyleOptionViewItem>

class QPainter;

namespace hssreg {

//! What the delegates of our tables draw with: one cell, its ground drawn by the style, its text in tones that are
//! readable on it, selected or not.
class Cell {
public:
    //! Draws the ground. `option` must be an initialised one. The painter must outlive it.
    Cell(QPainter &painter, const QStyleOptionViewItem &option);

    //! The text's place, inside the margins.
    [[nodiscard]] QRect inside() const;
    //! One line of text, cut with "…" where `where` ends. `side` as for a person who reads from left to right.
    void text(
        const QRect &where, Tone tone, const QString &text, Qt::AlignmentFlag side = Qt::AlignLeft) const;
    //! The same with an icon before it.
    void signedText(const QRect &where, Tone tone, const QString &icon, const QString &text) const;

    //! How much room a text needs, with the margins.
    [[nodiscard]] static QSize room(const QStyleOptionViewItem &option, int textWidth, int lines);
    //! How much an icon adds to it.
    [[nodiscard]] static int signWidth(const QStyleOptionViewItem &option);

private:
    [[nodiscard]] QColor colour(Tone tone) const;

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    bool m_selected;
    QPalette::ColorGroup m_group;
};

} // namespace hssreg
