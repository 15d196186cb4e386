// The controls that hold a value: a list that opens, a scale, a stepper, a field of text.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/keys.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float field_padding = 12, border_width = 1;
constexpr float list_padding = 6, list_most_rows = 9;
constexpr float step_gap = 6, step_most_width = 44;
constexpr float stepper_value_width = 76;
constexpr double blink_s = 0.4;  // half of ImGui's blink of the caret

void draw_frame(const Ui& ui, const ItemUse& use, ImU32 fill) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = ui.px(size::control_radius);
  const ImU32 border = use.hovered ? ui.palette.faint : ui.palette.border;
  list.AddRectFilled(use.rect.min, use.rect.max, fill, radius);
  list.AddRect(use.rect.min, use.rect.max, border, radius, 0, ui.px(border_width));
  if (use.focused) focus_ring(ui, use.rect, radius);
}

/// The rows of a list that is open; true when another was chosen.
bool open_list(Ui& ui, std::string_view name, std::span<const std::string> labels, int& chosen,
               Rect below) {
  const float row = ui.px(size::control_height), padding = ui.px(list_padding);
  const float rows = std::min(static_cast<float>(labels.size()), list_most_rows);
  float widest = below.width();
  for (const std::string& label : labels)
    widest = std::max(widest, text_size(ui, TextRank::strong, label).x + ui.px(60));
  ImGui::SetNextWindowPos({below.min.x, below.max.y + ui.px(4)}, ImGuiCond_Appearing);
  ImGui::SetNextWindowSize({widest, rows * row + 2 * padding});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {padding, padding});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
  bool changed = false;
  const std::string popup = fmt::format("{}/list", name);
  if (ImGui::BeginPopup(popup.c_str(), ImGuiWindowFlags_NoMove)) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const bool is_chosen = chosen == static_cast<int>(i);
      const char* icon = is_chosen ? icon::done : " ";
      if (list_row(ui, fmt::format("{}/{}", name, i), icon, labels[i], is_chosen)) {
        changed = !is_chosen;
        chosen = static_cast<int>(i);
        ImGui::CloseCurrentPopup();
      }
      if (is_chosen) ImGui::SetItemDefaultFocus();
      if (is_chosen && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
    }
    ImGui::EndPopup();
  }
  ImGui::PopStyleVar(2);
  return changed;
}

}  // namespace

bool drop_down(Ui& ui, std::string_view name, std::span<const std::string> labels, int& chosen,
               float width) {
  const float padding = ui.px(field_padding);
  const float sign = text_size(ui, TextRank::small, icon::down).x;
  float wide = 0;
  for (const std::string& label : labels)
    wide = std::max(wide, text_size(ui, TextRank::body, label).x);
  wide += 3 * padding + sign;
  const float room = ImGui::GetContentRegionAvail().x;
  if (width != 0) wide = width > 0 ? width : room;
  wide = std::max(std::min(wide, room), 1.0F);
  const ItemUse use = item(ui, name, {wide, ui.px(size::control_height)});
  const std::string popup = fmt::format("{}/list", name);
  if (use.pressed) ImGui::OpenPopup(popup.c_str());
  if (use.visible) {
    draw_frame(ui, use, ui.palette.surface);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const bool any = chosen >= 0 && chosen < static_cast<int>(labels.size());
    const std::string shown =
        any ? cut_to(ui, TextRank::body, labels[static_cast<std::size_t>(chosen)],
                     wide - 3 * padding - sign)
            : std::string{};
    const float y = use.rect.middle().y - size_of(*ui.fonts.body) / 2;
    text_at(ui, list, TextRank::body, {use.rect.min.x + padding, y}, 0, ui.palette.text, shown);
    ImFont* font = ui.fonts.small;
    list.AddText(font, size_of(*font),
                 {std::round(use.rect.max.x - padding - sign),
                  std::round(use.rect.middle().y - size_of(*font) / 2)},
                 ui.palette.muted, icon::down);
  }
  return open_list(ui, name, labels, chosen, use.rect);
}

bool scale(Ui& ui, std::string_view name, int& value, int most, std::string_view low_label,
           std::string_view high_label) {
  const float gap = ui.px(step_gap), room = ImGui::GetContentRegionAvail().x;
  const auto steps = static_cast<float>(most + 1);
  const float width =
      std::min(std::floor((room - gap * (steps - 1)) / steps), ui.px(step_most_width));
  const float total = steps * width + (steps - 1) * gap;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const Palette& p = ui.palette;
  const float radius = ui.px(size::control_radius);
  bool changed = false;
  ImGui::BeginGroup();
  for (int i = 0; i <= most; ++i) {
    if (i > 0) ImGui::SameLine(0, gap);
    const ItemUse use = item(ui, fmt::format("{}/{}", name, i),
                             {std::max(width, 1.0F), ui.px(size::control_height)});
    if (use.pressed && value != i) {
      value = i;
      changed = true;
    }
    const bool chosen = value == i;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 plain = mixed(p.surface, p.text, use.hovered ? 0.06F : 0.0F);
    list.AddRectFilled(use.rect.min, use.rect.max, chosen ? p.accent : plain, radius);
    if (!chosen) list.AddRect(use.rect.min, use.rect.max, p.border, radius, 0, ui.px(border_width));
    const TextRank rank = chosen ? TextRank::strong : TextRank::body;
    text_at(ui, list, rank,
            {use.rect.middle().x, use.rect.middle().y - size_of(*font_of(ui, rank)) / 2}, 0.5F,
            chosen ? p.on_accent : p.text, fmt::format("{}", i));
    if (use.focused) focus_ring(ui, use.rect, radius);
  }
  if (!low_label.empty() || !high_label.empty()) {
    const ImVec2 below = ImGui::GetCursorScreenPos();
    const float half = total / 2 - gap;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    text_at(ui, list, TextRank::muted_small, below, 0, p.muted,
            cut_to(ui, TextRank::muted_small, low_label, half));
    text_at(ui, list, TextRank::muted_small, {below.x + total, below.y}, 1, p.muted,
            cut_to(ui, TextRank::muted_small, high_label, half));
    ImGui::Dummy({total, size_of(*ui.fonts.small)});
  }
  ImGui::EndGroup();
  ui.mark(name, at, {at.x + total, ImGui::GetItemRectMax().y});
  return changed;
}

bool stepper(Ui& ui, std::string_view name, int& value, int least, int most, int step,
             std::string_view unit) {
  const float height = ui.px(size::control_height), gap = ui.px(step_gap);
  const std::string words =
      unit.empty() ? fmt::format("{}", value) : fmt::format("{} {}", value, unit);
  const float wide =
      std::max(ui.px(stepper_value_width), text_size(ui, TextRank::strong, words).x + 2 * gap);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const int before = value;
  ImGui::BeginGroup();
  ImGui::PushButtonRepeat(true);
  if (button(ui, fmt::format("{}/less", name), {},
             {.icon = icon::minus, .width = height, .enabled = value > least}))
    value = std::max(least, value - step);
  ImGui::SameLine(0, gap);
  const ImVec2 middle = ImGui::GetCursorScreenPos();
  ImGui::Dummy({wide, height});
  text_at(ui, *ImGui::GetWindowDrawList(), TextRank::strong,
          {middle.x + wide / 2, middle.y + (height - size_of(*ui.fonts.strong)) / 2}, 0.5F,
          ui.palette.text, words);
  ImGui::SameLine(0, gap);
  if (button(ui, fmt::format("{}/more", name), {},
             {.icon = icon::plus, .width = height, .enabled = value < most}))
    value = std::min(most, value + step);
  ImGui::PopButtonRepeat();
  ImGui::EndGroup();
  ui.mark(name, at, ImGui::GetItemRectMax());
  return value != before;
}

bool text_field(Ui& ui, std::string_view name, std::string& value, std::size_t most_bytes,
                std::string_view hint, int lines, float width) {
  const bool one_line = lines <= 1;
  const float room = ImGui::GetContentRegionAvail().x;
  const float wide = width > 0 ? width : room;
  const std::string label = fmt::format("##{}", name);
  std::vector<char> buffer(most_bytes + 1, '\0');
  std::copy_n(value.begin(), std::min(value.size(), most_bytes), buffer.begin());
  ImGui::PushFont(ui.fonts.body);
  const float text_height = ImGui::GetFontSize();
  const float padding = (ui.px(size::control_height) - text_height) / 2;
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, {ui.px(field_padding), padding});
  bool entered = false;
  if (one_line) {
    ImGui::SetNextItemWidth(wide);
    entered = ImGui::InputText(label.c_str(), buffer.data(), buffer.size(),
                               ImGuiInputTextFlags_EnterReturnsTrue);
  } else {
    const float height = static_cast<float>(lines) * text_height + 2 * padding;
    ImGui::InputTextMultiline(label.c_str(), buffer.data(), buffer.size(), {wide, height});
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
  go_on_with_tab(ImGui::GetItemID());
  const bool left = ImGui::IsItemDeactivatedAfterEdit();
  const Rect rect{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
  ui.mark(name, rect.min, rect.max);
  value.assign(buffer.data());
  if (ImGui::IsItemActive() && ImGui::GetIO().ConfigInputTextCursorBlink) ui.draw_again(blink_s);
  if (ImGui::IsItemActive() || (ImGui::IsItemFocused() && focus_is_shown()))
    focus_ring(ui, rect, ui.px(size::control_radius));
  if (value.empty())
    text_at(ui, *ImGui::GetWindowDrawList(), TextRank::muted,
            {rect.min.x + ui.px(field_padding), rect.min.y + padding}, 0, ui.palette.muted,
            cut_to(ui, TextRank::muted, hint, wide - 2 * ui.px(field_padding)));
  else if (ui.transcript)
    ui.transcript->append(value).append(1, '\n');
  return left || entered;
}

}  // namespace sitwell::gui
