// A figure of a card: what it is, how much, how that stands against the goal.
#include <algorithm>

#include "gui/kit/charts.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/imgui_differences.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"

namespace sitwell::gui {

namespace {

constexpr float icon_gap = 8, value_gap = 6, bar_height = 5, bar_gap = 10, note_gap = 8;

/// A thin bar; what passes the goal goes on behind a notch.
void share_bar(Ui& ui, Rect rect, double share, ImU32 colour) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float radius = rect.height() / 2;
  list.AddRectFilled(rect.min, rect.max, ui.palette.raised, radius);
  const double whole = std::max(1.0, share);
  const auto filled = static_cast<float>(std::clamp(share / whole, 0.0, 1.0)) * rect.width();
  if (filled >= 1)
    list.AddRectFilled(rect.min, {rect.min.x + std::max(filled, 2 * radius), rect.max.y}, colour,
                       radius);
  if (share <= 1) return;
  const float notch = rect.min.x + rect.width() / static_cast<float>(whole);
  list.AddRectFilled({notch - ui.px(1), rect.min.y}, {notch + ui.px(1), rect.max.y},
                     ui.palette.surface);
}

void note_line(Ui& ui, const FigureCard& figure, ImVec2 at, float width) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const TextRank rank = TextRank::muted_small;
  float x = at.x;
  if (figure.good) {
    const char* sign = *figure.good ? icon::done : icon::warning;
    const ImU32 colour = *figure.good ? ui.palette.good : ui.palette.warning;
    list.AddText(ui.fonts.small, size_of(*ui.fonts.small), at, colour, sign);
    x += text_size(ui, rank, sign).x + ui.px(icon_gap * 0.75F);
  }
  const std::string shown = cut_to(ui, rank, figure.note, std::max(0.0F, at.x + width - x));
  text_at(ui, list, rank, {x, at.y}, 0, ui.palette.muted, shown);
}

}  // namespace

void figure_card(Ui& ui, std::string_view name, const FigureCard& figure, ImVec2 size) {
  const float needed = size_of(*ui.fonts.body) + size_of(*ui.fonts.figure) +
                       size_of(*ui.fonts.small) + 2 * ui.px(size::padding) + ui.px(value_gap) +
                       ui.px(bar_gap) + ui.px(bar_height) + ui.px(note_gap);
  const Card card{ui, name, {size.x, size.y > 0 ? size.y : needed}};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos(), room = card.room();
  float x = at.x, y = at.y;
  if (figure.icon) {
    list.AddText(ui.fonts.body, size_of(*ui.fonts.body), {x, y}, ui.palette.of(figure.ink),
                 figure.icon);
    x += text_size(ui, TextRank::body, figure.icon).x + ui.px(icon_gap);
  }
  text_at(ui, list, TextRank::muted, {x, y}, 0, ui.palette.muted,
          cut_to(ui, TextRank::muted, figure.label, at.x + room.x - x));
  y += size_of(*ui.fonts.body) + ui.px(value_gap);
  text_at(ui, list, TextRank::figure, {at.x, y}, 0, ui.palette.text,
          cut_to(ui, TextRank::figure, figure.value, room.x));
  y += size_of(*ui.fonts.figure) + ui.px(bar_gap);
  if (figure.share)
    share_bar(ui, {{at.x, y}, {at.x + room.x, y + ui.px(bar_height)}}, *figure.share,
              ui.palette.of(figure.ink));
  y += ui.px(bar_height) + ui.px(note_gap);
  note_line(ui, figure, {at.x, y}, room.x);
  ImGui::Dummy(room);
  const float wide = text_size(ui, TextRank::muted_small, figure.note).x;
  if (wide > room.x - ui.px(24) && ImGui::IsItemHovered()) tooltip(ui, figure.note);
}

}  // namespace sitwell::gui
