#include "ui/widgets/tones.h"

#include <cmath>

namespace hssreg {

namespace {

constexpr double enough = 4.5; // WCAG 2, 1.4.3, for text of ordinary size

double luminance(const QColor &colour)
{
    const auto linear = [](float channel) {
        const double c = double(channel);
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const QColor rgb = colour.toRgb();
    return 0.2126 * linear(rgb.redF()) + 0.7152 * linear(rgb.greenF()) + 0.0722 * linear(rgb.blueF());
}

//! Hue and saturation of a tone; the lightness follows from the ground.
QColor seed(Tone tone)
{
    switch (tone) {
    case Tone::Plain:
    case Tone::Muted: return QColor::fromHsl(220, 18, 115);
    case Tone::Good: return QColor::fromHsl(142, 180, 75);
    case Tone::Busy: return QColor::fromHsl(37, 200, 78);
    case Tone::Bad: return QColor::fromHsl(3, 160, 105);
    case Tone::Mark: return QColor::fromHsl(221, 200, 140);
    }
    return {};
}

QColor mixed(const QColor &a, const QColor &b, float share)
{
    const QColor x = a.toRgb();
    const QColor y = b.toRgb();
    const auto mix = [share](float from, float to) { return from + (to - from) * share; };
    return QColor::fromRgbF(mix(x.redF(), y.redF()), mix(x.greenF(), y.greenF()), mix(x.blueF(), y.blueF()));
}

} // namespace

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QColor toneColourOn(Tone tone, const QColor &ground)
{
    const bool darker = contrast(Qt::black, ground) > contrast(Qt::white, ground);
    if (tone == Tone::Plain)
        return darker ? Qt::black : Qt::white;
    QColor colour = seed(tone);
    // Stops at black or white at the latest, one of which has 4.58:1 against any ground.
    while (contrast(colour, ground) < enough && colour.lightness() != (darker ? 0 : 255)) {
        const int lightness = std::clamp(colour.lightness() + (darker ? -4 : 4), 0, 255);
        colour = QColor::fromHsl(colour.hslHue(), colour.hslSaturation(), lightness);
    }
    return colour;
}

QColor toneColour(Tone tone, const QPalette &palette, QPalette::ColorRole on)
{
    if (tone == Tone::Plain)
        return palette.color(on == QPalette::Base ? QPalette::Text : QPalette::WindowText);
    return toneColourOn(tone, palette.color(on));
}

QColor toneGround(Tone tone, const QPalette &palette, QPalette::ColorRole on)
{
    const QColor ground = palette.color(on);
    return mixed(ground, toneColourOn(tone, ground), 0.12F);
}

} // namespace hssreg
