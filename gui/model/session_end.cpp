#include "gui/model/session_end.hpp"

#include <fmt/format.h>

#include "gui/model/coach_facts.hpp"
#include "gui/model/coach_words.hpp"
#include "health/learn.hpp"
#include "health/red_flags.hpp"

namespace sitwell::gui {
namespace {

using std::chrono::milliseconds;

std::string sentence_of(RoutineOutcome outcome) {
  switch (outcome) {
    case RoutineOutcome::completed: return "That was all of it. Get up slowly.";
    case RoutineOutcome::stopped: return "What was held until then is kept. Get up slowly.";
    case RoutineOutcome::hurt: return "Come out of the pose slowly, and do no more today.";
    case RoutineOutcome::abandoned:
      return "Nobody went on with it for a while. What was held until then is kept.";
    case RoutineOutcome::interrupted:
      return "sitwelld has ended, and the session with it. What was held until then is in the "
             "history.";
    case RoutineOutcome::under_way: break;
  }
  return {};
}

std::string title_of(const HoldRecord& hold, const Routine* routine) {
  const auto step = static_cast<std::size_t>(hold.step);
  std::string title = routine && hold.step >= 0 && step < routine->steps.size()
                          ? routine->steps[step].title
                          : fmt::format("Step {}", hold.step + 1);
  if (hold.side != Side::none) title += fmt::format(", {} side", name_of(hold.side));
  if (hold.repetition > 1) title += fmt::format(", round {}", hold.repetition);
  return title;
}

EndRow row_of(const HoldRecord& hold, const Routine* routine, const ClockReasons& reasons) {
  EndRow row{.title = title_of(hold, routine),
             .asked = exact_length_words(hold.asked),
             .held = held_words(hold.confirmed, hold.timed),
             .outcome = hold.outcome,
             .confirmed = hold.confirmed > Duration::zero() && hold.timed == Duration::zero()};
  const auto reason = reasons.find({hold.step, hold.repetition, hold.side});
  if (hold.timed > Duration::zero() && reason != reasons.end())
    row.held += fmt::format(": {}", by_clock_words(reason->second));
  if (hold.outcome == HoldOutcome::skipped) row.held += "; skipped";
  return row;
}

}  // namespace

SessionEnd session_end(const World& world, const CoachSession& session, RoutineOutcome outcome,
                       const ClockReasons& reasons) {
  const CatalogueEntry* entry = world.catalogue.find(session.routine);
  SessionEnd end{
      .title = fmt::format("{}: {}", session.title.empty() ? session.routine : session.title,
                           routine_outcome_words(outcome)),
      .sentence = sentence_of(outcome),
      .held =
          held_words(milliseconds{session.all_confirmed_ms}, milliseconds{session.all_timed_ms}),
      .note = {},
      .rows = {}};
  const StoredRoutine* stored = record_of(world, session.begin_utc_ms);
  if (!stored) {
    end.note = "The holds are listed here once the history has been read.";
    return end;
  }
  const RoutineRecord record = stored->record();
  end.held = held_words(record.confirmed(), record.timed());
  for (const HoldRecord& hold : record.holds)
    end.rows.push_back(row_of(hold, entry ? &entry->routine : nullptr, reasons));
  return end;
}

StopView stop_view(const Hurt& hurt) {
  const LearnPage& page = stop_page();
  return {.title = page.title,
          .paragraphs = page.paragraphs,
          .advice = advice_rows(std::span<const Advice>{advice_for(hurt)})};
}

}  // namespace sitwell::gui
