#include "gui/kit/layout.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float heading_gap = 12, border_width = 1, aside_gap = 12;

Rect rect_of(const ImRect& rect) { return {rect.Min, rect.Max}; }
ImRect im_rect(const Rect& rect) { return {rect.min, rect.max}; }

}  // namespace

Card::Card(Ui& ui, std::string_view name, ImVec2 size, std::string_view heading,
           std::string_view aside, const CardLook& look)
    : ui_{ui}, name_{name}, look_{look}, grows_{size.y <= 0} {
  const float width = size.x > 0 ? size.x : ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  outer_ = {at, {at.x + width, at.y + std::max(size.y, 0.0F)}};
  ImGui::GetCurrentWindow()->DC.CurrLineTextBaseOffset = 0;  // lines of others are not its own
  ImGui::BeginGroup();
  ImDrawList* list = ImGui::GetWindowDrawList();
  if (grows_) {
    behind_.Split(list, 2);
    behind_.SetCurrentChannel(list, 1);
  } else {
    draw_surface();
    ImGui::PushClipRect(outer_.min, outer_.max, true);
  }
  take_room();
  if (!heading.empty()) draw_heading(heading, aside);
}

Card::~Card() {
  ImGui::EndGroup();
  give_room_back();
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (grows_) {
    outer_.max.y = ImGui::GetItemRectMax().y + ui_.px(look_.padding);
    behind_.SetCurrentChannel(window->DrawList, 0);
    draw_surface();
    behind_.Merge(window->DrawList);
  } else {
    ImGui::PopClipRect();
  }
  // What it is for the layout around it is its surface, not what is in it.
  window->DC.CursorMaxPos = outer_.max;
  ImGui::EndGroup();
  window->DC.PrevLineTextBaseOffset = 0;
  ui_.mark(name_, outer_.min, outer_.max);
}

void Card::draw_surface() {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = ui_.px(size::card_radius);
  const Palette& p = ui_.palette;
  list.AddRectFilled(outer_.min, outer_.max, look_.fill ? look_.fill : p.surface, radius);
  list.AddRect(outer_.min, outer_.max, look_.border ? look_.border : p.border, radius, 0,
               ui_.px(border_width));
}

// Without a window of its own, so that the keyboard goes through a page as if there were no cards:
// what ImGui takes for the room that is left is made smaller, as its tables do it.
void Card::take_room() {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  work_ = rect_of(window->WorkRect);
  content_ = rect_of(window->ContentRegionRect);
  const float padding = ui_.px(look_.padding);
  Rect inner{{outer_.min.x + padding, outer_.min.y + padding},
             {outer_.max.x - padding, outer_.max.y - padding}};
  if (grows_) inner.max.y = std::max(content_.max.y, inner.min.y);
  window->WorkRect = window->ContentRegionRect = im_rect(inner);
  window->DC.CursorPos = inner.min;
  ImGui::BeginGroup();
}

void Card::give_room_back() {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  window->WorkRect = im_rect(work_);
  window->ContentRegionRect = im_rect(content_);
}

void Card::draw_heading(std::string_view heading, std::string_view aside) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float most_aside = width * 0.6F;
  const std::string shown = cut_to(ui_, TextRank::muted_small, aside, most_aside);
  const float aside_width = aside.empty() ? 0 : text_size(ui_, TextRank::muted_small, shown).x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  text(ui_, TextRank::strong, heading,
       std::max(1.0F, width - (aside.empty() ? 0 : aside_width + ui_.px(aside_gap))));
  const float lower = size_of(*ui_.fonts.strong) - size_of(*ui_.fonts.small);
  text_at(ui_, *ImGui::GetWindowDrawList(), TextRank::muted_small,
          {at.x + width, at.y + lower * 0.7F}, 1, ui_.palette.muted, shown);
  below(ui_, heading_gap);
}

ImVec2 Card::room() const {
  const ImVec2 left = ImGui::GetContentRegionAvail();
  return {left.x, grows_ ? 0 : std::max(left.y, 0.0F)};
}

std::vector<float> columns(const Ui& ui, float width, const std::vector<float>& weights) {
  const float gap = ui.px(size::gap);
  const float shared = width - gap * static_cast<float>(weights.size() - 1);
  const float all = std::accumulate(weights.begin(), weights.end(), 0.0F);
  std::vector<float> widths;
  float done = 0, before = 0;
  for (const float weight : weights) {  // whole pixels, and no pixel is lost
    done += weight;
    const float edge = std::floor(shared * done / all);
    widths.push_back(edge - before);
    before = edge;
  }
  return widths;
}

void beside(const Ui& ui, float gap) { ImGui::SameLine(0, ui.px(gap)); }

void below(const Ui& ui, float gap) {
  ImGui::GetCurrentWindow()->DC.CursorPos.y += ui.px(gap) - ImGui::GetStyle().ItemSpacing.y;
}

}  // namespace sitwell::gui
