#include "gui/model/today_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "gui/model/status_view.hpp"
#include "gui/model/stored_days.hpp"

namespace sitwell::gui {

namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::milliseconds;

constexpr int week_days = 7;
// Bouts this long are what to look out for.
constexpr Duration long_bout = std::chrono::hours{1};

FigureView sitting_figure(const ExposureFigures& today, std::optional<double> goal) {
  FigureView figure{.name = "sitting",
                    .label = "Sitting",
                    .value = length_words(today.sitting),
                    .note = "nothing worn yet today",
                    .share = {},
                    .good = {},
                    .stroke = Stroke::sitting};
  const auto rate = sitting_min_per_h(today.sitting, today.worn);
  if (!rate) return figure;
  figure.note = fmt::format("{} in each worn hour", minutes_words(*rate));
  if (!goal) return figure;
  figure.share = *rate / *goal;
  figure.good = *rate <= *goal;
  figure.note = fmt::format("{} an hour, {} {}", minutes_words(*rate),
                            *figure.good ? "within" : "over", goal_words(*goal));
  return figure;
}

FigureView longest_figure(const ExposureFigures& today) {
  FigureView figure{.name = "longest",
                    .label = "Longest bout",
                    .value = length_words(today.longest_bout),
                    .note = "no sitting yet",
                    .share = {},
                    .good = {},
                    .stroke = Stroke::sitting_hour};
  if (today.longest_bout <= Duration::zero()) return figure;
  figure.share = seconds(today.longest_bout) / seconds(long_bout);
  figure.good = today.longest_bout < long_bout;
  figure.note = fmt::format("{} an hour, usually {}", *figure.good ? "under" : "over",
                            today.usual_bout ? length_words(*today.usual_bout) : "–");
  return figure;
}

/// Breaks an hour of sitting on the days before that count.
std::optional<double> usual_breaks(const StoredDays& recent) {
  DaySums sums;
  for (std::size_t i = 0; i + 1 < recent.days.size(); ++i) sums.add(recent.days[i]);
  return sums.breaks_per_h();
}

FigureView breaks_figure(const ExposureFigures& today, const StoredDays& recent) {
  FigureView figure{.name = "breaks",
                    .label = "Breaks",
                    .value = fmt::format("{}", today.breaks),
                    .note = "no sitting yet",
                    .share = {},
                    .good = {},
                    .stroke = Stroke::standing};
  const auto rate = today.breaks_per_sitting_hour;
  if (!rate) return figure;
  figure.note = fmt::format("{} an hour of sitting", number_words(rate));
  const auto usual = usual_breaks(recent);
  if (!usual) return figure;
  figure.good = *rate >= *usual;
  figure.note = fmt::format("{} an hour, {} {}", number_words(rate),
                            *figure.good ? "at or above" : "below", number_words(usual));
  if (*usual > 0) figure.share = *rate / *usual;
  return figure;
}

FigureView routines_figure(const RoutineListView& routines) {
  FigureView figure{.name = "routines",
                    .label = "Routines",
                    .value = fmt::format("{}", routines.done),
                    .note = routines.words,
                    .share = {},
                    .good = {},
                    .stroke = Stroke::routine};
  if (routines.asked == 0) return figure;
  figure.value = fmt::format("{} of {}", routines.done, routines.asked);
  figure.share = double(routines.done) / routines.asked;
  if (routines.done >= routines.asked) figure.good = true;
  for (const RoutineRowView& row : routines.rows)
    if (row.next) figure.note = fmt::format("next: {}", row.title);
  return figure;
}

BarsView week_bars(const StoredDays& recent, const World& world) {
  BarsView bars;
  const RoutinesDone done = routines_done(recent.routines, world.now.rules);
  const local_days first = world.now.today - days{week_days - 1};
  std::optional<WeekdayMeans> means;
  if (world.history.whole) means.emplace(world.history.whole->days);
  for (const DayFigures& day : recent.days) {
    if (day.date < first) continue;
    const auto found = done.find(day.date);
    bars.bars.push_back(day_bar(day, found == done.end() ? 0 : found->second,
                                means ? means->before(day.date) : std::nullopt, world));
  }
  set_goal(bars, recent.days, world);
  return bars;
}

std::optional<PromptView> prompt_of(const World& world) {
  const TrackerStatus& status = world.daemon.status;
  if (!world.daemon.there() || status.prompt_state != "shown") return std::nullopt;
  PromptView prompt{.title = "Time to stand up", .text = {}, .snooze_label = {}};
  if (status.sat_since_break)
    prompt.text = fmt::format(
        "You have been sitting for {}. Stand for a minute or two, and the clip will see it.",
        length_words(*status.sat_since_break));
  if (status.snoozes_left.value_or(0) > 0)
    prompt.snooze_label = fmt::format("In {}", length_words(world.settings.prompts.snooze));
  return prompt;
}

std::optional<OfferView> offer_of(const World& world) {
  const auto& offer = world.daemon.coach.offer;
  if (!world.daemon.there() || !offer) return std::nullopt;
  return OfferView{
      .title = fmt::format("Was that a routine? It looked like: {}", offer->title),
      .text = fmt::format("The clip saw the pose at {} for {}. Nothing is recorded unless you say "
                          "so.",
                          world.wording.clock(offer->begin_utc_ms, world.now.offset_s),
                          exact_length_words(milliseconds{offer->length_ms}))};
}

/// A count of movement: it is held against nothing.
std::string day_aside(const ExposureFigures& today) {
  std::string aside = fmt::format("worn {}", length_words(today.worn));
  if (const std::string load = hip_load_words(today); !load.empty())
    aside += fmt::format(", hip-flexion load: {}", load);
  return aside;
}

void set_day(TodayView& view, const StoredDays& recent, const World& world) {
  const Now& now = world.now;
  view.day_title = world.wording.long_date(now.today);
  view.day = timeline_view(recent, now.today, now, world.wording);
  const DayFigures* today = recent.days.empty() ? nullptr : &recent.days.back();
  view.day_known = (today && !today->source_ids.empty()) || !view.day.marks.empty();
  if (today && today->exposure.worn > Duration::zero()) view.day_aside = day_aside(today->exposure);
  view.day_empty = "Nothing is known of today yet. Put the clip on, and it fills by itself.";
}

}  // namespace

TodayView today_view(const World& world) {
  TodayView view;
  const StoredDays recent = grown(world.history.recent, world);
  const ExposureFigures today =
      recent.days.empty() ? ExposureFigures{} : recent.days.back().exposure;
  view.routines = routine_list_view(world);
  view.figures = {sitting_figure(today, goal_of(world)), longest_figure(today),
                  breaks_figure(today, recent), routines_figure(view.routines)};
  view.week_title = "The last seven days";
  view.week = week_bars(recent, world);
  set_day(view, recent, world);
  view.prompt = prompt_of(world);
  view.offer = offer_of(world);
  view.no_angle = no_angle_words(world);
  view.angle_stroke = status_line(world).stroke;
  return view;
}

std::string no_angle_words(const World& world) {
  if (!world.daemon.there()) return "Live while the daemon runs.";
  const auto& clips = world.daemon.status.clips;
  const bool streaming = std::any_of(clips.begin(), clips.end(),
                                     [](const auto& clip) { return clip.link == "streaming"; });
  if (!streaming) return "Live while a clip is connected.";
  if (world.daemon.status.mounting == "none")
    return "How the clip sits is not known yet: walk for a minute, or calibrate it.";
  return {};
}

}  // namespace sitwell::gui
