#include "gui/kit/controls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float button_padding = 16, icon_gap = 8, border_width = 1;
constexpr float switch_width = 40, switch_height = 22, switch_gap = 12, knob_inset = 3;
constexpr float segment_padding = 16, segment_inset = 3;
constexpr float row_padding = 12, row_icon_width = 18, badge_padding = 7;

struct Colours {
  ImU32 fill = 0, border = 0, text = 0;
};

Colours colours_of(const Palette& p, const ButtonLook& look, const ItemUse& use) {
  Colours c;
  const float lit = use.held ? 0.16F : use.hovered ? 0.08F : 0.0F;
  switch (look.kind) {
    case ButtonKind::primary: c = {mixed(p.accent, p.on_accent, lit), 0, p.on_accent}; break;
    case ButtonKind::plain: c = {mixed(p.surface, p.text, lit * 0.6F), p.border, p.text}; break;
    case ButtonKind::quiet: c = {lit > 0 ? with_alpha(p.text, lit * 0.9F) : 0, 0, p.accent}; break;
    case ButtonKind::danger:
      c = {mixed(p.surface, p.danger, lit * 1.2F), mixed(p.border, p.danger, 0.6F), p.danger};
      break;
  }
  if (!look.enabled) {
    const bool filled = look.kind == ButtonKind::primary;
    c = {filled ? p.raised : 0, look.kind == ButtonKind::quiet ? 0 : p.border,
         mixed(p.muted, p.surface, 0.25F)};
  }
  return c;
}

void draw_label(Ui& ui, Rect rect, const char* icon, std::string_view label, ImU32 colour,
                float padding) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const TextRank rank = TextRank::strong;
  const float icon_width = icon ? text_size(ui, rank, icon).x : 0;
  const float gap = icon && !label.empty() ? ui.px(icon_gap) : 0;
  const float room = rect.width() - 2 * padding - icon_width - gap;
  const std::string shown = cut_to(ui, rank, label, std::max(room, 0.0F));
  const ImVec2 words = text_size(ui, rank, shown);
  float x = rect.middle().x - (icon_width + gap + words.x) / 2;
  const float y = rect.middle().y - words.y / 2;
  if (icon) {
    ImFont* font = font_of(ui, rank);
    list.AddText(font, size_of(*font), {std::round(x), std::round(y)}, colour, icon);
  }
  x += icon_width + gap;
  text_at(ui, list, rank, {x, y}, 0, colour, shown);
}

void draw_box(const Ui& ui, Rect rect, const Colours& colours, float radius) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (colours.fill) list.AddRectFilled(rect.min, rect.max, colours.fill, radius);
  if (colours.border)
    list.AddRect(rect.min, rect.max, colours.border, radius, 0, ui.px(border_width));
}

}  // namespace

float button_width(const Ui& ui, std::string_view label, const char* icon) {
  const float words = label.empty() ? 0 : text_size(ui, TextRank::strong, label).x;
  const float sign = icon ? text_size(ui, TextRank::strong, icon).x : 0;
  const float gap = icon && !label.empty() ? ui.px(icon_gap) : 0;
  return std::max(words + sign + gap + 2 * ui.px(button_padding), ui.px(size::control_height));
}

bool button(Ui& ui, std::string_view name, std::string_view label, const ButtonLook& look) {
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = look.width > 0   ? look.width
                      : look.width < 0 ? room
                                       : button_width(ui, label, look.icon);
  const ItemUse use =
      item(ui, name, {std::max(width, 1.0F), ui.px(size::control_height)}, look.enabled);
  if (!use.visible) return false;
  const Colours colours = colours_of(ui.palette, look, use);
  const float radius = ui.px(size::control_radius);
  draw_box(ui, use.rect, colours, radius);
  const float padding = std::min(ui.px(button_padding), use.rect.width() / 6);
  draw_label(ui, use.rect, look.icon, label, colours.text, padding);
  if (use.focused) focus_ring(ui, use.rect, radius);
  if (use.hovered && !use.held) tooltip(ui, look.tooltip);
  return use.pressed;
}

bool toggle(Ui& ui, std::string_view name, std::string_view label, bool& on) {
  const float height = ui.px(size::control_height);
  const float track_width = ui.px(switch_width), track_height = ui.px(switch_height);
  const float room = std::max(ImGui::GetContentRegionAvail().x, track_width);
  const float before = track_width + ui.px(switch_gap);
  const std::string shown = cut_to(ui, TextRank::body, label, room - before);
  const ImVec2 words = text_size(ui, TextRank::body, shown);
  const ItemUse use = item(ui, name, {label.empty() ? track_width : before + words.x, height});
  if (use.pressed) on = !on;
  if (!use.visible) return use.pressed;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float y = use.rect.middle().y;
  const Rect track{{use.rect.min.x, y - track_height / 2},
                   {use.rect.min.x + track_width, y + track_height / 2}};
  const Palette& p = ui.palette;
  const ImU32 off = use.hovered ? p.muted : mixed(p.muted, p.faint, 0.5F);
  list.AddRectFilled(track.min, track.max, on ? p.accent : off, track_height / 2);
  const float radius = track_height / 2 - ui.px(knob_inset);
  const float knob = on ? track.max.x - track_height / 2 : track.min.x + track_height / 2;
  list.AddCircleFilled({knob, y}, radius, on ? p.on_accent : p.surface);
  text_at(ui, list, TextRank::body, {use.rect.min.x + before, y - words.y / 2}, 0, p.text, shown);
  if (use.focused) focus_ring(ui, track, track_height / 2);
  return use.pressed;
}

bool choice(Ui& ui, std::string_view name, std::span<const std::string> labels, int& chosen) {
  const float height = ui.px(size::control_height), radius = ui.px(size::control_radius);
  const float room = ImGui::GetContentRegionAvail().x;
  std::vector<float> widths;
  float total = 0;
  for (const std::string& label : labels) {
    widths.push_back(text_size(ui, TextRank::strong, label).x + 2 * ui.px(segment_padding));
    total += widths.back();
  }
  const float shrink = total > room ? room / total : 1;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddRectFilled(at, {at.x + total * shrink, at.y + height},
                                            ui.palette.raised, radius);
  ImGui::GetWindowDrawList()->AddRect(at, {at.x + total * shrink, at.y + height}, ui.palette.border,
                                      radius, 0, ui.px(border_width));
  ui.mark(name, at, {at.x + total * shrink, at.y + height});
  bool changed = false;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (i > 0) ImGui::SameLine(0, 0);
    const bool is_chosen = chosen == static_cast<int>(i);
    const ItemUse use = item(ui, fmt::format("{}/{}", name, i), {widths[i] * shrink, height});
    const float inset = ui.px(segment_inset);
    const Rect inner{{use.rect.min.x + inset, use.rect.min.y + inset},
                     {use.rect.max.x - inset, use.rect.max.y - inset}};
    const Palette& p = ui.palette;
    if (is_chosen) draw_box(ui, inner, {p.surface, p.border, 0}, radius - inset);
    const ImU32 colour = is_chosen || use.hovered ? p.text : p.muted;
    draw_label(ui, use.rect, nullptr, labels[i], colour, ui.px(segment_padding) * shrink * 0.8F);
    if (use.focused) focus_ring(ui, use.rect, radius);
    if (!use.pressed || is_chosen) continue;
    chosen = static_cast<int>(i);
    changed = true;
  }
  return changed;
}

bool list_row(Ui& ui, std::string_view name, const char* icon, std::string_view label, bool chosen,
              std::string_view badge) {
  const float height = ui.px(size::control_height), padding = ui.px(row_padding);
  const ItemUse use = item(ui, name, {std::max(ImGui::GetContentRegionAvail().x, 1.0F), height});
  if (!use.visible) return use.pressed;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Palette& p = ui.palette;
  const float radius = ui.px(size::control_radius);
  if (chosen) list.AddRectFilled(use.rect.min, use.rect.max, p.accent_soft, radius);
  if (use.hovered && !chosen)
    list.AddRectFilled(use.rect.min, use.rect.max, with_alpha(p.text, 0.06F), radius);
  const TextRank rank = chosen ? TextRank::strong : TextRank::body;
  const float y = use.rect.middle().y - size_of(*font_of(ui, rank)) / 2;
  float x = use.rect.min.x + padding, right = use.rect.max.x - padding;
  if (icon) {  // all in one column, whatever the width of each; alone it is in the middle
    const float middle = label.empty() ? use.rect.middle().x : x + ui.px(row_icon_width) / 2;
    ImFont* font = font_of(ui, rank);
    const float width = text_size(ui, rank, icon).x;
    list.AddText(font, size_of(*font), {std::round(middle - width / 2), std::round(y)},
                 chosen ? p.accent : p.muted, icon);
    x += ui.px(row_icon_width) + ui.px(icon_gap);
  }
  if (!badge.empty()) {
    const ImVec2 words = text_size(ui, TextRank::small, badge);
    const float pad = ui.px(badge_padding), half = words.y / 2 + ui.px(2);
    const float width = std::max(words.x + 2 * pad, 2 * half);
    const float middle = use.rect.middle().y;
    const float left = label.empty() ? use.rect.max.x - width : right - width;
    list.AddRectFilled({left, middle - half}, {left + width, middle + half}, p.accent, half);
    text_at(ui, list, TextRank::small, {left + width / 2, middle - words.y / 2}, 0.5F, p.on_accent,
            badge);
    right = left - ui.px(icon_gap);
  }
  const std::string shown = cut_to(ui, rank, label, std::max(right - x, 0.0F));
  text_at(ui, list, rank, {x, y}, 0, p.text, shown);
  if (use.focused) focus_ring(ui, use.rect, radius);
  if (use.hovered && shown.size() != label.size()) tooltip(ui, label);
  return use.pressed;
}

}  // namespace sitwell::gui
