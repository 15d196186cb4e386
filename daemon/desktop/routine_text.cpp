#include "daemon/desktop/routine_text.hpp"

#include <fmt/format.h>

#include "daemon/desktop/prompt_text.hpp"

namespace sitwell::daemon {
namespace {

std::string place(const CoachSession& session) {
  std::string where = session.holds > 1
                          ? fmt::format("{} ({} of {})", session.title, session.hold, session.holds)
                          : session.title;
  if (!session.side.empty()) where += fmt::format(", {} side", session.side);
  return where;
}

std::string held(const CoachSession& session) {
  const auto seconds = [](std::int64_t ms) { return std::chrono::milliseconds{ms}; };
  const std::string confirmed = spoken(seconds(session.all_confirmed_ms));
  const std::string timed = spoken(seconds(session.all_timed_ms));
  if (session.all_timed_ms == 0) return fmt::format("The clip confirmed {}.", confirmed);
  if (session.all_confirmed_ms == 0)
    return fmt::format("Held for {}, counted by the clock.", timed);
  return fmt::format("The clip confirmed {}; {} were counted by the clock.", confirmed, timed);
}

}  // namespace

Notice offer_notice(const std::string& title, Duration length, const std::string& began) {
  return {
      .summary = fmt::format("Was that {}?", title),
      .body = fmt::format("The clip saw it for {}, from {} on. It is recorded only if you say "
                          "so.",
                          spoken(length), began),
      .hint = "Type: sitwell routine record, or: sitwell routine dismiss",
      .actions = {{routine_action::record, "Record it"}, {routine_action::dismiss, "It was not"}}};
}

Notice session_notice(const CoachSession& session, const std::string& said) {
  if (session.phase == "over")
    return {.summary = fmt::format("{} is over", session.title),
            .body = said + " " + held(session),
            .hint = {},
            .actions = {}};
  return {.summary = place(session),
          .body = said,
          .hint = "If anything hurts, stop; type: sitwell routine hurts, sitwell routine stop",
          .actions = {{routine_action::hurts, "This hurts"},
                      {routine_action::skip, "Skip"},
                      {routine_action::stop, "Stop"}}};
}

Notice hurt_notice(const std::vector<Advice>& advice) {
  Notice notice{.summary = "Stop, and rest",
                .body = {},
                .hint = "All of it: sitwell learn stop",
                .actions = {}};
  for (const Advice& each : advice) {
    if (!notice.body.empty()) notice.body += "\n";
    notice.body += each.text;
  }
  return notice;
}

}  // namespace sitwell::daemon
