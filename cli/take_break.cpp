// sitwell break: asks for a break now, and counts along until it is one.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/clock_words.hpp"
#include "cli/commands.hpp"
#include "cli/live.hpp"
#include "core/posture.hpp"
#include "core/prompts.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// How long the wearer has been upright, whether standing or moving.
class Upright {
 public:
  void see(const TrackerStatus& status) {
    const bool up = is_upright(posture_named(status.posture).value_or(Posture::unknown));
    if (!up && since_ms_) sat_down_ = true;
    if (!up)
      since_ms_.reset();
    else if (!since_ms_)
      since_ms_ = status.posture_since_utc_ms.value_or(now_utc_ms());
  }
  [[nodiscard]] std::optional<milliseconds> so_long() const {
    if (!since_ms_) return std::nullopt;
    return milliseconds{std::max<std::int64_t>(0, now_utc_ms() - *since_ms_)};
  }
  [[nodiscard]] bool sat_down() const { return sat_down_; }

 private:
  std::optional<std::int64_t> since_ms_;
  bool sat_down_ = false;
};

std::string progress(const Screen& screen, const Upright& upright, milliseconds needed) {
  const auto so_long = upright.so_long();
  if (!so_long && upright.sat_down())
    return "  You sat down again: a minute on your feet in one go makes a break.\n";
  if (!so_long) return "  Stand up, stretch, walk a little. Ctrl-C leaves the rest to the clip.\n";
  return fmt::format(
      "  On your feet  {}  {} of {} s\n",
      gauge(screen, Ink::upright, double(so_long->count()) / double(needed.count()), 30),
      so_long->count() / 1000, needed.count() / 1000);
}

}  // namespace

void take_break(const LiveOptions& options) {
  const Interrupt interrupt;
  TrackerClient tracker;
  tracker.take_break();
  if (options.json) {
    fmt::print(
        "{}\n",
        nlohmann::ordered_json{
            {"format", "sitwell done"}, {"version", 1}, {"command", "break"}, {"until", nullptr}}
            .dump(2));
    return;
  }
  if (!screen_of(stdout).terminal) {
    fmt::print("Stand up, stretch, walk a little: a minute on your feet makes a break.\n");
    return;
  }
  Upright upright;
  bool running = true;
  tracker.listen({.status = [&](const TrackerStatus& status) { upright.see(status); },
                  .angle = {},
                  .calibrated = {},
                  .running = [&](bool is) { running = is; }});
  upright.see(tracker.status());
  LiveLines lines(stdout);
  const auto needed = std::chrono::duration_cast<milliseconds>(PromptSettings{}.counting_break);
  while (!interrupt.asked()) {
    if (!running)
      throw TrackerUnreachable(TrackerUnreachable::Why::not_running, "sitwelld has ended");
    if (upright.so_long() >= needed) {
      lines.show("  Counted: that was a break. The longer it gets, the better.\n");
      return;
    }
    lines.show(progress(lines.screen(), upright, needed));
    tracker.wait(200ms);
  }
}

}  // namespace sitwell::cli
