#pragma once

#include <QApplication>
#include <QFont>
#include <QHash>
#include <QImage>
#include <QPalette>
#include <QPixmap>
#include <QStyleFactory>
#include <QTest>
#include <QWidget>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace hssreg {

enum class Scheme { Light, Dark };

inline QPalette lightPalette()
{
    QPalette palette(QColor(0xf3, 0xf4, 0xf6), QColor(0xf6, 0xf7, 0xf9));
    palette.setColor(QPalette::WindowText, QColor(0x1d, 0x20, 0x24));
    palette.setColor(QPalette::Window, QColor(0xf6, 0xf7, 0xf9));
    palette.setColor(QPalette::Base, Qt::white);
    palette.setColor(QPalette::AlternateBase, QColor(0xf7, 0xf8, 0xf9));
    palette.setColor(QPalette::Text, QColor(0x1d, 0x20, 0x24));
    palette.setColor(QPalette::Highlight, QColor(0x25, 0x63, 0xeb));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x6b, 0x72, 0x80));
    palette.setColor(QPalette::ToolTipBase, Qt::white);
    palette.setColor(QPalette::ToolTipText, QColor(0x1d, 0x20, 0x24));
    return palette;
}

inline QPalette darkPalette()
{
    QPalette palette(QColor(0x33, 0x37, 0x3d), QColor(0x25, 0x28, 0x2d));
    palette.setColor(QPalette::WindowText, QColor(0xe4, 0xe6, 0xea));
    palette.setColor(QPalette::Window, QColor(0x25, 0x28, 0x2d));
    palette.setColor(QPalette::Base, QColor(0x1b, 0x1d, 0x21));
    palette.setColor(QPalette::AlternateBase, QColor(0x20, 0x23, 0x27));
    palette.setColor(QPalette::Text, QColor(0xe4, 0xe6, 0xea));
    palette.setColor(QPalette::ButtonText, QColor(0xe4, 0xe6, 0xea));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xca));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0xa0, 0xaa));
    palette.setColor(QPalette::ToolTipBase, QColor(0x33, 0x37, 0x3d));
    palette.setColor(QPalette::ToolTipText, QColor(0xe4, 0xe6, 0xea));
    const QColor faint(0x7c, 0x82, 0x8c);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

//! The look of a picture, whatever the desktop's is.
inline void wear(Scheme scheme, int percent)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(scheme == Scheme::Light ? lightPalette() : darkPalette());
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(9.75 * percent / 100.0); // 13 pixels at 96 dots per inch
    font.setStyleStrategy(QFont::NoSubpixelAntialias);
    QApplication::setFont(font);
}

//! The same with a table of at most 256 colours, the most frequent ones: a third of the bytes, and no eye sees it.
[[nodiscard]] inline QImage inFewColours(const QImage &picture)
{
    constexpr QRgb alike = 0x00f8f8f8; // colours that differ by less share a place in the table
    QHash<QRgb, QHash<QRgb, int>> groups;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb colour = picture.pixel(x, y);
            ++groups[colour & alike][colour];
        }
    }
    std::vector<std::pair<int, QRgb>> table; // how often; what stands for the group
    for (const QHash<QRgb, int> &group : std::as_const(groups)) {
        int all = 0;
        auto most = group.begin();
        for (auto it = group.begin(); it != group.end(); ++it) {
            all += it.value();
            if (it.value() > most.value())
                most = it;
        }
        table.emplace_back(all, most.key());
    }
    std::sort(table.begin(), table.end(), std::greater());
    QList<QRgb> colours;
    for (std::size_t i = 0; i < std::min<std::size_t>(table.size(), 256); ++i)
        colours.append(table.at(i).second);
    return picture.convertToFormat(QImage::Format_Indexed8, colours, Qt::ThresholdDither);
}

//! Writes a picture of a widget; says so when it can not.
[[nodiscard]] inline bool grab(QWidget &widget, const QString &path)
{
    QTest::qWait(50); // until what was laid out anew is painted
    if (inFewColours(widget.grab().toImage().convertToFormat(QImage::Format_RGB32)).save(path, "PNG", 0))
        return true;
    std::fprintf(stderr, "%s could not be written\n", qPrintable(path));
    return false;
}

} // namespace hssreg
