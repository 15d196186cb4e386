#include "gui/kit/palette.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "gui/kit/paint.hpp"
#include "support/catch.hpp"

using namespace sitwell::gui;

namespace {

using Linear = std::array<double, 3>;

double linear(double part) {
  return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
}

Linear linear_of(ImU32 colour) {
  Linear all{};
  const std::array shifts{IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT};
  for (std::size_t i = 0; i < all.size(); ++i)
    all[i] = linear(static_cast<double>((colour >> shifts[i]) & 255) / 255);
  return all;
}

/// WCAG 2.2, "contrast ratio": 1 to 21.
double contrast(ImU32 a, ImU32 b) {
  const auto luminance = [](ImU32 colour) {
    const Linear c = linear_of(colour);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  };
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

/// As somebody without cones for green, or red, sees it: Machado, Oliveira & Fernandes 2009,
/// severity 1, in linear RGB.
constexpr std::array<Linear, 3> deuteranopia{Linear{0.367322, 0.860646, -0.227968},
                                             Linear{0.280085, 0.672501, 0.047413},
                                             Linear{-0.011820, 0.042940, 0.968881}};
constexpr std::array<Linear, 3> protanopia{Linear{0.152286, 1.052583, -0.204868},
                                           Linear{0.114503, 0.786281, 0.099216},
                                           Linear{-0.003882, -0.048116, 1.051998}};

/// CIE L*a*b*, white of D65.
Linear lab(const Linear& rgb) {
  const auto f = [](double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; };
  const double x = f((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
  const double y = f(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
  const double z = f((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

double distance(ImU32 a, ImU32 b, const std::array<Linear, 3>& eye) {
  const auto seen = [&eye](ImU32 colour) {
    const Linear c = linear_of(colour);
    Linear out{};
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] = std::clamp(eye[i][0] * c[0] + eye[i][1] * c[1] + eye[i][2] * c[2], 0.0, 1.0);
    return lab(out);
  };
  const Linear x = seen(a), y = seen(b);
  return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

}  // namespace

TEST_CASE("text can be read on all that it stands on") {
  for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
    const Palette p = palette_of(kind);
    CAPTURE(static_cast<int>(kind));
    for (const ImU32 ground : {p.surface, p.background, p.raised, p.side_bar}) {
      CHECK(contrast(p.text, ground) >= 7);
      CHECK(contrast(p.muted, ground) >= 4.5);
    }
    CHECK(contrast(p.text, p.accent_soft) >= 7);
    CHECK(contrast(p.on_accent, p.accent) >= 4.5);
    for (const ImU32 word : {p.accent, p.good, p.warning, p.danger})
      CHECK(contrast(word, p.surface) >= 4.5);
  }
}

TEST_CASE("what is drawn of data, and the focus, stand out from what is behind") {
  for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
    const Palette p = palette_of(kind);
    for (const Ink ink : {Ink::sitting, Ink::sitting_half_hour, Ink::sitting_hour, Ink::standing,
                          Ink::moving, Ink::cycling, Ink::lying, Ink::exercising, Ink::routine,
                          Ink::prompt, Ink::goal, Ink::average, Ink::symptom}) {
      CAPTURE(static_cast<int>(kind), static_cast<int>(ink));
      CHECK(contrast(p.of(ink), p.surface) >= 3);
      CHECK(contrast(p.of(ink), p.raised) >= 2.8);  // the lane of a timeline
    }
    for (const ImU32 ground : {p.surface, p.background, p.side_bar})
      CHECK(contrast(p.accent, ground) >= 3);
  }
}

TEST_CASE("postures are told apart without green or red, by hue or by height") {
  const std::array inks{Ink::sitting, Ink::standing, Ink::moving,
                        Ink::cycling, Ink::lying,    Ink::exercising};
  for (const ThemeKind kind : {ThemeKind::light, ThemeKind::dark}) {
    const Palette p = palette_of(kind);
    for (const auto& eye : {deuteranopia, protanopia})
      for (std::size_t i = 0; i < inks.size(); ++i)
        for (std::size_t j = i + 1; j < inks.size(); ++j) {
          const bool other_height =
              std::abs(height_share(inks[i]) - height_share(inks[j])) >= 0.15F;
          const double apart = distance(p.of(inks[i]), p.of(inks[j]), eye);
          CAPTURE(static_cast<int>(kind), i, j, apart);
          CHECK((other_height || apart >= 10));
        }
    for (const auto& eye : {deuteranopia, protanopia}) {
      CHECK(distance(p.of(Ink::sitting), p.of(Ink::standing), eye) >= 25);
      CHECK(distance(p.of(Ink::sitting), p.of(Ink::moving), eye) >= 15);
      CHECK(distance(p.of(Ink::sitting), p.of(Ink::sitting_half_hour), eye) >= 8);
      CHECK(distance(p.of(Ink::sitting_half_hour), p.of(Ink::sitting_hour), eye) >= 8);
    }
  }
}

TEST_CASE("colours are mixed part by part") {
  CHECK(mixed(IM_COL32(0, 100, 200, 255), IM_COL32(100, 0, 200, 255), 0.5F) ==
        IM_COL32(50, 50, 200, 255));
  CHECK(mixed(IM_COL32_BLACK, IM_COL32_WHITE, 0) == IM_COL32_BLACK);
  CHECK(mixed(IM_COL32_BLACK, IM_COL32_WHITE, 1) == IM_COL32_WHITE);
  CHECK(with_alpha(IM_COL32(1, 2, 3, 200), 0.5F) == IM_COL32(1, 2, 3, 100));
}
