// Notices and empty states: what happened, and the next step.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float icon_column = 30, line_gap = 6, action_gap = 12, notice_padding = 16;
constexpr float command_padding = 12;
constexpr float empty_width = 480, empty_disc = 64, empty_gap = 14;

ImU32 colour_of(const Palette& p, Tone tone) {
  switch (tone) {
    case Tone::info: return p.accent;
    case Tone::good: return p.good;
    case Tone::warning: return p.warning;
    case Tone::danger: return p.danger;
  }
  return p.accent;
}

const char* icon_of(const Notice& notice) {
  if (notice.icon) return notice.icon;
  switch (notice.tone) {
    case Tone::info: return icon::info;
    case Tone::good: return icon::done;
    case Tone::warning: return icon::warning;
    case Tone::danger: return icon::urgent;
  }
  return icon::info;
}

/// As it would be typed, with a button that copies it.
bool command_line(Ui& ui, std::string_view name, std::string_view command) {
  const float height = ui.px(size::control_height);
  const float width = ImGui::GetContentRegionAvail().x - height - ui.px(line_gap);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end{at.x + std::max(width, 1.0F), at.y + height};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = ui.px(size::control_radius), padding = ui.px(command_padding);
  list.AddRectFilled(at, end, ui.palette.raised, radius);
  list.AddRect(at, end, ui.palette.border, radius, 0, ui.px(1));
  ImGui::Dummy({end.x - at.x, height});
  const std::string shown = cut_to(ui, TextRank::body, command, end.x - at.x - 2 * padding);
  text_at(ui, list, TextRank::body, {at.x + padding, at.y + (height - size_of(*ui.fonts.body)) / 2},
          0, ui.palette.text, shown);
  if (shown.size() != command.size() && ImGui::IsItemHovered()) tooltip(ui, command);
  ImGui::SameLine(0, ui.px(line_gap));
  const bool pressed = button(ui, fmt::format("{}/copy", name), {},
                              {.icon = icon::copy, .width = height, .tooltip = "Copy"});
  if (pressed) ImGui::SetClipboardText(std::string{command}.c_str());
  return pressed;
}

/// In a row, or below each other where they do not fit.
std::string actions(Ui& ui, const std::vector<NoticeAction>& all) {
  std::string pressed;
  const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const NoticeAction& action = all[i];
    if (i > 0 && ImGui::GetItemRectMax().x + ui.px(8) + button_width(ui, action.label) <= right)
      ImGui::SameLine(0, ui.px(8));
    const ButtonKind kind = action.primary ? ButtonKind::primary : ButtonKind::plain;
    const float width = std::min(button_width(ui, action.label), ImGui::GetContentRegionAvail().x);
    if (button(ui, action.name, action.label, {.kind = kind, .width = width}))
      pressed = action.name;
  }
  return pressed;
}

float width_of_row(const Ui& ui, const std::vector<NoticeAction>& all) {
  float width = 0;
  for (const NoticeAction& action : all) width += button_width(ui, action.label) + ui.px(8);
  return width - ui.px(8);
}

float height_of(const Ui& ui, const Notice& notice, float width) {
  const float gap = ui.px(empty_gap), control = ui.px(size::control_height);
  float height = ui.px(empty_disc) + gap + text_size(ui, TextRank::title, notice.title, width).y;
  if (!notice.text.empty()) height += gap + text_size(ui, TextRank::muted, notice.text, width).y;
  if (!notice.command.empty()) height += gap + control;
  if (!notice.actions.empty()) height += gap + control;
  return height;
}

void centred_disc(Ui& ui, const Notice& notice, float width) {
  const float side = ui.px(empty_disc);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 middle{at.x + width / 2, at.y + side / 2};
  const ImU32 colour = colour_of(ui.palette, notice.tone);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddCircleFilled(middle, side / 2, mixed(ui.palette.surface, colour, 0.14F));
  ImFont* font = ui.fonts.figure;
  const char* icon = icon_of(notice);
  const float wide = text_size(ui, TextRank::figure, icon).x;
  list.AddText(font, size_of(*font),
               {std::round(middle.x - wide / 2), std::round(middle.y - size_of(*font) / 2)}, colour,
               icon);
  ImGui::Dummy({width, side});
}

}  // namespace

std::string notice(Ui& ui, std::string_view name, const Notice& notice, float width) {
  const Palette& p = ui.palette;
  const ImU32 colour = colour_of(p, notice.tone);
  std::string pressed;
  const Card card{ui,
                  name,
                  {width, 0},
                  {},
                  {},
                  {.fill = mixed(p.surface, colour, 0.07F),
                   .border = mixed(p.border, colour, 0.45F),
                   .padding = notice_padding}};
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImFont* font = ui.fonts.strong;
  const float line = text_size(ui, TextRank::strong, notice.title, 1e6F).y;  // as prose has it
  ImGui::GetWindowDrawList()->AddText(font, size_of(*font),
                                      {at.x, std::ceil(at.y + (line - size_of(*font)) / 2 - 0.5F)},
                                      colour, icon_of(notice));
  ImGui::Indent(ui.px(icon_column));
  if (!notice.title.empty()) prose(ui, TextRank::strong, notice.title);
  if (!notice.text.empty()) {
    if (!notice.title.empty()) below(ui, line_gap);
    prose(ui, notice.title.empty() ? TextRank::body : TextRank::muted, notice.text);
  }
  if (!notice.command.empty()) {
    below(ui, action_gap);
    if (command_line(ui, name, notice.command)) pressed = "copy";
  }
  if (!notice.actions.empty()) {
    below(ui, action_gap);
    if (const std::string action = actions(ui, notice.actions); !action.empty()) pressed = action;
  }
  ImGui::Unindent(ui.px(icon_column));
  return pressed;
}

std::string empty_state(Ui& ui, std::string_view name, const Notice& notice) {
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float width = std::min(ui.px(empty_width), room.x);
  const float height = height_of(ui, notice, width), gap = empty_gap;
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  const ImVec2 start = ImGui::GetCursorScreenPos();
  const ImVec2 at{std::round(start.x + (room.x - width) / 2),
                  std::round(start.y + std::max(0.0F, (room.y - height) * 0.42F))};
  std::string pressed;
  window->DC.CursorPos = at;
  ImGui::BeginGroup();
  centred_disc(ui, notice, width);
  below(ui, gap);
  prose(ui, TextRank::title, notice.title, width, 0.5F);
  if (!notice.text.empty()) {
    below(ui, gap);
    prose(ui, TextRank::muted, notice.text, width, 0.5F);
  }
  if (!notice.command.empty()) {
    below(ui, gap);
    const ImRect content = window->ContentRegionRect;
    window->ContentRegionRect.Max.x = at.x + width;
    if (command_line(ui, name, notice.command)) pressed = "copy";
    window->ContentRegionRect = content;
  }
  if (!notice.actions.empty()) {
    below(ui, gap);
    const float row = std::min(width_of_row(ui, notice.actions), width);
    ImGui::Indent(std::max(1.0F, std::round((width - row) / 2)));
    if (const std::string action = actions(ui, notice.actions); !action.empty()) pressed = action;
    ImGui::Unindent(std::max(1.0F, std::round((width - row) / 2)));
  }
  ImGui::EndGroup();
  ui.mark(name, at, ImGui::GetItemRectMax());
  return pressed;
}

}  // namespace sitwell::gui
