#include "daemon/health_book.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "daemon/clock_anchor.hpp"
#include "daemon/desktop/refusals.hpp"
#include "health/trend.hpp"
#include "history/days.hpp"
#include "history/error.hpp"

namespace sitwell::daemon {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr std::int64_t day_ms = 24LL * 3'600'000;
/// As far back as any advice looks.
constexpr days looks_back{28};

std::vector<DatedCheckIn> dated(const std::vector<StoredCheckIn>& rows) {
  std::vector<DatedCheckIn> all;
  for (const StoredCheckIn& row : rows) all.push_back({.day = row.day, .check_in = row.check_in});
  return all;
}

/// Writes, or says to the caller why not.
template <class Write>
auto written(const Write& write) {
  try {
    return write();
  } catch (const HistoryError& error) {
    throw CommandRefused("NotKept", fmt::format("{}; nothing was changed", error.what()));
  }
}

void keep(bool saved) {
  if (!saved)
    throw CommandRefused("NotKept",
                         "it cannot be kept: the clock is wrong, or a text has characters that are "
                         "no text; nothing was changed");
}

}  // namespace

HealthBook::HealthBook(const Clock& clock, HistoryWriter& writer,
                       const std::filesystem::path& history, Tell tell,
                       std::chrono::minutes day_start, OffsetAt offset_at)
    : clock_(clock),
      writer_(writer),
      history_(history),
      tell_(std::move(tell)),
      day_start_(day_start),
      offset_at_(std::move(offset_at)) {}

void HealthBook::read() {
  try {
    if (!reader_) reader_.emplace(history_);
    answers_ = {};
    screened_utc_ms_.reset();
    if (const auto screening = reader_->latest_screening()) {
      answers_ = screening->answers;
      screened_utc_ms_ = screening->at_utc_ms;
    }
    plan_ = {};
    planned_utc_ms_.reset();
    if (const auto plan = reader_->plan()) {
      plan_ = plan->plan;
      planned_utc_ms_ = plan->at_utc_ms;
    }
    const auto latest = reader_->check_ins(today(), today());
    checked_in_ = latest.empty() ? std::nullopt : std::optional{latest.back().day};
  } catch (const HistoryError& error) {
    tell_(fmt::format("{}; screening, check-ins and plan are not known until then", error.what()));
  }
  count_routines();
}

void HealthBook::count_routines() {
  routines_today_ = 0;
  done_today_.clear();
  hurt_utc_ms_.reset();
  for (const StoredRoutine& row : routines_since(today() - looks_back)) {
    if (row.outcome == RoutineOutcome::hurt) hurt_utc_ms_ = row.begin_utc_ms;
    if (day_of(row.begin_utc_ms) != today() || !is_done(row.record())) continue;
    ++routines_today_;
    done_today_.push_back(row.routine);
  }
}

bool HealthBook::screening_due() const {
  if (!screened_utc_ms_) return true;
  if (hurt_utc_ms_ && *hurt_utc_ms_ >= *screened_utc_ms_) return true;
  return now_utc_ms() - *screened_utc_ms_ >= screening_holds_days * day_ms;
}

std::vector<Advice> HealthBook::advice() const {
  std::vector<Advice> advice = advice_for(answers_);
  if (!reader_) return advice;
  std::vector<DatedHurt> hurts;
  std::vector<local_days> routine_days;
  for (const StoredRoutine& row : routines_since(today() - looks_back)) {
    const local_days day = day_of(row.begin_utc_ms);
    if (row.outcome == RoutineOutcome::hurt) hurts.push_back({.day = day, .hurt = row.hurt});
    if (is_done(row.record())) routine_days.push_back(day);
  }
  try {
    const auto check_ins = dated(reader_->check_ins(today() - looks_back, today()));
    for (Advice& each : advice_for(Observed{.today = today(),
                        .hurts = hurts,
                        .check_ins = check_ins,
                        .routine_days = routine_days}))
      advice.push_back(std::move(each));
  } catch (const HistoryError&) {
    // Said when it was opened; what the answers ask for holds.
  }
  std::stable_sort(advice.begin(), advice.end(),
                   [](const Advice& a, const Advice& b) { return a.level > b.level; });
  return advice;
}

const Routine* HealthBook::next_routine(const Catalogue& catalogue) const {
  if (!plan_.active || static_cast<int>(routines_today_) >= plan_.routines_a_day) return nullptr;
  const Routine* least_done = nullptr;
  std::ptrdiff_t least = 0;
  for (const std::string& id : plan_.routines) {
    const CatalogueEntry* entry = catalogue.find(id);
    if (!entry || !fit_of(entry->routine, answers_).fits) continue;
    const auto done = std::count(done_today_.begin(), done_today_.end(), id);
    if (least_done && done >= least) continue;
    least_done = &entry->routine;
    least = done;
  }
  return least_done;
}

void HealthBook::check_in(const CheckIn& check_in) {
  written([&] {
    writer_.anchor(anchor_of(clock_));
    keep(writer_.save(check_in, clock_.boot(), day_start_));
  });
  checked_in_ = today();
}

void HealthBook::screen(const ScreeningAnswers& answers) {
  written([&] {
    writer_.anchor(anchor_of(clock_));
    keep(writer_.save(answers, clock_.boot()));
  });
  answers_ = answers;
  screened_utc_ms_ = now_utc_ms();
}

void HealthBook::change_plan(const CoachPlanChanges& changes, const Catalogue& catalogue) {
  Plan plan = plan_;
  plan.active = changes.active.value_or(plan.active);
  plan.adapts = changes.adapts.value_or(plan.adapts);
  if (changes.goal_min_per_h) {
    plan.goal_min_per_h = changes.goal_min_per_h;
    if (*changes.goal_min_per_h == 0) plan.goal_min_per_h.reset();
    plan.goal_weeks = 0;
  }
  if (changes.routines_a_day) plan.routines_a_day = static_cast<int>(*changes.routines_a_day);
  if (changes.level) plan.level = static_cast<int>(*changes.level);
  if (changes.routines) plan.routines = *changes.routines;
  plan.reason = "You set it so.";
  for (const std::string& id : plan.routines)
    if (!catalogue.find(id))
      throw InvalidArguments(
          fmt::format("there is no routine \"{}\"; `sitwell routines list` "
                      "names them",
                      id));
  if (const auto problem = problem_of(plan)) throw InvalidArguments(*problem);
  save_plan(plan);
}

void HealthBook::save_plan(const Plan& plan) {
  written([&] {
    writer_.anchor(anchor_of(clock_));
    keep(writer_.save(plan, clock_.boot()));
  });
  plan_ = plan;
  planned_utc_ms_ = now_utc_ms();
}

std::uint32_t HealthBook::forget() {
  const int erased = written([&] { return writer_.forget_health(); });
  read();
  return static_cast<std::uint32_t>(erased);
}

void HealthBook::adapt_plan(const Catalogue& catalogue) {
  if (!reader_) return;
  const local_days monday = first_of(Period::week, today());
  if (planned_utc_ms_ && day_of(*planned_utc_ms_) >= monday) return;
  try {
    // The first plan of all follows no week: it is where the wearer begins.
    Plan plan = plan_;
    if (planned_utc_ms_)
      plan = adapted(plan_, facts_of(monday - days{7}, catalogue));
    else
      plan.reason = "The gentlest routine first, once a day; a week of wear will set the goal.";
    save_plan(plan);
  } catch (const HistoryError& error) {
    tell_(fmt::format("{}; the plan stays as it is until then", error.what()));
  } catch (const CommandRefused& error) {
    tell_(fmt::format("{}; the plan stays as it is until then", error.what()));
  }
}

WeekFacts HealthBook::facts_of(local_days monday, const Catalogue& catalogue) const {
  const local_days sunday = monday + days{6};
  WeekFacts week;
  const auto periods =
      reader_->periods(Period::week, monday, sunday, DayRules{.day_start = day_start_});
  if (!periods.empty()) {
    week.days_worn = periods.front().days_counted;
    if (const auto per_hour = periods.front().per_worn_hour(periods.front().exposure.sitting))
      week.sitting_min_per_h = seconds(*per_hour) / 60;
  }
  std::set<local_days> routine_days;
  for (const StoredRoutine& row : routines_since(monday)) {
    const local_days day = day_of(row.begin_utc_ms);
    if (day > sunday) continue;
    if (row.outcome == RoutineOutcome::hurt) ++week.hurt;
    if (!is_done(row.record())) continue;
    ++week.routines_done;
    routine_days.insert(day);
  }
  week.days_with_routine = static_cast<int>(routine_days.size());
  week.symptom_change = symptom_change(dated(reader_->check_ins(monday - days{7}, sunday)), monday);
  for (const CatalogueEntry& entry : catalogue.entries) {
    if (!fit_of(entry.routine, answers_).fits) continue;
    week.fitting.push_back(entry.routine.id);
    if (entry.routine.supporting) week.supporting.push_back(entry.routine.id);
  }
  return week;
}

local_days HealthBook::day_of(std::int64_t utc_ms) const {
  return local_day(utc_ms, offset_at_(utc_ms), day_start_);
}

/// Those that begin on that day or later; none where they cannot be read.
std::vector<StoredRoutine> HealthBook::routines_since(local_days first) const {
  if (!reader_) return {};
  const std::int64_t from =
      utc_range_around(first, first, DayRules{.day_start = day_start_}).from_ms;
  try {
    std::vector<StoredRoutine> rows = reader_->routines({from, latest_utc_ms});
    std::erase_if(rows, [&](const StoredRoutine& row) { return day_of(row.begin_utc_ms) < first; });
    return rows;
  } catch (const HistoryError&) {
    return {};  // said when it was opened
  }
}

}  // namespace sitwell::daemon
