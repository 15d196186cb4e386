#include "cli/coach/routine_wording.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/coach/session_text.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

std::string title_of(const HoldRecord& hold, const Routine* routine) {
  const auto step = static_cast<std::size_t>(hold.step);
  std::string title = routine && hold.step >= 0 && step < routine->steps.size()
                          ? routine->steps[step].title
                          : fmt::format("step {}", hold.step + 1);
  if (hold.side != Side::none) title += fmt::format(", {} side", name_of(hold.side));
  return title;
}

std::string_view glyph_of(HoldOutcome outcome) {
  switch (outcome) {
    case HoldOutcome::held: return "✓";
    case HoldOutcome::skipped: return "»";
    case HoldOutcome::cut_short: return "–";
    case HoldOutcome::under_way: break;
  }
  return "·";
}

std::string words_of(const HoldRecord& hold, const ClockReasons& reasons) {
  std::string words = held_words(hold.confirmed, hold.timed);
  if (hold.timed > Duration::zero()) {
    const auto reason = reasons.find({hold.step, hold.repetition, hold.side});
    if (reason != reasons.end()) words += ": " + by_clock_words(reason->second);
  }
  if (hold.outcome == HoldOutcome::skipped) words += "; skipped";
  return words;
}

}  // namespace

std::string_view wording(RoutineOutcome outcome) {
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

std::string_view wording(HurtPlace place) {
  switch (place) {
    case HurtPlace::not_said: return "not said";
    case HurtPlace::low_back: return "low back";
    case HurtPlace::front_of_hip: return "front of the hip";
    case HurtPlace::groin_or_belly: return "groin or belly";
    case HurtPlace::buttock: return "buttock";
    case HurtPlace::thigh_or_leg: return "thigh or leg";
    case HurtPlace::knee: return "knee";
    case HurtPlace::elsewhere: return "elsewhere";
  }
  return "";
}

std::string_view wording(HurtKind kind) {
  switch (kind) {
    case HurtKind::not_said: return "not said";
    case HurtKind::sharp: return "sharp";
    case HurtKind::shooting: return "shooting";
    case HurtKind::electric: return "like electricity";
    case HurtKind::spreading: return "spreading";
    case HurtKind::tingling: return "tingling";
    case HurtKind::numbness: return "numbness";
    case HurtKind::dizziness: return "dizziness";
    case HurtKind::dull: return "dull";
  }
  return "";
}

std::string held_words(Duration confirmed, Duration timed) {
  if (confirmed <= Duration::zero() && timed <= Duration::zero()) return "nothing held";
  std::string words;
  if (confirmed > Duration::zero()) words = exact_wording(confirmed) + " confirmed by the clip";
  if (timed > Duration::zero())
    words += (words.empty() ? "" : ", ") + exact_wording(timed) + " by the clock";
  return words;
}

std::string record_text(const Screen& screen, const RoutineRecord& record, const Routine* routine,
                        const ClockReasons& reasons) {
  std::string text = fmt::format("  {} {}: {}, {}\n", screen.paint(Ink::exercising, "◆"),
                                 screen.paint(Ink::bold, record.title), wording(record.outcome),
                                 held_words(record.confirmed(), record.timed()));
  int longest = 0;
  for (const HoldRecord& hold : record.holds)
    longest = std::max(longest, width_of(title_of(hold, routine)));
  for (const HoldRecord& hold : record.holds)
    text += fmt::format("    {} {}  {} asked  {}\n", glyph_of(hold.outcome),
                        left(title_of(hold, routine), longest), right(exact_wording(hold.asked), 6),
                        words_of(hold, reasons));
  return text;
}

}  // namespace sitwell::cli
