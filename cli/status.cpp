// sitwell status: how things are, at a glance.
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <optional>

#include "cli/clock_words.hpp"
#include "cli/coach/session_json.hpp"
#include "cli/coach/session_rows.hpp"
#include "cli/commands.hpp"
#include "cli/status_json.hpp"
#include "cli/status_text.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

/// Nothing from a daemon that is too old to have one.
std::optional<CoachStatus> coach_of(TrackerClient& tracker) {
  try {
    return tracker.coach().status();
  } catch (const TrackerRefused&) {
    return std::nullopt;
  }
}

}  // namespace

void show_status(const LiveOptions& options) {
  TrackerClient tracker;
  TrackerStatus status = tracker.status();
  const std::optional<CoachStatus> coach = coach_of(tracker);
  if (options.json) {
    auto json = status_json(status);
    json["coach"] = coach ? coach_json(*coach) : nlohmann::ordered_json();
    fmt::print("{}\n", json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
    return;
  }
  if (coach && coach->session) status.routine.clear();  // told below, at more length
  const Screen screen = screen_of(stdout);
  fmt::print("{}", status_text(screen, status, now_utc_ms()));
  if (coach) fmt::print("{}", session_rows(screen, *coach, now_utc_ms()));
}

}  // namespace sitwell::cli
