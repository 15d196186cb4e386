#include "daemon/cue_text.hpp"

#include <fmt/format.h>

#include <chrono>

namespace sitwell::daemon {
namespace {

std::string counted(std::int64_t number, const char* what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

/// "45 seconds", "1 minute 30 seconds", "5 minutes".
std::string length_in_words(Duration length) {
  const auto seconds = std::chrono::round<std::chrono::seconds>(length).count();
  if (seconds < 60) return counted(seconds, "second");
  const std::string minutes = counted(seconds / 60, "minute");
  return seconds % 60 == 0 ? minutes : minutes + " " + counted(seconds % 60, "second");
}

/// One sentence after the other; a stop where one has none.
void add(std::string& text, const std::string& sentence) {
  if (sentence.empty()) return;
  if (!text.empty()) text += ' ';
  text += sentence;
  if (std::string_view{".!?"}.find(sentence.back()) == std::string_view::npos) text += '.';
}

std::string with_side(const std::string& text, Side side) {
  return side == Side::none ? text : fmt::format("{}, {} side", text, name_of(side));
}

/// Who hears it for the first time: neither again, nor after the other side.
bool is_new(const PlannedHold& hold, const RoutineStep& step) {
  return hold.repetition == 1 && (step.side != StepSide::each || hold.side == Side::left);
}

/// All of it where a hold is new; else only what is next.
std::string next_hold(const SessionStatus& status, const Routine& routine) {
  const PlannedHold& hold = status.planned;
  if (hold.step >= routine.steps.size()) return "Get ready.";
  const RoutineStep& step = routine.steps[hold.step];
  std::string text;
  if (status.hold == 0) add(text, routine.title);
  const std::string title = with_side(step.title, hold.side);
  add(text, status.hold == 0 ? title : "Next: " + title);
  if (is_new(hold, step)) add(text, step.instruction);
  add(text, "Hold for " + length_in_words(hold.asked));
  return text;
}

std::string begun(const SessionStatus& status, const Routine& routine) {
  std::string text = "Hold.";
  if (status.planned.step < routine.steps.size()) add(text, routine.steps[status.planned.step].cue);
  return text;
}

}  // namespace

std::string spoken_text(SessionCue cue, const SessionStatus& status, const Routine& routine) {
  switch (cue) {
    case SessionCue::get_ready: return next_hold(status, routine);
    case SessionCue::began: return begun(status, routine);
    case SessionCue::half: return "Half way.";
    case SessionCue::ended: return "And release.";
    case SessionCue::lost: return "The count waits until you are back in the pose.";
    case SessionCue::found: return "And on.";
    case SessionCue::wrong_side:
      return status.planned.side == Side::none
                 ? "The other side, please."
                 : fmt::format("This one is for the {} side.", name_of(status.planned.side));
    case SessionCue::by_clock: return "The clip is out of reach. The clock counts from here.";
    case SessionCue::paused: return "Paused.";
    case SessionCue::resumed: return "Going on.";
    case SessionCue::completed: return "That was all of it. Well done.";
    case SessionCue::stopped: return "Stopped.";
    case SessionCue::hurt:
      return "Stopped. Rest as you like; what to do now is written down for you.";
  }
  return {};
}

}  // namespace sitwell::daemon
