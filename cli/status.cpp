// sitwell status: how things are, at a glance.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/clock_words.hpp"
#include "cli/commands.hpp"
#include "cli/status_json.hpp"
#include "cli/status_text.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {

void show_status(const LiveOptions& options) {
  const TrackerStatus status = TrackerClient{}.status();
  if (options.json)
    fmt::print("{}\n",
               status_json(status).dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  else
    fmt::print("{}", status_text(screen_of(stdout), status, now_utc_ms()));
}

}  // namespace sitwell::cli
