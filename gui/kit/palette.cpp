#include "gui/kit/palette.hpp"

#include <cmath>
#include <initializer_list>

namespace sitwell::gui {

namespace {

constexpr ImU32 rgb(std::uint32_t hex) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255);
}

}  // namespace

Palette palette_of(ThemeKind kind) {
  Palette palette;
  palette.kind = kind;
  if (kind == ThemeKind::light) {
    palette.background = rgb(0xF6F7F9);
    palette.side_bar = rgb(0xEEF0F3);
    palette.surface = rgb(0xFFFFFF);
    palette.raised = rgb(0xF1F3F6);
    palette.border = rgb(0xDDE1E7);
    palette.text = rgb(0x1B2430);
    palette.muted = rgb(0x5A6675);
    palette.faint = rgb(0xA3ADB9);
    palette.accent = rgb(0x2F5FD0);
    palette.on_accent = rgb(0xFFFFFF);
    palette.accent_soft = rgb(0xE3EAFB);
    palette.good = rgb(0x0B7A57);
    palette.warning = rgb(0x9A5B00);
    palette.danger = rgb(0xB3261E);
  } else {
    palette.background = rgb(0x14181E);
    palette.side_bar = rgb(0x10141A);
    palette.surface = rgb(0x1C222A);
    palette.raised = rgb(0x252D37);
    palette.border = rgb(0x313A46);
    palette.text = rgb(0xE7ECF2);
    palette.muted = rgb(0x9DA9B7);
    palette.faint = rgb(0x5C6878);
    palette.accent = rgb(0x7FA6FF);
    palette.on_accent = rgb(0x0E1626);
    palette.accent_soft = rgb(0x26344F);
    palette.good = rgb(0x4CC79A);
    palette.warning = rgb(0xF0B455);
    palette.danger = rgb(0xFF8A80);
  }
  return palette;
}

// Okabe & Ito 2008. On white, E69F00 has no contrast of 3:1; the light theme's is deeper.
ImU32 Palette::of(Ink ink) const {
  const bool light = kind == ThemeKind::light;
  switch (ink) {
    case Ink::sitting: return rgb(light ? 0xC77700 : 0xE69F00);
    case Ink::sitting_half_hour: return rgb(light ? 0xA65A00 : 0xD97A1C);
    case Ink::sitting_hour: return rgb(light ? 0x7A3B00 : 0xB85317);
    case Ink::standing: return rgb(light ? 0x2E93CC : 0x56B4E9);
    case Ink::moving: return rgb(light ? 0x12936E : 0x1FB58A);
    case Ink::cycling: return rgb(light ? 0x0E7C86 : 0x35B8C4);
    case Ink::lying:
    case Ink::reclined: return rgb(light ? 0x6C7BA8 : 0x8896C4);
    case Ink::exercising:
    case Ink::routine: return rgb(light ? 0xB0568A : 0xCC79A7);
    case Ink::unworn: return faint;
    case Ink::gap:
    case Ink::worn: return border;
    case Ink::prompt: return light ? rgb(0x4A5568) : rgb(0xC7D0DC);
    case Ink::goal: return text;
    case Ink::average: return mixed(text, surface, 0.22F);
    case Ink::symptom: return rgb(light ? 0x0072B2 : 0x6FB7E8);
  }
  return text;
}

ImU32 with_alpha(ImU32 colour, float alpha) {
  const auto share = static_cast<ImU32>(alpha * static_cast<float>(colour >> IM_COL32_A_SHIFT));
  return (colour & ~IM_COL32_A_MASK) | (share << IM_COL32_A_SHIFT);
}

ImU32 mixed(ImU32 from, ImU32 to, float share) {
  ImU32 colour = 0;
  for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT, IM_COL32_A_SHIFT}) {
    const auto begin = static_cast<float>((from >> shift) & 255);
    const auto end = static_cast<float>((to >> shift) & 255);
    colour |= static_cast<ImU32>(std::lround(begin + (end - begin) * share)) << shift;
  }
  return colour;
}

}  // namespace sitwell::gui
