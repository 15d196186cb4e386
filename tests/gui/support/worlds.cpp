#include "gui/support/worlds.hpp"

#include <algorithm>
#include <cmath>

#include "history/calendar.hpp"

namespace sitwell::gui::test {

namespace {

using namespace std::chrono_literals;
using std::chrono::days;
using std::chrono::local_days;
using std::chrono::milliseconds;

Catalogue shipped_catalogue() {
  Catalogue catalogue;
  for (const Routine& routine : shipped_routines())
    catalogue.entries.push_back({routine, RoutineFrom::shipped, {}});
  return catalogue;
}

/// The rows that fall on those days, by their own clocks.
template <class Row, class When>
std::vector<Row> on_days(const std::vector<Row>& rows, local_days first, local_days last,
                         const DayRules& rules, const When& when) {
  std::vector<Row> found;
  for (const Row& row : rows) {
    const local_days day = local_day(when(row), row.utc_offset_s, rules.day_start);
    if (day >= first && day <= last) found.push_back(row);
  }
  return found;
}

std::optional<std::pair<local_days, local_days>> first_and_last(const Story& story,
                                                                const DayRules& rules) {
  if (story.bouts.empty()) return std::nullopt;
  const auto day_of = [&](const StoredBout& row, std::int64_t at_ms) {
    return local_day(at_ms, row.utc_offset_s, rules.day_start);
  };
  return std::pair{day_of(story.bouts.front(), story.bouts.front().begin_utc_ms),
                   day_of(story.bouts.back(), story.bouts.back().end_utc_ms() - 1)};
}

CoachPlan coach_plan(const Plan& plan) {
  return {.active = plan.active,
          .adapts = plan.adapts,
          .baseline_min_per_h = plan.baseline_min_per_h,
          .goal_min_per_h = plan.goal_min_per_h,
          .routines_a_day = static_cast<std::uint32_t>(plan.routines_a_day),
          .level = static_cast<std::uint32_t>(plan.level),
          .routines = plan.routines,
          .reason = plan.reason};
}

/// A minute at ten readings a second: seated, with a shift in the seat half a minute ago.
std::deque<AnglePoint> seated_minute(std::int64_t now_ms) {
  std::deque<AnglePoint> points;
  for (int i = 600; i >= 0; --i) {
    const double ago_s = i / 10.0;
    const double shift = 9 * std::exp(-std::pow((ago_s - 31) / 2.2, 2));
    points.push_back(
        {now_ms - i * 100, 81.5 + 1.2 * std::sin(ago_s / 6) + 0.4 * std::sin(ago_s * 3) - shift});
  }
  return points;
}

TrackerStatus running_status(const World& world) {
  TrackerStatus status;
  status.version = "0.1.0";
  status.source = "usb";
  status.history = world.history.path;
  return status;
}

TrackerStatus seated_status(const World& world) {
  const Now& now = world.now;
  TrackerStatus status = running_status(world);
  const std::int64_t since_ms = utc_ms_of(now.today, 14h + 58min);
  status.posture = status.bout_posture = "sitting";
  status.posture_since_utc_ms = status.bout_begin_utc_ms = since_ms;
  status.hip_flexion_deg = 81.7;
  status.mounting = "guided";
  status.mounting_since_utc_ms = utc_ms_of(now.today, 8h + 12min);
  status.mounting_evidence_s = 6;
  if (!world.history.recent.days.empty()) {
    const ExposureFigures& today = world.history.recent.days.back().exposure;
    status.sitting_today = std::chrono::floor<milliseconds>(today.sitting);
    status.longest_bout_today = std::chrono::floor<milliseconds>(today.longest_bout);
    status.breaks_today = static_cast<unsigned>(today.breaks);
    status.coverage = seconds(today.worn) / (11 * 3600 + 20 * 60);
  }
  status.prompt_state = "counting";
  status.sat_since_break = milliseconds{now.utc_ms - since_ms};
  status.next_prompt_utc_ms = since_ms + 30 * 60'000;
  status.prompts_today = 3;
  status.snoozes_left = 2;
  status.clips = {{.serial = "SW-0042",
                   .site = "thigh",
                   .link = "streaming",
                   .firmware = "1.2.0",
                   .battery_percent = 76,
                   .charging = false}};
  return status;
}

CoachStatus coach_of(const World& world) {
  CoachStatus coach;
  if (world.history.plan) coach.plan = coach_plan(world.history.plan->plan);
  for (const StoredRoutine& routine : world.history.recent.routines)
    if (local_day(routine.begin_utc_ms, routine.utc_offset_s, world.now.rules.day_start) ==
            world.now.today &&
        is_done(routine.record()))
      ++coach.routines_today;
  return coach;
}

World bare_world() {
  World world;
  world.revision = 1;
  world.now = fixed_now();
  world.live_now_ms = world.now.utc_ms;
  world.catalogue = shipped_catalogue();
  world.settings.symptoms = {Symptom::low_back_pain, Symptom::front_of_hip};
  world.settings.ask_stress = true;
  world.settings_path = "/home/ann/.config/sitwell/config.toml";
  world.history.path = "/home/ann/.local/share/sitwell/history.db";
  return world;
}

World world_of(const Story& story, const Needs& needs) {
  World world = bare_world();
  const std::string path = world.history.path;
  world.history = history_of(story, world.now, needs);
  world.history.path = path;
  world.daemon.state = Daemon::State::running;
  world.daemon.status = seated_status(world);
  world.daemon.coach = coach_of(world);
  world.daemon.desktop = {{"logind", true, "org.freedesktop.login1 answers"}};
  world.angles = seated_minute(world.now.utc_ms);
  return world;
}

/// The open bout began then already.
void sit_since(World& world, std::chrono::minutes time) {
  const Now& now = world.now;
  const std::int64_t since_ms = utc_ms_of(now.today, time);
  StoredDays& recent = world.history.recent;
  std::erase_if(recent.bouts, [&](const auto& row) { return row.begin_utc_ms >= since_ms; });
  StoredBout& before = recent.bouts.back();
  if (before.end_utc_ms() > since_ms) before = cut(before, since_ms).first;
  recent.bouts.push_back({.source_id = 1,
                          .begin_utc_ms = since_ms,
                          .duration_ms = now.utc_ms - since_ms,
                          .utc_offset_s = now.offset_s,
                          .posture = Posture::sitting,
                          .open = true});
  recent.days = day_figures(recent.bouts, recent.first, recent.last, now.rules);
}

}  // namespace

CoachSession lunge_in_hold(const Routine& lunge, std::int64_t begin_utc_ms) {
  const RoutineStep& step = lunge.steps.front();
  CoachSession session;
  session.routine = lunge.id;
  session.title = lunge.title;
  session.begin_utc_ms = begin_utc_ms;
  session.phase = "holding";
  session.hold = 2;
  session.holds = 4;
  session.step = 1;
  session.repetition = 1;
  session.repetitions = 2;
  session.step_title = step.title;
  session.instruction = step.instruction;
  session.cue = step.cue;
  session.side = "right";
  session.figure = step.figure;
  session.by_clock = "no";
  session.asked_ms = 30'000;
  session.counted_ms = session.confirmed_ms = 12'000;
  session.left_ms = 18'000;
  session.in_pose = true;
  session.flexion_from = step.target->flexion_from_deg;
  session.flexion_to = step.target->flexion_to_deg;
  session.breathe_in_s = 4;
  session.breathe_out_s = 6;
  session.all_confirmed_ms = 42'000;
  return session;
}

StoredDays stored_days(const Story& story, local_days first, local_days last,
                       const DayRules& rules) {
  StoredDays result{.first = first, .last = last};
  const UtcRange range = utc_range_around(first, last, rules);
  for (const StoredBout& row : story.bouts) {
    if (row.end_utc_ms() <= range.from_ms || row.begin_utc_ms >= range.to_ms) continue;
    const auto end_day = local_day(row.end_utc_ms() - 1, row.utc_offset_s, rules.day_start);
    const auto begin_day = local_day(row.begin_utc_ms, row.utc_offset_s, rules.day_start);
    if (end_day >= first && begin_day <= last) result.bouts.push_back(row);
  }
  result.days = day_figures(result.bouts, first, last, rules);
  result.prompts = on_days(story.prompts, first, last, rules,
                           [](const StoredPrompt& row) { return row.shown_utc_ms; });
  result.quiets = on_days(story.quiets, first, last, rules,
                          [](const StoredQuiet& row) { return row.begin_utc_ms; });
  result.routines = on_days(story.routines, first, last, rules,
                            [](const StoredRoutine& row) { return row.begin_utc_ms; });
  return result;
}

History history_of(const Story& story, const Now& now, const Needs& needs) {
  History history;
  history.state = History::State::ready;
  history.sources = {{1, SourceKind::clip, "SW-0042", 0}};
  history.first_and_last = first_and_last(story, now.rules);
  history.recent = stored_days(story, now.today - days{13}, now.today, now.rules);
  if (!story.plans.empty()) history.plan = story.plans.back();
  if (!story.screenings.empty()) history.screening = story.screenings.back();
  if (needs.window)
    history.window = stored_days(story, needs.window->first, needs.window->second, now.rules);
  if (needs.whole) {
    history.whole.emplace();
    if (history.first_and_last)
      history.whole->days = day_figures(story.bouts, history.first_and_last->first,
                                        history.first_and_last->second, now.rules);
    history.whole->routines = story.routines;
    history.whole->check_ins = story.check_ins;
    history.whole->screenings = story.screenings;
    history.whole->plans = story.plans;
  }
  return history;
}

World working_week_world(const Needs& needs) { return world_of(working_weeks(), needs); }

World ten_years_world(const Needs& needs) { return world_of(ten_years(), needs); }

World empty_world() {
  World world = bare_world();
  world.history.state = History::State::absent;
  world.daemon.state = Daemon::State::running;
  world.daemon.status = running_status(world);
  world.daemon.status.prompt_state = "idle";
  world.daemon.coach.screening_due = true;
  return world;
}

World no_daemon_world(const Needs& needs) {
  World world = working_week_world(needs);
  world.daemon = {};
  world.daemon.state = Daemon::State::not_running;
  world.angles.clear();
  for (StoredBout& row : world.history.recent.bouts) row.open = false;
  return world;
}

World session_world(const Needs& needs) {
  World world = working_week_world(needs);
  TrackerStatus& status = world.daemon.status;
  status.posture = status.bout_posture = "exercising";
  status.posture_since_utc_ms = status.bout_begin_utc_ms = world.now.utc_ms - 70'000;
  status.prompt_state = "on_break";
  status.next_prompt_utc_ms.reset();
  status.hip_flexion_deg = -21;
  status.routine = "lunge";
  world.daemon.coach.session =
      lunge_in_hold(world.catalogue.find("lunge")->routine, world.now.utc_ms - 70'000);
  world.progress = CoachProgress{.counted_ms = 12'000, .flexion_deg = -21, .in_pose = true};
  for (AnglePoint& point : world.angles) point.flexion_deg = *point.flexion_deg - 81.5 - 21;
  return world;
}

World prompt_world(const Needs& needs) {
  World world = working_week_world(needs);
  sit_since(world, 14h + 46min);
  TrackerStatus& status = world.daemon.status;
  const std::int64_t since_ms = utc_ms_of(world.now.today, 14h + 46min);
  status.posture_since_utc_ms = status.bout_begin_utc_ms = since_ms;
  status.sat_since_break = milliseconds{world.now.utc_ms - since_ms};
  status.prompt_state = "shown";
  status.next_prompt_utc_ms.reset();
  world.history.recent.prompts.push_back({.shown_utc_ms = world.now.utc_ms - 60'000,
                                          .utc_offset_s = world.now.offset_s,
                                          .reason = PromptReason::paused,
                                          .sat_ms = 33 * 60'000,
                                          .outcome = PromptOutcome::open,
                                          .ended_utc_ms = world.now.utc_ms - 60'000});
  return world;
}

World offer_world(const Needs& needs) {
  World world = working_week_world(needs);
  world.daemon.coach.offer = CoachOffer{.routine = "lunge",
                                        .title = "Gentle kneeling lunge",
                                        .begin_utc_ms = utc_ms_of(world.now.today, 14h + 53min),
                                        .length_ms = 95'000};
  return world;
}

}  // namespace sitwell::gui::test
