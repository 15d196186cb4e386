#include "gui/pages/coach_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/icons.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/layout.hpp"

namespace sitwell::gui {
namespace {

Tone tone_of(AdviceLevel level) {
  switch (level) {
    case AdviceLevel::urgent: return Tone::danger;
    case AdviceLevel::professional: return Tone::warning;
    case AdviceLevel::ask_first:
    case AdviceLevel::note: break;
  }
  return Tone::info;
}

const char* icon_of(AdviceLevel level) {
  switch (level) {
    case AdviceLevel::urgent: return icon::urgent;
    case AdviceLevel::professional: return icon::warning;
    case AdviceLevel::ask_first: return icon::help;
    case AdviceLevel::note: break;
  }
  return icon::info;
}

}  // namespace

void advice_notices(Ui& ui, std::string_view prefix, const std::vector<AdviceRow>& advice,
                    float width) {
  for (std::size_t i = 0; i < advice.size(); ++i) {
    if (i > 0) below(ui, 8);
    const AdviceRow& row = advice[i];
    notice(ui, fmt::format("{}/{}", prefix, i),
           {.tone = tone_of(row.level),
            .icon = icon_of(row.level),
            .title = fmt::format("{}: {}", row.label, row.title),
            .text = row.text,
            .command = {},
            .actions = {}},
           width);
  }
}

void missing_notice(Ui& ui, std::string_view prefix, const MissingDaemon& missing,
                    Requests& requests, float width) {
  const std::string start = fmt::format("{}/start-daemon", prefix);
  Notice said{.tone = Tone::warning,
              .icon = icon::plug,
              .title = missing.title,
              .text = missing.text,
              .command = missing.command,
              .actions = {}};
  if (missing.startable) said.actions.push_back({start, "Start sitwelld", false});
  const std::string pressed = notice(ui, fmt::format("{}/missing", prefix), said, width);
  if (pressed == start) requests.ask(ask::StartDaemon{});
  if (pressed == "copy") requests.ask(ask::Copy{missing.command});
}

void heading(Ui& ui, std::string_view words) {
  below(ui, 6);
  text(ui, TextRank::strong, words);
}

void bullet_list(Ui& ui, std::string_view title, const std::vector<std::string>& items,
                 const char* icon) {
  if (items.empty()) return;
  heading(ui, title);
  for (const std::string& item : items) bullet(ui, TextRank::body, icon ? icon : "•", item);
}

void bullet(Ui& ui, TextRank rank, const char* mark, std::string_view words, float width) {
  constexpr float mark_gap = 8, first_line = 2;
  const float room = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float indent = text_size(ui, rank, mark).x + ui.px(mark_gap);
  text_at(ui, *ImGui::GetWindowDrawList(), rank, {at.x, at.y + ui.px(first_line)}, 0,
          colour_of(ui, rank), mark);
  ImGui::SetCursorScreenPos({at.x + indent, at.y});
  prose(ui, rank, words, std::max(1.0F, room - indent));
}

void draw_again(Ui& ui) { ui.next_frame_in_s = 0; }

void column_beside(const Ui& ui, float gap) {
  ImGui::SameLine(0, ui.px(gap));
  ImGui::GetCurrentWindow()->DC.CurrLineTextBaseOffset = 0;
}

void share_bar(Ui& ui, std::string_view name, double share, float width) {
  constexpr float bar_height = 6;
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const float height = ui.px(bar_height);
  const float filled = static_cast<float>(std::clamp(share, 0.0, 1.0)) * width;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  list.AddRectFilled(from, {from.x + width, from.y + height}, ui.palette.border, height / 2);
  if (filled >= height)
    list.AddRectFilled(from, {from.x + filled, from.y + height}, ui.palette.accent, height / 2);
  ui.mark(name, from, {from.x + width, from.y + height});
  ImGui::Dummy({width, height});
}

void Flow::next(float item_width) {
  if (any_ && used_ + gap_ + item_width <= width_) {
    ImGui::SameLine(0, gap_);
    used_ += gap_ + item_width;
  } else {
    used_ = item_width;
  }
  any_ = true;
}

Column::Column(const char* id, ImVec2 size) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleColor(ImGuiCol_ChildBg, IM_COL32_BLACK_TRANS);
  ImGui::BeginChild(id, size, false, ImGuiWindowFlags_NavFlattened);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

Column::~Column() { ImGui::EndChild(); }

}  // namespace sitwell::gui
