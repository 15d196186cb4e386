// Weeks of a life as rows of a history.
#include <algorithm>
#include <optional>
#include <set>

#include "core/bouts.hpp"
#include "gui/support/worlds.hpp"
#include "history/calendar.hpp"
#include "recordings/random.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell::gui::test {

namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::local_days;
using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t source = 1;

std::int64_t whole_ms(Duration length) { return std::chrono::floor<milliseconds>(length).count(); }
local_days date(int year, unsigned month, unsigned day) {
  return local_days{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}
local_days last_sunday(int year, std::chrono::month month) {
  return local_days{std::chrono::year{year} / month / std::chrono::Sunday[std::chrono::last]};
}

struct Stretch {
  Duration begin{}, end{};  ///< since midnight
  Posture posture = Posture::unknown;
};

/// A day from midnight on, its own changes laid over what the simulated wearer does.
class LivedDay {
 public:
  LivedDay(local_days day, std::vector<Stretch> stretches)
      : day_(day), stretches_(std::move(stretches)) {}

  /// From then to then it was this posture instead.
  void lay_over(Duration begin, Duration end, Posture posture) {
    std::vector<Stretch> all;
    for (const Stretch& each : stretches_) {
      if (each.begin < begin) all.push_back({each.begin, std::min(each.end, begin), each.posture});
      if (each.end > end) all.push_back({std::max(each.begin, end), each.end, each.posture});
    }
    all.push_back({begin, end, posture});
    std::sort(all.begin(), all.end(),
              [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
    stretches_ = std::move(all);
  }
  void end_at(Duration end) { lay_over(end, 48h, Posture::unknown); }

  /// Split where somebody has just sat or lain down for long, so that no bout is cut.
  [[nodiscard]] std::vector<StoredBout> rows() const {
    constexpr std::size_t enough = PostureTimeline::capacity / 2;
    std::vector<StoredBout> all;
    PostureTimeline timeline;
    for (const Stretch& each : stretches_) {
      const bool settles = !is_upright(each.posture) && each.end - each.begin > 2min;
      if (timeline.size() > enough && settles) {
        take(timeline, each.begin, all);
        timeline = {};
      }
      timeline.change(Instant{each.begin}, each.posture);
    }
    if (!stretches_.empty()) take(timeline, stretches_.back().end, all);
    return all;
  }

 private:
  void take(const PostureTimeline& timeline, Duration end, std::vector<StoredBout>& into) const {
    // Clocks are changed at night, before anything is worn: the day goes by its noon.
    const std::int32_t offset_s = central_european_offset_s(utc_ms_of(day_, 12h));
    const std::int64_t midnight_ms = utc_ms_of(day_, 12h) - 12 * 60 * minute_ms;
    for (const Bout& bout : bouts_of(timeline, Instant{end}))
      into.push_back({.source_id = source,
                      .begin_utc_ms = midnight_ms + boot_ms(bout.begin),
                      .duration_ms = boot_ms(bout.end()) - boot_ms(bout.begin),
                      .utc_offset_s = offset_s,
                      .posture = bout.posture,
                      .interrupted_ms = whole_ms(bout.interrupted),
                      .interruptions = bout.interruptions,
                      .moving_ms = whole_ms(bout.moving),
                      // As many as about the house, where anybody is on foot.
                      .steps = is_upright(bout.posture)
                                   ? std::optional{static_cast<int>(bout.moving * 105 / 1min)}
                                   : std::nullopt});
  }

  local_days day_;
  std::vector<Stretch> stretches_;
};

/// What happened on some days otherwise than usual.
struct Unusual {
  std::set<local_days> not_worn;
  std::set<local_days> put_away_early;  ///< worn for too short to count
};

/// Lives days one after the other, and remembers.
class Life {
 public:
  Life(Story& story, std::uint64_t seed, local_days first, local_days last, Unusual unusual)
      : story_(story),
        random_(seed),
        seed_(seed),
        first_(first),
        last_(last),
        unusual_(std::move(unusual)) {}

  /// Weeks are simulated a dozen at a time: ten years' truth at once would be large.
  void live() {
    constexpr days together{84};
    for (local_days from = first_; from <= last_; from += together)
      live(from, std::min(last_, from + together - days{1}));
  }

 private:
  [[nodiscard]] double progress(local_days day) const {
    return double((day - first_).count()) /
           double(std::max<std::int64_t>(1, (last_ - first_).count()));
  }
  DayKind kind_of(local_days day) {
    const unsigned weekday = std::chrono::weekday{day}.iso_encoding();
    if (weekday > 5) return DayKind::weekend;
    return random_.chance(0.15 + 0.6 * progress(day)) ? DayKind::standing_desk : DayKind::office;
  }

  void live(local_days from, local_days to) {
    std::vector<DayKind> kinds;
    for (local_days day = from; day <= to; day += days{1}) kinds.push_back(kind_of(day));
    const SimulatedWearer wearer{{.seed = ++seed_, .guided_calibration = false}, kinds};
    std::vector<std::vector<Stretch>> stretches(kinds.size());
    for (const SimulatedSegment& each : wearer.truth()) {
      const auto day = static_cast<std::size_t>(each.begin.time_since_epoch() / 24h);
      if (day >= stretches.size() || each.posture == Posture::unknown) continue;
      const Duration midnight = 24h * static_cast<int>(day);
      stretches[day].push_back({each.begin.time_since_epoch() - midnight,
                                each.end.time_since_epoch() - midnight, each.posture});
    }
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      const local_days day = from + days{i};
      if (unusual_.not_worn.contains(day)) continue;
      LivedDay lived{day, gaps_told(std::move(stretches[i]))};
      if (unusual_.put_away_early.contains(day)) lived.end_at(10h);
      live_through(day, lived);
    }
  }

  /// A timeline ends a posture only with the next.
  static std::vector<Stretch> gaps_told(std::vector<Stretch> stretches) {
    std::vector<Stretch> all;
    for (const Stretch& each : stretches) {
      if (!all.empty() && all.back().end < each.begin)
        all.push_back({all.back().end, each.begin, Posture::unknown});
      all.push_back(each);
    }
    return all;
  }

  void live_through(local_days day, LivedDay& lived) {
    if (!unusual_.put_away_early.contains(day)) do_routines(day, lived);
    if (day == fixed_now().today) {
      lived.lay_over(14h + 52min, 14h + 58min, Posture::standing);
      lived.lay_over(14h + 58min, 15h + 20min, Posture::sitting);
      lived.end_at(15h + 20min);
    }
    std::vector<StoredBout> rows = lived.rows();
    if (day == fixed_now().today && !rows.empty()) rows.back().open = true;
    ask_to_stand(day, rows);
    story_.bouts.insert(story_.bouts.end(), rows.begin(), rows.end());
    check_in(day);
  }

  void do_routines(local_days day, LivedDay& lived) {
    const double goes_well = 0.35 + 0.55 * progress(day);
    if (day == fixed_now().today || random_.chance(goes_well))
      do_routine(day, lived, 12h + 50min, "constructive-rest", "Constructive rest", 5min);
    if (day != fixed_now().today && progress(day) > 0.4 && random_.chance(goes_well))
      do_routine(day, lived, 17h + 40min, "lunge", "Gentle kneeling lunge", 3min);
  }

  void do_routine(local_days day, LivedDay& lived, minutes usually, const char* id,
                  const char* title, minutes length) {
    const minutes begin = usually + minutes{int(random_.between(0, 25))};
    lived.lay_over(begin, begin + length, Posture::exercising);
    const std::int64_t begin_ms = utc_ms_of(day, begin);
    StoredRoutine routine{.begin_utc_ms = begin_ms,
                          .utc_offset_s = central_european_offset_s(begin_ms),
                          .routine = id,
                          .title = title,
                          .origin = RoutineOrigin::guided,
                          .outcome = RoutineOutcome::completed,
                          .length_ms = whole_ms(length)};
    const std::int64_t asked_ms = whole_ms(length) - minute_ms;
    routine.holds.push_back({.asked_ms = asked_ms,
                             .confirmed_ms = asked_ms * 3 / 4,
                             .timed_ms = asked_ms / 4,
                             .outcome = HoldOutcome::held});
    routine.active.push_back({0, whole_ms(length)});
    story_.routines.push_back(routine);
  }

  /// On workdays, after half an hour; who gets up soon is counted as having followed.
  void ask_to_stand(local_days day, const std::vector<StoredBout>& rows) {
    if (std::chrono::weekday{day}.iso_encoding() > 5) return;
    for (const StoredBout& row : rows) {
      const std::int64_t sat_ms = (30 + int(random_.between(0, 9))) * minute_ms;
      if (!is_flexed(row.posture) || row.open || row.duration_ms < sat_ms + minute_ms) continue;
      const std::int64_t left_ms = row.duration_ms - sat_ms;
      StoredPrompt prompt{.shown_utc_ms = row.begin_utc_ms + sat_ms,
                          .utc_offset_s = row.utc_offset_s,
                          .reason = PromptReason::paused,
                          .sat_ms = sat_ms,
                          .outcome = PromptOutcome::acted};
      if (left_ms > 5 * minute_ms)
        prompt.outcome = random_.chance(0.5) ? PromptOutcome::snoozed : PromptOutcome::ignored;
      if (left_ms > 25 * minute_ms) prompt.outcome = PromptOutcome::skipped;
      prompt.ended_utc_ms = prompt.shown_utc_ms + std::min(left_ms, 5 * minute_ms);
      if (prompt.outcome == PromptOutcome::acted) prompt.break_ms = 4 * minute_ms;
      story_.prompts.push_back(prompt);
    }
  }

  void check_in(local_days day) {
    if (day == fixed_now().today || !random_.chance(0.45)) return;
    const auto figure = [&](double from, double to) {
      const double expected = from + (to - from) * progress(day);
      return std::clamp(static_cast<int>(expected + random_.normal() * 0.9 + 0.5), 0, 10);
    };
    const std::int64_t at_ms = utc_ms_of(day, 20h + 15min);
    StoredCheckIn row{
        .at_utc_ms = at_ms, .utc_offset_s = central_european_offset_s(at_ms), .day = day};
    row.check_in.figures = {{Symptom::low_back_pain, figure(6, 2.5)},
                            {Symptom::front_of_hip, figure(4, 2)}};
    row.check_in.stress = figure(5, 4.5);
    story_.check_ins.push_back(row);
  }

  Story& story_;
  Random random_;
  std::uint64_t seed_;
  local_days first_, last_;
  Unusual unusual_;
};

void make_plan(Story& story, local_days day, double goal, int routines_a_day, const char* reason) {
  const std::int64_t at_ms = utc_ms_of(day, 9h);
  StoredPlan row{.at_utc_ms = at_ms, .utc_offset_s = central_european_offset_s(at_ms)};
  row.plan.baseline_min_per_h = 33.6;
  row.plan.goal_min_per_h = goal;
  row.plan.routines_a_day = routines_a_day;
  if (routines_a_day > 1) row.plan.routines.emplace_back("lunge");
  row.plan.level = routines_a_day - 1;
  row.plan.reason = reason;
  story.plans.push_back(row);
}

void answer_screening(Story& story, local_days day) {
  const std::int64_t at_ms = utc_ms_of(day, 9h);
  story.screenings.push_back(
      {.at_utc_ms = at_ms, .utc_offset_s = central_european_offset_s(at_ms)});
}

}  // namespace

std::int32_t central_european_offset_s(std::int64_t utc_ms) {
  using namespace std::chrono;
  const auto at = local_time<milliseconds>{milliseconds{utc_ms}};
  const int year = static_cast<int>(year_month_day{floor<days>(at)}.year());
  const bool summer = at >= last_sunday(year, March) + 1h && at < last_sunday(year, October) + 1h;
  return summer ? 7200 : 3600;
}

std::int64_t utc_ms_of(local_days day, minutes time) {
  const std::int64_t wall_ms = milliseconds{day.time_since_epoch() + time}.count();
  const std::int64_t winter_ms = wall_ms - 3'600'000;
  const std::int64_t summer_ms = wall_ms - 7'200'000;
  return central_european_offset_s(summer_ms) == 7200 ? summer_ms : winter_ms;
}

Now fixed_now() {
  Now now;
  now.today = date(2026, 11, 19);
  now.utc_ms = utc_ms_of(now.today, 15h + 20min);
  now.offset_s = central_european_offset_s(now.utc_ms);
  return now;
}

const Story& working_weeks() {
  static const Story story = [] {
    Story all;
    const local_days first = date(2026, 8, 31), last = fixed_now().today;
    Life{all,
         11,
         first,
         last,
         {.not_worn = {date(2026, 9, 26), date(2026, 9, 27), date(2026, 11, 8)},
          .put_away_early = {date(2026, 10, 7), date(2026, 11, 17)}}}
        .live();
    answer_screening(all, first);
    make_plan(all, first + days{7}, 30.2, 1,
              "This week is your baseline, 33.6 minutes of sitting an hour of wear, and the goal "
              "begins at 30.2 minutes.");
    make_plan(all, date(2026, 10, 19), 30.2, 2,
              "You did a routine on five days, so a second one a day joins: the gentle kneeling "
              "lunge.");
    return all;
  }();
  return story;
}

const Story& ten_years() {
  static const Story story = [] {
    Story all;
    const local_days first = date(2016, 11, 21), last = fixed_now().today;
    Unusual unusual;
    for (int year = 2017; year <= 2026; ++year)  // two weeks by the sea, without it
      for (unsigned day = 3; day < 17; ++day) unusual.not_worn.insert(date(year, 8, day));
    unusual.put_away_early = {date(2026, 10, 7), date(2026, 11, 17)};
    Life{all, 29, first, last, unusual}.live();
    answer_screening(all, first);
    make_plan(all, first + days{7}, 30.2, 1, "The first goal.");
    make_plan(all, date(2020, 10, 19), 30.2, 2, "A second routine a day joins.");
    return all;
  }();
  return story;
}

}  // namespace sitwell::gui::test
