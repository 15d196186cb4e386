#include "gui/pages/hold_dots.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/coach_parts.hpp"

namespace sitwell::gui {
namespace {

constexpr float dot_radius = 5, dot_gap = 10, row_height = 18;

void draw_dot(const Ui& ui, ImDrawList& list, HoldDot dot, ImVec2 at) {
  const ImU32 ink = ui.palette.of(Ink::routine);
  const float radius = ui.px(dot_radius);
  switch (dot) {
    case HoldDot::to_come: list.AddCircle(at, radius, ui.palette.faint, 0, ui.px(1.5F)); break;
    case HoldDot::now:
      list.AddCircle(at, radius + ui.px(3), ui.palette.text, 0, ui.px(1.5F));
      list.AddCircleFilled(at, radius - ui.px(1), ui.palette.text);
      break;
    case HoldDot::confirmed: list.AddCircleFilled(at, radius, ink); break;
    case HoldDot::timed:
      list.AddCircle(at, radius, ink, 0, ui.px(1.5F));
      list.AddCircleFilled(at, radius / 2, ink);
      break;
    case HoldDot::skipped:
      list.AddLine({at.x - radius, at.y}, {at.x + radius, at.y}, ui.palette.muted, ui.px(2));
      break;
  }
}

const char* icon_of(const EndRow& row) {
  switch (row.outcome) {
    case HoldOutcome::held: return row.confirmed ? icon::done : icon::clock;
    case HoldOutcome::skipped: return icon::skip;
    case HoldOutcome::cut_short: return icon::stop;
    case HoldOutcome::under_way: break;
  }
  return icon::clock;
}

}  // namespace

void hold_dots(Ui& ui, std::string_view name, const std::vector<HoldDot>& dots, float width) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float wanted = ui.px(2 * dot_radius + dot_gap);
  // Closer together where there are many, so that all of them are on one line.
  const float step =
      dots.empty() ? wanted : std::min(wanted, width / static_cast<float>(dots.size()));
  ImDrawList& list = *ImGui::GetWindowDrawList();
  for (std::size_t i = 0; i < dots.size(); ++i)
    draw_dot(ui, list, dots[i],
             {from.x + ui.px(dot_radius + 3) + step * static_cast<float>(i),
              from.y + ui.px(row_height / 2)});
  ui.mark(name, from, {from.x + width, from.y + ui.px(row_height)});
  ImGui::Dummy({width, ui.px(row_height)});
}

void end_rows(Ui& ui, std::string_view name, const std::vector<EndRow>& rows, float width) {
  const auto widths = columns(ui, width, {4, 1, 4});
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const EndRow& row = rows[i];
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float left = ImGui::GetCursorPosX(), y = ImGui::GetCursorPosY();
    ImGui::GetWindowDrawList()->AddLine(from, {from.x + width, from.y}, ui.palette.border);
    ImGui::SetCursorPosY(y + ui.px(8));
    const float top = ImGui::GetCursorPosY();
    bullet(ui, TextRank::body, icon_of(row), row.title, widths[0]);
    ImGui::SetCursorPos({left + widths[0] + ui.px(size::gap), top});
    prose(ui, TextRank::muted, row.asked, widths[1]);
    ImGui::SetCursorPos({left + widths[0] + widths[1] + 2 * ui.px(size::gap), top});
    prose(ui, TextRank::body, row.held, widths[2]);
    ImGui::SetCursorPosX(left);
    below(ui, 8);
    ui.mark(fmt::format("{}/{}", name, i), from, {from.x + width, ImGui::GetCursorScreenPos().y});
  }
}

}  // namespace sitwell::gui
