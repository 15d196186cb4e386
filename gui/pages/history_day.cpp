// A day of the history, opened, drawn.
#include <fmt/format.h>

#include <algorithm>

#include "gui/kit/icons.hpp"
#include "gui/kit/item.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/pages/history_drawn.hpp"

namespace sitwell::gui {

namespace {

// Of the design, in pixels.
constexpr float line_card_height = 208;
constexpr float row_height = 28, row_inset = 8, shape_size = 12;
constexpr float length_width = 72, bar_height = 6;  // right of a bout's times
constexpr float narrow = 700;                       // below it, lists are one above the other
// What is shown of the time before and after a bout that was pressed, of its length.
constexpr double around_bout = 0.25;

void line_card(Ui& ui, const DayDrawn& drawn, TimelineZoom& zoom) {
  const Card card{ui,
                  "history/day",
                  {0, ui.px(line_card_height)},
                  "From bout to bout",
                  "wheel or + and - to zoom, 0 for all of it"};
  const ImVec2 room = card.room();
  timeline(ui, "history/timeline", drawn.line,
           {room.x, room.y - legend_room(ui, drawn.legend, room.x)}, &zoom);
  legend_below(ui, drawn.legend);
}

/// A line of a list with what it stands for, pressed to look at it; true then. A share is a bar of
/// that length, as wide as the room right of the words for a whole.
bool list_line(Ui& ui, const std::string& name, Stroke stroke, std::string_view when,
               std::string_view words, float when_width, double share = 0) {
  const float width = ImGui::GetContentRegionAvail().x;
  const ItemUse use = item(ui, name, {width, ui.px(row_height)});
  if (!use.visible) return use.pressed;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (use.hovered || use.held)
    list.AddRectFilled(use.rect.min, use.rect.max, ui.palette.raised, ui.px(size::control_radius));
  if (use.focused) focus_ring(ui, use.rect, ui.px(size::control_radius));
  const float inset = ui.px(row_inset), middle = use.rect.middle().y;
  draw_shape(ui, list, ink_of(stroke), {use.rect.min.x + inset + ui.px(shape_size) / 2, middle},
             ui.px(shape_size));
  const float text_y = middle - text_size(ui, TextRank::body, when).y / 2;
  const float when_x = use.rect.min.x + 2 * inset + ui.px(shape_size);
  text_at(ui, list, TextRank::body, {when_x, text_y}, 0, ui.palette.text, when);
  const float words_x = when_x + when_width + inset;
  const std::string shown = cut_to(ui, TextRank::body, words, use.rect.max.x - inset - words_x);
  text_at(ui, list, TextRank::body, {words_x, text_y}, 0, ui.palette.muted, shown);
  if (use.hovered && shown.size() != words.size()) tooltip(ui, words);
  const float bar_x = words_x + ui.px(length_width), bar_room = use.rect.max.x - inset - bar_x;
  if (share > 0 && bar_room > 0) {
    const float half = ui.px(bar_height) / 2;
    list.AddRectFilled(
        {bar_x, middle - half},
        {bar_x + std::max(2 * half, static_cast<float>(share) * bar_room), middle + half},
        ui.palette.of(ink_of(stroke)), half);
  }
  return use.pressed;
}

TimelineZoom around(std::int64_t begin_ms, std::int64_t end_ms, const Timeline& line) {
  constexpr std::int64_t least_ms = 5 * 60'000;
  const auto margin =
      std::max(least_ms, static_cast<std::int64_t>(around_bout * double(end_ms - begin_ms)));
  return {std::max(line.from_ms, begin_ms - margin), std::min(line.to_ms, end_ms + margin)};
}

void bouts_card(Ui& ui, const DayDrawn& drawn, float width, TimelineZoom& zoom) {
  const DayView& view = drawn.view;
  const Card card{ui, "history/bouts", {width, 0}, view.bouts_title, "press one to look closer"};
  float when_width = 0;
  std::vector<std::string> when;
  for (const SittingBout& bout : view.bouts) {
    when.push_back(fmt::format("{} – {}", bout.begin, bout.end));
    when_width = std::max(when_width, text_size(ui, TextRank::body, when.back()).x);
  }
  std::int64_t longest_ms = 1;
  for (const SittingBout& bout : view.bouts)
    longest_ms = std::max(longest_ms, bout.end_ms - bout.begin_ms);
  for (std::size_t i = 0; i < view.bouts.size(); ++i) {
    const SittingBout& bout = view.bouts[i];
    if (list_line(ui, fmt::format("history/bout/{}", i), bout.stroke, when[i], bout.length,
                  when_width, double(bout.end_ms - bout.begin_ms) / double(longest_ms)))
      zoom = around(bout.begin_ms, bout.end_ms, drawn.line);
    below(ui, 0);
  }
  if (!view.shorter.empty()) {
    below(ui, 12);
    prose(ui, TextRank::muted_small, view.shorter);
  }
}

void events_card(Ui& ui, const DayDrawn& drawn, float width, TimelineZoom& zoom) {
  const DayView& view = drawn.view;
  const Card card{ui, "history/events", {width, 0}, "Routines and prompts"};
  if (view.events.empty()) prose(ui, TextRank::muted, "None on this day.");
  float when_width = 0;
  for (const DayEvent& event : view.events)
    when_width = std::max(when_width, text_size(ui, TextRank::body, event.when).x);
  for (std::size_t i = 0; i < view.events.size(); ++i) {
    const DayEvent& event = view.events[i];
    if (list_line(ui, fmt::format("history/event/{}", i), event.stroke, event.when, event.words,
                  when_width))
      zoom = around(event.at_ms, event.at_ms, drawn.line);
    below(ui, 0);
  }
}

}  // namespace

DayDrawn day_drawn(const World& world, std::chrono::local_days day) {
  DayDrawn drawn;
  drawn.view = day_view(world, day);
  for (const FigureView& figure : drawn.view.figures) drawn.figures.push_back(chart_of(figure));
  drawn.line = chart_of(drawn.view.line);
  drawn.legend = timeline_legend({&drawn.view.line});
  return drawn;
}

void draw_day(Ui& ui, const DayDrawn& drawn, TimelineZoom& zoom) {
  const DayView& view = drawn.view;
  if (view.nothing && view.events.empty()) {
    empty_state(ui, "history/nothing",
                {.tone = Tone::info,
                 .icon = icon::clip,
                 .title = "Nothing was recorded on this day",
                 .text = "The clip was not worn, or nothing was there to listen to it.",
                 .command = {},
                 .actions = {}});
    return;
  }
  figure_cards(ui, "history/day", drawn.figures, view.figures);
  if (!view.note.empty()) {
    notice(ui, "history/note",
           {.tone = Tone::info, .title = {}, .text = view.note, .command = {}, .actions = {}});
    below(ui);
  }
  line_card(ui, drawn, zoom);
  below(ui);
  const float width = ImGui::GetContentRegionAvail().x;
  if (width < ui.px(narrow)) {
    bouts_card(ui, drawn, width, zoom);
    below(ui);
    events_card(ui, drawn, width, zoom);
  } else {
    const std::vector<float> widths = columns(ui, width, {1, 1});
    bouts_card(ui, drawn, widths[0], zoom);
    beside(ui);
    events_card(ui, drawn, widths[1], zoom);
  }
}

}  // namespace sitwell::gui
