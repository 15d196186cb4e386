#include "cli/coach/health_log.hpp"

#include <fmt/format.h>

#include "cli/check_in_file.hpp"
#include "cli/coach/health_history.hpp"
#include "cli/coach/routine_wording.hpp"
#include "cli/routine_file.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

LogEvent event_of(const Screen& screen, const StoredRoutine& routine) {
  const RoutineRecord record = routine.record();
  std::string words = fmt::format("{}: {}, {}", record.title, wording(record.outcome),
                                  held_words(record.confirmed(), record.timed()));
  if (record.outcome == RoutineOutcome::hurt)
    words +=
        fmt::format(" (where: {}, how: {})", wording(record.hurt.where), wording(record.hurt.how));
  if (record.origin == RoutineOrigin::spotted) words += "; seen by the clip";
  nlohmann::ordered_json json{{"what", "routine"}};
  json.update(to_json(routine));
  return {routine.begin_utc_ms,
          log_line(screen,
                   span_words(routine.begin_utc_ms, routine.begin_utc_ms + routine.length_ms,
                              routine.utc_offset_s),
                   Ink::exercising, is_done(record) ? "◆" : "◇", wording(record.length), words),
          std::move(json)};
}

LogEvent event_of(const Screen& screen, const StoredCheckIn& row) {
  std::string words;
  const auto add = [&](std::string_view what, int figure) {
    words += fmt::format("{}{} {}", words.empty() ? "" : ", ", what, figure);
  };
  for (const auto& [symptom, figure] : row.check_in.figures) add(words_for(symptom), figure);
  if (row.check_in.stress) add("Stress", *row.check_in.stress);
  if (!row.check_in.note.empty())
    words += fmt::format("{}“{}”", words.empty() ? "" : "; ", row.check_in.note);
  nlohmann::ordered_json json{{"what", "check_in"}};
  json.update(to_json(row));
  return {
      row.at_utc_ms,
      log_line(screen, clock_time(row.at_utc_ms, row.utc_offset_s), Ink::lying, "✎", "felt", words),
      std::move(json)};
}

}  // namespace

std::vector<LogEvent> health_events(const Screen& screen, HistoryReader& history,
                                    std::chrono::local_days day, const DayRules& rules) {
  std::vector<LogEvent> events;
  for (const StoredRoutine& routine : routines_of_days(history, day, day, rules))
    events.push_back(event_of(screen, routine));
  for (const StoredCheckIn& row : history.check_ins(day, day))
    events.push_back(event_of(screen, row));
  return events;
}

}  // namespace sitwell::cli
