#include "gui/pages/routine_cards.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/charts.hpp"
#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/figure_motion.hpp"
#include "gui/pages/coach_parts.hpp"

namespace sitwell::gui {
namespace {

// Text beside a figure needs so much.
constexpr float least_card_width = 440;
constexpr float figure_width = 132, figure_height = 148;
constexpr float faded = 0.45F;

std::string marks_of(const RoutineCard& card) {
  std::string marks = card.length;
  if (!card.mark.empty()) marks += fmt::format("  ·  {}", card.mark);
  if (card.in_plan) marks += "  ·  In your plan";
  return marks;
}

// What it takes to say all of a card, so that cards of a row are alike.
float words_height(const Ui& ui, const RoutineCard& card, float width) {
  const float line = ImGui::GetStyle().ItemSpacing.y;
  const auto tall = [&](TextRank rank, const std::string& words) {
    return words.empty() ? 0.0F : text_size(ui, rank, words, width).y + line;
  };
  float height = tall(TextRank::strong, "T") + tall(TextRank::small, "T") +
                 tall(TextRank::body, card.purpose) + tall(TextRank::small, "T");
  for (const std::string& why : card.why) height += tall(TextRank::small, "MM  " + why);
  height += tall(TextRank::small, card.instead);
  for (const std::string& mind : card.mind) height += tall(TextRank::small, "MM  " + mind);
  return height + ui.px(size::control_height);
}

}  // namespace

Figure RoutineCards::figure_of(Ui& ui, const RoutineCard& card) const {
  if (card.id != was_lively_ || !ui.motion || card.poses.size() < 2) return card.still;
  ui.animate();
  return moving_through(card.poses, ui.now_s - since_s_);
}

void RoutineCards::words(Ui& ui, const RoutineCard& card, float width) const {
  text(ui, TextRank::strong, card.title, width);
  text(ui, TextRank::muted_small, marks_of(card), width);
  prose(ui, card.fit == RoutineFit::hidden ? TextRank::muted : TextRank::body, card.purpose, width);
  text(ui, TextRank::muted_small, card.done, width);
  for (const std::string& why : card.why) bullet(ui, TextRank::small, icon::lock, why, width);
  if (!card.instead.empty()) prose(ui, TextRank::small, card.instead, width);
  for (const std::string& mind : card.mind) bullet(ui, TextRank::small, icon::info, mind, width);
}

bool RoutineCards::card(Ui& ui, const RoutineCard& card, ImVec2 size) {
  const ImVec2 from = ImGui::GetCursorScreenPos();
  const std::string name = fmt::format("routines/{}", card.id);
  bool opened = false, focused = false;
  {
    const Card surface{ui, name, size};
    const ImVec2 room = surface.room();
    const bool hidden = card.fit == RoutineFit::hidden;
    if (hidden) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, ImGui::GetStyle().Alpha * faded);
    stick_figure(ui, fmt::format("{}/figure", name), {.figure = figure_of(ui, card)},
                 {ui.px(figure_width), std::min(ui.px(figure_height), room.y)});
    if (hidden) ImGui::PopStyleVar();
    column_beside(ui);
    ImGui::BeginGroup();
    words(ui, card, room.x - ui.px(figure_width + size::gap));
    opened = button(ui, fmt::format("{}/open", name), hidden ? "Read about it" : "Look, and start",
                    {.icon = icon::right});
    focused = ImGui::IsItemFocused() && ImGui::GetIO().NavVisible;
    ImGui::EndGroup();
  }
  const bool pointed = ImGui::IsMouseHoveringRect(from, {from.x + size.x, from.y + size.y}) &&
                       ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows);
  if (pointed || (focused && lively_.empty())) lively_ = card.id;
  return opened;
}

std::string RoutineCards::draw(Ui& ui, const std::vector<RoutineCard>& cards) {
  if (lively_ != was_lively_) {
    since_s_ = ui.now_s;
    // It begins to move in a frame of its own.
    ui.animate();
  }
  was_lively_ = std::exchange(lively_, {});
  const float room = ImGui::GetContentRegionAvail().x;
  const auto in_row = static_cast<std::size_t>(
      std::max(1.0F, (room + ui.px(size::gap)) / ui.px(least_card_width + size::gap)));
  const auto widths = columns(ui, room, std::vector<float>(in_row, 1));
  const float beside_figure = ui.px(figure_width + size::gap + 2 * size::padding);
  std::string opened;
  for (std::size_t first = 0; first < cards.size(); first += in_row) {
    const std::size_t end = std::min(cards.size(), first + in_row);
    float height = ui.px(figure_height);
    for (std::size_t i = first; i < end; ++i)
      height = std::max(height, words_height(ui, cards[i], widths[0] - beside_figure));
    height += ui.px(2 * size::padding);
    for (std::size_t i = first; i < end; ++i) {
      if (i > first) column_beside(ui);
      if (card(ui, cards[i], {widths[i - first], height})) opened = cards[i].id;
    }
    below(ui);
  }
  return opened;
}

}  // namespace sitwell::gui
