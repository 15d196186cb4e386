#include "gui/demo/demo_history.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "gui/demo/demo_day.hpp"
#include "health/plan.hpp"
#include "health/trend.hpp"
#include "history/days.hpp"
#include "recordings/random.hpp"

namespace sitwell::gui {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::local_days;
using std::chrono::milliseconds;
using std::chrono::minutes;

/// Days begin at four for whoever keeps the usual hours (DayRules).
constexpr minutes usual_day_start = hours{4};
/// Between these somebody at work is met; at other times, who keeps other hours, in mid-afternoon.
constexpr minutes met_from = hours{10}, met_to = minutes{16 * 60 + 30}, met_at = hours{15};

/// Of the first week and the last; those between lie between.
constexpr double keeps_first = 0.3, keeps_last = 0.9;
/// Of a week's days, those at the high desk, which become more in this order.
constexpr std::array high_desk_days{std::chrono::Tuesday, std::chrono::Thursday,
                                    std::chrono::Monday, std::chrono::Wednesday};
/// Days without the clip, and days on which it was left in its charger half the day.
constexpr double forgotten = 0.035, half_worn = 0.035;
constexpr double half_a_day_from_h = 10.5, half_a_day_to_h = 14;
constexpr double check_ins_a_day = 0.4;
constexpr double check_in_h = 20.6;
constexpr double notes_a_check_in = 0.2;
constexpr std::array<const char*, 6> notes{
    "A day of meetings.",        "Walked home.",  "Long drive.", "Breaks came easily today.",
    "Stood for the whole call.", "Lunch outside."};

/// A figure of check-ins: where it begins and ends, in points.
struct Figure {
  Symptom symptom;
  double first, last;
};
constexpr std::array figures{Figure{Symptom::low_back_pain, 5.2, 3.1},
                             Figure{Symptom::front_of_hip, 6.1, 3.4},
                             Figure{Symptom::shallow_breath, 3.6, 2.6}};
constexpr Figure stress{Symptom::low_back_pain, 6, 4.6};
constexpr double figure_sd = 0.7;

/// 105 steps a minute: about the house and the office.
constexpr double steps_a_ms = 105 / 60e3;

double between(double first, double last, double share) { return first + share * (last - first); }
std::int64_t ms(Duration duration) { return std::chrono::floor<milliseconds>(duration).count(); }
std::int64_t ms(Instant at) { return ms(at - Instant{}); }

/// What the wearer's noon has holds for all of the day.
std::int32_t offset_of(local_days day, const DemoSettings& settings) {
  const milliseconds noon = day.time_since_epoch() + hours{12} + settings.later;
  return settings.offset_at(noon.count());
}

class Weeks {
 public:
  Weeks(const DemoSettings& settings, std::span<const Routine> catalogue)
      : settings_(settings),
        catalogue_(catalogue),
        random_(settings.seed * 31 + 7),
        rules_{.day_start = demo_day_start(settings.later)},
        today_(local_day(settings.now_utc_ms, settings.offset_at(settings.now_utc_ms),
                         rules_.day_start)),
        first_(first_of(Period::week, today_) - days{7 * (settings.weeks - 1)}) {
    made_.source = {.id = 1,
                    .kind = SourceKind::simulated,
                    .name = std::string{simulated_serial},
                    .created_utc_ms = midnight(first_) + ms(hours{7})};
  }

  DemoHistory lived() {
    screen();
    for (local_days day = first_; day <= today_; day += days{1}) {
      if (std::chrono::weekday{day} == std::chrono::Monday) plan(day);
      begin(day);
      if (day == today_ || !random_.chance(forgotten)) live(day);
      if (day != today_ && random_.chance(check_ins_a_day)) check_in(day);
    }
    return std::move(made_);
  }

 private:
  void begin(local_days day) {
    offset_s_ = offset_of(day, settings_);
    midnight_ms_ = day_begin_utc_ms(day, offset_s_, settings_.later);
  }
  std::int64_t midnight(local_days day) {
    begin(day);
    return midnight_ms_;
  }
  [[nodiscard]] double share(local_days day) const {
    const double all = 7.0 * settings_.weeks;
    return static_cast<double>((day - first_).count()) / all;
  }

  void live(local_days day) {
    DemoIntent intent{.wearer = {.seed = settings_.seed * 10'007 +
                                         static_cast<std::uint64_t>((day - first_).count()),
                                 .guided_calibration = day == first_},
                      .kind = kind_of(day),
                      .keeps_to_it = between(keeps_first, keeps_last, share(day)),
                      .dose = dose_of(plan_)};
    for (int i = 0; i < plan_.routines_a_day && !plan_.routines.empty(); ++i)
      if (const Routine* routine = routine_of(plan_.routines[turn_++ % plan_.routines.size()]))
        intent.routines.push_back(routine);
    if (random_.chance(half_worn))
      intent.until = from_seconds(3600 * random_.between(half_a_day_from_h, half_a_day_to_h));
    if (day == today_) {
      // That of the simulated clip, as it is to be gone on with.
      intent.wearer = {};
      intent.kind = simulated_week().front();
      intent.keeps_to_it = 1;
      intent.until = milliseconds{std::max<std::int64_t>(settings_.now_utc_ms - midnight_ms_, 0)};
    }
    keep(demo_day(intent));
  }

  [[nodiscard]] DayKind kind_of(local_days day) const {
    const std::chrono::weekday weekday{day};
    if (weekday.iso_encoding() > 5) return DayKind::weekend;
    const auto high = high_desk_days.begin() +
                      static_cast<std::ptrdiff_t>(share(day) * (high_desk_days.size() + 0.5));
    return std::find(high_desk_days.begin(), high, weekday) != high ? DayKind::standing_desk
                                                                    : DayKind::office;
  }

  void keep(const DemoDay& day) {
    for (const Bout& bout : day.bouts) {
      StoredBout row{.source_id = made_.source.id,
                     .begin_utc_ms = midnight_ms_ + ms(bout.begin),
                     .duration_ms = ms(bout.end()) - ms(bout.begin),
                     .utc_offset_s = offset_s_,
                     .posture = bout.posture,
                     .interruptions = bout.interruptions};
      row.interrupted_ms = std::min(ms(bout.interrupted), row.duration_ms);
      row.moving_ms = std::min(ms(bout.moving), row.duration_ms);
      if (is_upright(row.posture))
        row.steps = static_cast<int>(static_cast<double>(row.moving_ms) * steps_a_ms);
      if (is_valid(row)) made_.bouts.push_back(row);
    }
    for (const Prompt& prompt : day.prompts)
      made_.prompts.push_back({.shown_utc_ms = midnight_ms_ + ms(prompt.shown),
                               .utc_offset_s = offset_s_,
                               .reason = prompt.reason,
                               .sat_ms = ms(prompt.sat),
                               .waited_ms = ms(prompt.waited),
                               .outcome = prompt.outcome,
                               .ended_utc_ms = midnight_ms_ + ms(prompt.ended),
                               .break_ms = ms(prompt.break_length)});
    for (const RoutineRecord& record : day.routines)
      made_.routines.push_back(stored(record, midnight_ms_ + ms(record.begin), offset_s_));
  }

  void check_in(local_days day) {
    CheckIn told;
    const auto figure = [&](const Figure& of) {
      const double value = between(of.first, of.last, share(day)) + figure_sd * random_.normal();
      return std::clamp(static_cast<int>(value + 0.5), 0, highest_figure);
    };
    for (const Figure& each : figures) told.figures[each.symptom] = figure(each);
    told.stress = figure(stress);
    if (random_.chance(notes_a_check_in))
      told.note = notes[static_cast<std::size_t>(random_.between(0, notes.size() - 0.001))];
    const std::int64_t at = midnight_ms_ + ms(from_seconds(3600 * check_in_h));
    made_.check_ins.push_back(
        {.at_utc_ms = at, .utc_offset_s = offset_s_, .day = day, .check_in = told});
  }

  void screen() {
    made_.screenings.push_back(
        {.at_utc_ms = midnight(first_) + ms(from_seconds(3600 * 7.9)), .utc_offset_s = offset_s_});
  }

  /// On Mondays, as the daemon does: at most one step, by what last week came to.
  void plan(local_days monday) {
    if (made_.plans.empty())
      plan_.reason = "The gentlest routine first, once a day; a week of wear will set the goal.";
    else
      plan_ = adapted(plan_, facts_of(monday - days{7}));
    made_.plans.push_back(
        {.at_utc_ms = midnight(monday) + ms(hours{8}), .utc_offset_s = offset_s_, .plan = plan_});
  }

  WeekFacts facts_of(local_days monday) {
    WeekFacts week;
    const std::int64_t from_ms = utc_range_around(monday, monday, rules_).from_ms;
    const auto bouts = std::lower_bound(
        made_.bouts.begin(), made_.bouts.end(), from_ms,
        [](const StoredBout& row, std::int64_t at) { return row.begin_utc_ms < at; });
    const auto periods =
        period_figures({bouts, made_.bouts.end()}, monday, monday + days{6}, Period::week, rules_);
    if (!periods.empty()) {
      week.days_worn = periods.front().days_counted;
      if (const auto sat = periods.front().per_worn_hour(periods.front().exposure.sitting))
        week.sitting_min_per_h = seconds(*sat) / 60;
    }
    std::set<local_days> routine_days;
    for (const StoredRoutine& row : made_.routines) {
      const local_days day = local_day(row.begin_utc_ms, row.utc_offset_s, rules_.day_start);
      if (day < monday || !is_done(row.record())) continue;
      ++week.routines_done;
      routine_days.insert(day);
    }
    week.days_with_routine = static_cast<int>(routine_days.size());
    std::vector<DatedCheckIn> told;
    for (const StoredCheckIn& row : made_.check_ins) told.push_back({row.day, row.check_in});
    week.symptom_change = symptom_change(told, monday);
    for (const Routine& routine : catalogue_) {
      week.fitting.push_back(routine.id);
      if (routine.supporting) week.supporting.push_back(routine.id);
    }
    return week;
  }

  [[nodiscard]] const Routine* routine_of(const std::string& id) const {
    const auto found = std::find_if(catalogue_.begin(), catalogue_.end(),
                                    [&](const Routine& each) { return each.id == id; });
    return found == catalogue_.end() ? nullptr : &*found;
  }

  const DemoSettings& settings_;
  std::span<const Routine> catalogue_;
  Random random_;
  DayRules rules_;
  local_days today_, first_;
  std::int64_t midnight_ms_ = 0;  ///< of the day begun last
  std::int32_t offset_s_ = 0;
  Plan plan_;
  std::size_t turn_ = 0;  ///< whose of the plan's routines it is
  DemoHistory made_;
};

minutes time_of_day(std::int64_t utc_ms, std::int32_t offset_s) {
  const auto local = milliseconds{utc_ms} + std::chrono::seconds{offset_s};
  return std::chrono::floor<minutes>(local - std::chrono::floor<days>(local));
}

}  // namespace

DemoHistory demo_history(const DemoSettings& settings, std::span<const Routine> catalogue) {
  return Weeks(settings, catalogue).lived();
}

minutes demo_hours(std::int64_t now_utc_ms, const OffsetAt& offset_at) {
  const minutes now = time_of_day(now_utc_ms, offset_at(now_utc_ms));
  return met_from <= now && now < met_to ? minutes{0} : demo_desk_hours(now_utc_ms, offset_at);
}

minutes demo_desk_hours(std::int64_t now_utc_ms, const OffsetAt& offset_at) {
  const minutes now = time_of_day(now_utc_ms, offset_at(now_utc_ms));
  const minutes later = (now - met_at + days{1}) % days{1};
  // A day that would begin past midnight began the night before.
  return usual_day_start + later < days{1} ? later : later - days{1};
}

minutes demo_day_start(minutes later) { return usual_day_start + later; }

std::int64_t demo_midnight_utc_ms(const DemoSettings& settings) {
  const std::int32_t offset_s = settings.offset_at(settings.now_utc_ms);
  const local_days today = local_day(settings.now_utc_ms, offset_s, demo_day_start(settings.later));
  return day_begin_utc_ms(today, offset_of(today, settings), settings.later);
}

}  // namespace sitwell::gui
