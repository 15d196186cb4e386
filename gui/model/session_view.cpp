#include "gui/model/session_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "gui/model/coach_facts.hpp"
#include "gui/model/coach_words.hpp"

namespace sitwell::gui {
namespace {

using std::chrono::milliseconds;

const Routine* routine_of(const World& world, const CoachSession& session) {
  const CatalogueEntry* entry = world.catalogue.find(session.routine);
  return entry ? &entry->routine : nullptr;
}

// The plan of holds; nothing where the file has become another since the session began.
std::vector<PlannedHold> planned_holds(const World& world, const CoachSession& session) {
  const Routine* routine = routine_of(world, session);
  if (!routine) return {};
  auto holds = holds_of(*routine, dose_of(plan_in_force(world)));
  if (holds.size() != session.holds) holds.clear();
  return holds;
}

std::string sided(const CoachSession& session) {
  std::string words;
  if (!session.side.empty())
    words = fmt::format("{} side: your {} leg", session.side == "left" ? "Left" : "Right",
                        session.side);
  if (session.repetitions > 1)
    words += fmt::format("{}{} of {}", words.empty() ? "Round " : ", round ", session.repetition,
                         session.repetitions);
  return words;
}

// Of the hold after the one that is on or, in a rest, is about to be.
std::string next_words(const std::vector<PlannedHold>& holds, const Routine* routine,
                       const CoachSession& session) {
  if (session.hold >= session.holds) return "This is the last hold.";
  if (!routine || session.hold >= holds.size()) return {};
  const PlannedHold& next = holds[session.hold];
  const auto seconds = next.asked / std::chrono::seconds{1};
  const std::string side = side_words(name_of(next.side));
  if (next.step + 1 == session.step)
    return side.empty() ? fmt::format("Then: once more, {} s", seconds)
                        : fmt::format("Then: {}, {} s", side, seconds);
  const std::string& title = routine->steps[next.step].title;
  return side.empty() ? fmt::format("Then: {}, {} s", title, seconds)
                      : fmt::format("Then: {}, {}, {} s", title, side, seconds);
}

HoldDot dot_of(const StoredHold& hold) {
  if (hold.outcome == HoldOutcome::skipped) return HoldDot::skipped;
  return hold.timed_ms > 0 ? HoldDot::timed : HoldDot::confirmed;
}

// The latest record of a hold: one that was repeated has several.
std::optional<HoldDot> recorded_dot(const StoredRoutine* record, const PlannedHold& planned) {
  if (!record) return std::nullopt;
  const auto found =
      std::find_if(record->holds.rbegin(), record->holds.rend(), [&](const StoredHold& hold) {
        return static_cast<std::size_t>(hold.step) == planned.step &&
               hold.repetition == planned.repetition && hold.side == planned.side;
      });
  return found == record->holds.rend() ? std::nullopt : std::optional{dot_of(*found)};
}

std::vector<HoldDot> dots_of(const World& world, const CoachSession& session,
                             const std::vector<PlannedHold>& holds) {
  // A daemon may say anything; a page has room for so many.
  constexpr std::uint32_t most_dots = 60;
  std::vector<HoldDot> dots(std::min(session.holds, most_dots), HoldDot::to_come);
  const StoredRoutine* record = record_of(world, session.begin_utc_ms);
  for (std::size_t i = 0; i < dots.size(); ++i) {
    if (i + 1 == session.hold && session.phase != "over") dots[i] = HoldDot::now;
    if (i + 1 >= session.hold) continue;
    // Until the record has been read, what is behind is told by who counts now.
    const HoldDot assumed =
        by_clock_words(session.by_clock).empty() ? HoldDot::confirmed : HoldDot::timed;
    dots[i] = i < holds.size() ? recorded_dot(record, holds[i]).value_or(assumed) : assumed;
  }
  return dots;
}

void add_pose(const World& world, const CoachSession& session, SessionView& view) {
  const Routine* routine = routine_of(world, session);
  const Figure* figure = routine ? routine->figure(session.figure) : nullptr;
  if (!figure) return;
  view.pose = *figure;
  view.sided = !session.side.empty();
  view.from_left = session.side == "left";
}

void add_counting(const CoachSession& session, SessionView& view) {
  const std::string why = by_clock_words(session.by_clock);
  view.by_clock = !why.empty();
  if (view.by_clock) view.why_by_clock = fmt::format("Counted by the clock: {}.", why);
  if (view.by_clock || !session.flexion_from || !session.flexion_to) return;
  view.band_from_deg = session.flexion_from;
  view.band_to_deg = session.flexion_to;
  view.band = fmt::format("The clip looks for a thigh {}",
                          band_words(*session.flexion_from, *session.flexion_to));
}

}  // namespace

SessionPhase phase_named(const std::string& name) {
  constexpr std::array phases{
      SessionPhase::getting_ready, SessionPhase::finding, SessionPhase::holding, SessionPhase::lost,
      SessionPhase::resting,       SessionPhase::paused,  SessionPhase::over};
  for (const SessionPhase phase : phases)
    if (name == name_of(phase)) return phase;
  return SessionPhase::finding;
}

std::int64_t whole_s(std::int64_t ms) { return (std::max<std::int64_t>(0, ms) + 999) / 1000; }

SessionView session_view(const World& world, const CoachSession& session) {
  const Routine* routine = routine_of(world, session);
  const std::vector<PlannedHold> holds = planned_holds(world, session);
  SessionView view;
  view.phase = phase_named(session.phase);
  view.title = session.title.empty() ? session.routine : session.title;
  view.place = fmt::format("Hold {} of {}", session.hold, session.holds);
  view.step_title = session.step_title;
  view.side = sided(session);
  view.instruction = session.instruction;
  view.cue = session.cue;
  view.next = next_words(holds, routine, session);
  if (session.breathe_in_s > 0 && session.breathe_out_s > 0) {
    view.pace = fmt::format("Breathe in for {} s, out for {} s", session.breathe_in_s,
                            session.breathe_out_s);
    view.breathe_in_s = static_cast<int>(session.breathe_in_s);
    view.breathe_out_s = static_cast<int>(session.breathe_out_s);
  }
  view.so_far = fmt::format("So far {}", held_words(milliseconds{session.all_confirmed_ms},
                                                    milliseconds{session.all_timed_ms}));
  view.dots = dots_of(world, session, holds);
  add_pose(world, session, view);
  add_counting(session, view);
  return view;
}

}  // namespace sitwell::gui
