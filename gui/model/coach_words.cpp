#include "gui/model/coach_words.hpp"

#include <fmt/format.h>

#include <cmath>

#include "gui/model/wording.hpp"

namespace sitwell::gui {

std::string_view routine_outcome_words(RoutineOutcome outcome) {
  switch (outcome) {
    case RoutineOutcome::under_way: return "under way";
    case RoutineOutcome::completed: return "completed";
    case RoutineOutcome::stopped: return "stopped early";
    case RoutineOutcome::hurt: return "stopped, because it hurt";
    case RoutineOutcome::abandoned: return "left alone, and ended by itself";
    case RoutineOutcome::interrupted: return "cut off when the computer or sitwelld ended";
  }
  return "";
}

std::string_view place_words(HurtPlace place) {
  switch (place) {
    case HurtPlace::not_said: return "Not said";
    case HurtPlace::low_back: return "Low back";
    case HurtPlace::front_of_hip: return "Front of the hip";
    case HurtPlace::groin_or_belly: return "Groin or belly";
    case HurtPlace::buttock: return "Buttock";
    case HurtPlace::thigh_or_leg: return "Thigh or leg";
    case HurtPlace::knee: return "Knee";
    case HurtPlace::elsewhere: return "Elsewhere";
  }
  return "";
}

std::string_view kind_words(HurtKind kind) {
  switch (kind) {
    case HurtKind::not_said: return "Not said";
    case HurtKind::sharp: return "Sharp";
    case HurtKind::shooting: return "Shooting";
    case HurtKind::electric: return "Like electricity";
    case HurtKind::spreading: return "Spreading";
    case HurtKind::tingling: return "Tingling";
    case HurtKind::numbness: return "Numbness";
    case HurtKind::dizziness: return "Dizziness";
    case HurtKind::dull: return "Dull";
  }
  return "";
}

std::string held_words(Duration confirmed, Duration timed) {
  constexpr Duration least = std::chrono::seconds{1};
  if (confirmed < least && timed < least) return "nothing held";
  std::string words;
  if (confirmed >= least) words = exact_length_words(confirmed) + " confirmed by the clip";
  if (timed >= least)
    words += fmt::format("{}{} by the clock", words.empty() ? "" : ", ", exact_length_words(timed));
  return words;
}

std::string by_clock_words(std::string_view by_clock) {
  if (by_clock.empty() || by_clock == "no") return {};
  if (by_clock == "no_target") return "the clip cannot tell this one";
  if (by_clock == "no_clip") return "no clip, or none that knows how it sits";
  if (by_clock == "other_leg") return "the clip is on the other leg";
  if (by_clock == "wearer_says") return "as you asked";
  return std::string{by_clock};  // of a newer daemon
}

std::string band_words(double from_deg, double to_deg) {
  if (to_deg <= 0) return fmt::format("{:.0f} to {:.0f}° behind you", -to_deg, -from_deg);
  if (from_deg < 0)
    return fmt::format("from {:.0f}° behind you to {:.0f}° bent", -from_deg, to_deg);
  return fmt::format("{:.0f} to {:.0f}° bent", from_deg, to_deg);
}

std::string flexion_words(double deg) {
  const double whole = std::round(deg);
  if (whole < 0) return fmt::format("{:.0f}° behind", -whole);
  return fmt::format("{:.0f}° bent", std::abs(whole));
}

std::string side_words(std::string_view side) {
  return side.empty() ? std::string{} : fmt::format("{} side", side);
}

std::string times_words(int times) {
  if (times == 1) return "once";
  if (times == 2) return "twice";
  return fmt::format("{} times", times);
}

}  // namespace sitwell::gui
