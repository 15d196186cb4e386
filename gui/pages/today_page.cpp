#include "gui/pages/today_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "gui/kit/controls.hpp"
#include "gui/kit/icons.hpp"
#include "gui/kit/layout.hpp"
#include "gui/kit/text.hpp"
#include "gui/model/clip_view.hpp"
#include "gui/model/today_view.hpp"
#include "gui/pages/charts_of.hpp"
#include "gui/pages/nothing_notice.hpp"
#include "gui/pages/remade.hpp"

namespace sitwell::gui {

namespace {

// Of the design, in pixels.
constexpr float narrow = 860;                                  // below it, figures are two by two
constexpr float middle_height = 386;                           // at the least: gauge above routines
constexpr float least_routines = 144, routines_share = 0.36F;  // of the middle's height
constexpr float day_height = 172;

constexpr double angle_seconds = 60;  // of the trace
constexpr float no_value = std::numeric_limits<float>::quiet_NaN();

/// What is drawn, made of the view once.
struct Drawn {
  TodayView view;
  std::vector<FigureCard> figures;
  BarChart week;
  std::vector<LegendEntry> week_legend, day_legend;
  Timeline day;
};

Drawn drawn_of(const World& world) {
  Drawn drawn;
  drawn.view = today_view(world);
  for (const FigureView& figure : drawn.view.figures) drawn.figures.push_back(chart_of(figure));
  drawn.week = chart_of(drawn.view.week, BarsShow::sitting);
  drawn.week_legend = bars_legend(drawn.view.week, BarsShow::sitting);
  drawn.day = chart_of(drawn.view.day);
  drawn.day_legend = timeline_legend({&drawn.view.day});
  return drawn;
}

AngleTrace trace_of(const World& world) {
  AngleTrace trace;
  for (const AnglePoint& point : world.angles) {
    const double ago_s = static_cast<double>(world.live_now_ms - point.utc_ms) / 1000;
    if (ago_s < 0 || ago_s > angle_seconds) continue;
    trace.points.emplace_back(
        static_cast<float>(ago_s),
        point.flexion_deg ? static_cast<float>(*point.flexion_deg) : no_value);
  }
  return trace;
}

void banners(Ui& ui, const TodayView& view, Requests& requests) {
  if (view.prompt) {
    Notice words{.tone = Tone::info,
                 .icon = icon::bell,
                 .title = view.prompt->title,
                 .text = view.prompt->text,
                 .command = {},
                 .actions = {{"today/stand", "I am standing", false}}};
    if (!view.prompt->snooze_label.empty())
      words.actions.push_back({"today/snooze", view.prompt->snooze_label, false});
    words.actions.push_back({"today/skip", "Skip", false});
    const std::string pressed = notice(ui, "today/prompt", words);
    if (pressed == "today/stand") requests.ask(ask::Stand{});
    if (pressed == "today/snooze") requests.ask(ask::Snooze{});
    if (pressed == "today/skip") requests.ask(ask::Skip{});
    below(ui);
  }
  if (view.offer) {
    const Notice words{
        .tone = Tone::info,
        .icon = icon::routines,
        .title = view.offer->title,
        .text = view.offer->text,
        .command = {},
        .actions = {{"today/record", "Record it", true}, {"today/dismiss", "It was not", false}}};
    const std::string pressed = notice(ui, "today/offer", words);
    if (pressed == "today/record") requests.ask(ask::RecordOffer{});
    if (pressed == "today/dismiss") requests.ask(ask::DismissOffer{});
    below(ui);
  }
}

void week(Ui& ui, const Drawn& drawn, ImVec2 size, Requests& requests) {
  const Card card{ui, "today/week", size, drawn.view.week_title, "hours a day"};
  const ImVec2 room = card.room();
  const ChartUse use = bar_chart(ui, "today/bars", drawn.week,
                                 {room.x, room.y - legend_room(ui, drawn.week_legend, room.x)});
  if (use.pressed) requests.ask(ask::OpenDay{drawn.view.week.bars[*use.pressed].first});
  legend_below(ui, drawn.week_legend);
}

void gauge(Ui& ui, const TodayView& view, const World& world, ImVec2 size) {
  const std::optional<double> flexion = angle_now(world);
  const Card card{ui, "today/angle", size, "Hip angle", flexion ? "live" : ""};
  if (!flexion && !view.no_angle.empty()) return prose(ui, TextRank::muted, view.no_angle);
  const AngleGauge shown{.flexion_deg = flexion,
                         .band_from_deg = {},
                         .band_to_deg = {},
                         .ink = ink_of(view.angle_stroke),
                         .words = {}};
  angle_gauge(ui, "today/gauge", shown, trace_of(world), card.room());
}

void routine_row(Ui& ui, const RoutineRowView& row, std::size_t index) {
  const float width = ImGui::GetContentRegionAvail().x;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float indent = ui.px(24);
  if (row.done)
    text_at(ui, list, TextRank::body, at, 0, ui.palette.good, icon::done);
  else
    draw_shape(ui, list, Ink::routine, {at.x + ui.px(7), at.y + ui.px(8)}, ui.px(11));
  ImGui::Indent(indent);
  text(ui, row.next ? TextRank::strong : TextRank::body, row.title, width - indent);
  below(ui, 2);
  text(ui, TextRank::muted_small, row.note, width - indent);
  ImGui::Unindent(indent);
  ui.mark(fmt::format("today/routine/{}", index), at, ImGui::GetItemRectMax());
  below(ui, 10);
}

void routine_button(Ui& ui, const RoutineListView& routines, Requests& requests) {
  if (routines.screen_first) {
    if (button(ui, "today/screening", "Answer a few questions first", {.width = -1}))
      requests.ask(ask::Screening{});
  } else if (routines.next) {
    if (button(ui, "today/start", "Start the next one",
               {.icon = icon::play,
                .width = -1,
                .enabled = routines.can_start,
                .tooltip = routines.can_start ? "" : "Sitwell has to run to lead through it"}))
      requests.ask(ask::StartRoutine{*routines.next, {}});
  } else if (button(ui, "today/routines", "All routines", {.width = -1})) {
    requests.ask(ask::Go{Page::routines});
  }
}

void routines(Ui& ui, const RoutineListView& view, ImVec2 size, Requests& requests) {
  const std::string aside =
      view.asked > 0 ? fmt::format("{} of {}", view.done, view.asked) : std::string{};
  const Card card{ui, "today/routine-list", size, "Routines", aside};
  const float bottom = ImGui::GetCursorScreenPos().y + card.room().y;
  const float row_height = ui.px(44), button_height = ui.px(size::control_height);
  // What is next is what counts: of those done, the last ones are shown.
  const auto fit = static_cast<std::size_t>(
      std::max(1.0F, std::floor((card.room().y - button_height - ui.px(8)) / row_height)));
  const std::size_t from = view.rows.size() > fit ? view.rows.size() - fit : 0;
  for (std::size_t i = from; i < view.rows.size(); ++i) routine_row(ui, view.rows[i], i);
  if (!view.words.empty() && view.rows.size() < fit) prose(ui, TextRank::muted, view.words);
  ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x, bottom - button_height});
  routine_button(ui, view, requests);
}

void day(Ui& ui, const Drawn& drawn, TimelineZoom& zoom, ImVec2 size) {
  const TodayView& view = drawn.view;
  const Card card{ui, "today/day", size, view.day_title, view.day_aside};
  const ImVec2 room = card.room();
  if (!view.day_known) {
    prose(ui, TextRank::muted, view.day_empty);
    return;
  }
  timeline(ui, "today/timeline", drawn.day,
           {room.x, room.y - legend_room(ui, drawn.day_legend, room.x)}, &zoom);
  legend_below(ui, drawn.day_legend);
}

}  // namespace

struct TodayPage::State {
  Remade<Drawn> drawn;
  TimelineZoom zoom;
  std::chrono::local_days zoomed{};  // the day it is of
};

TodayPage::TodayPage() : state_(std::make_unique<State>()) {}
TodayPage::~TodayPage() = default;

void TodayPage::draw(Ui& ui, const World& world, Requests& requests) {
  if (nothing_notice(ui, "today", world, requests)) return;
  const Drawn& drawn = state_->drawn.get(world.revision, [&world] { return drawn_of(world); });
  if (state_->zoomed != world.now.today) state_->zoom = {};
  state_->zoomed = world.now.today;

  banners(ui, drawn.view, requests);
  figure_cards(ui, "today", drawn.figures, drawn.view.figures);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const float below_it = ui.px(day_height + size::gap + size::margin);
  const float height = std::max(ui.px(middle_height), std::floor(room.y - below_it));
  const bool is_narrow = room.x < ui.px(narrow);
  const std::vector<float> widths =
      columns(ui, room.x, is_narrow ? std::vector<float>{2, 1} : std::vector<float>{3, 1});
  week(ui, drawn, {widths[0], height}, requests);
  beside(ui);
  ImGui::BeginGroup();
  const float lower = std::floor(std::max(ui.px(least_routines), height * routines_share));
  gauge(ui, drawn.view, world, {widths[1], height - lower - ui.px(size::gap)});
  below(ui);
  routines(ui, drawn.view.routines, {widths[1], lower}, requests);
  ImGui::EndGroup();
  below(ui);
  day(ui, drawn, state_->zoom, {room.x, ui.px(day_height)});
  ImGui::Dummy(ui.px(0, size::margin - size::gap));
}

Needs TodayPage::needs(const World&) const { return {.live_angle = true}; }

}  // namespace sitwell::gui
