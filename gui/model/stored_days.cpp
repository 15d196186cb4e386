#include "gui/model/stored_days.hpp"

#include <algorithm>

#include "history/calendar.hpp"

namespace sitwell::gui {

using std::chrono::days;
using std::chrono::local_days;

const StoredDays* days_holding(const History& history, local_days first, local_days last) {
  const auto holds = [&](const StoredDays& stored) {
    return !stored.days.empty() && stored.first <= first && stored.last >= last;
  };
  if (holds(history.recent)) return &history.recent;
  if (history.window && holds(*history.window)) return &*history.window;
  return nullptr;
}

StoredDays grown(const StoredDays& stored, const World& world) {
  StoredDays all = stored;
  if (all.bouts.empty() || !world.daemon.there()) return all;
  StoredBout& last = all.bouts.back();
  if (!last.open || world.daemon.status.bout_begin_utc_ms != last.begin_utc_ms ||
      world.now.utc_ms <= last.end_utc_ms())
    return all;
  const local_days from =
      local_day(last.begin_utc_ms, last.utc_offset_s, world.now.rules.day_start);
  last.duration_ms = world.now.utc_ms - last.begin_utc_ms;
  if (last.posture == Posture::moving)  // all of a moving bout is
    last.moving_ms = last.duration_ms - last.interrupted_ms;
  const local_days first = std::max(from, all.first);
  if (first > all.last) return all;
  const std::vector<DayFigures> anew = day_figures(all.bouts, first, all.last, world.now.rules);
  std::copy(anew.begin(), anew.end(), all.days.end() - static_cast<std::ptrdiff_t>(anew.size()));
  return all;
}

std::optional<StoredBout> part_on(const StoredBout& row, local_days day, const DayRules& rules) {
  const auto begin_of = [&](local_days each) {
    return day_begin_utc_ms(each, row.utc_offset_s, rules.day_start);
  };
  StoredBout part = row;
  if (part.end_utc_ms() <= begin_of(day) || part.begin_utc_ms >= begin_of(day + days{1}))
    return std::nullopt;
  if (part.begin_utc_ms < begin_of(day)) part = cut(part, begin_of(day)).second;
  if (part.end_utc_ms() > begin_of(day + days{1})) part = cut(part, begin_of(day + days{1})).first;
  return part;
}

// Nearly all were completed; only the others need a record to be judged by.
bool is_done(const StoredRoutine& routine) {
  return routine.outcome == RoutineOutcome::completed || sitwell::is_done(routine.record());
}

RoutinesDone routines_done(const std::vector<StoredRoutine>& routines, const DayRules& rules) {
  RoutinesDone done;
  for (const StoredRoutine& routine : routines)
    if (is_done(routine))
      ++done[local_day(routine.begin_utc_ms, routine.utc_offset_s, rules.day_start)];
  return done;
}

}  // namespace sitwell::gui
