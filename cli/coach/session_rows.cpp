#include "cli/coach/session_rows.hpp"

#include <fmt/format.h>

#include <chrono>

#include "cli/clock_words.hpp"
#include "cli/coach/routine_wording.hpp"
#include "cli/coach/session_text.hpp"
#include "cli/wording.hpp"

namespace sitwell::cli {
namespace {

using std::chrono::milliseconds;

std::string row(std::string_view name, const std::string& words) {
  return fmt::format("  {:<12} {}\n", name, words);
}

std::string rows_of(const Screen& screen, const CoachSession& session) {
  const std::string held =
      held_words(milliseconds{session.all_confirmed_ms}, milliseconds{session.all_timed_ms});
  const std::string title = screen.paint(Ink::exercising, "◆ " + session.title);
  if (session.phase == "over") {
    const auto outcome = routine_outcome_named(session.outcome);
    return row("Routine",
               fmt::format("{}: {}, {}", title, outcome ? wording(*outcome) : "over", held));
  }
  SessionNow now;
  now.session = session;
  now.left_ms = session.left_ms;
  now.counted_ms = session.counted_ms;
  return row("Routine", fmt::format("{}, {}", title, hold_words(session))) +
         row("", state_words(now)) + row("", "so far " + held);
}

}  // namespace

std::string session_rows(const Screen& screen, const CoachStatus& status, std::int64_t now_ms) {
  std::string text;
  if (status.session) text += rows_of(screen, *status.session);
  if (status.offer)
    text += row("Seen",
                fmt::format("{} at {}, {}: `sitwell routine record` keeps it, "
                            "`sitwell routine dismiss` does not",
                            status.offer->title, clock_words(status.offer->begin_utc_ms, now_ms),
                            exact_wording(milliseconds{status.offer->length_ms})));
  return text;
}

}  // namespace sitwell::cli
