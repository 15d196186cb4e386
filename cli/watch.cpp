// sitwell watch: how things are, as they change.
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include "cli/clock_words.hpp"
#include "cli/commands.hpp"
#include "cli/live.hpp"
#include "cli/status_json.hpp"
#include "cli/status_text.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

using namespace std::chrono_literals;
using Json = nlohmann::ordered_json;

/// Where what is watched goes to.
class Watcher {
 public:
  virtual ~Watcher() = default;
  virtual void status(const TrackerStatus& status) = 0;
  virtual void angle(const TrackerAngle& angle) = 0;
  virtual void running(bool running) = 0;
  /// Called ten times a second.
  virtual void draw() {}
};

class JsonWatcher final : public Watcher {
 public:
  void status(const TrackerStatus& status) override { print("status", status_json(status)); }
  void angle(const TrackerAngle& angle) override { print("angle", angle_json(angle)); }
  void running(bool running) override { print("daemon", {{"running", running}}); }

 private:
  static void print(const char* what, const Json& content) {
    Json json{{"what", what}};
    json.update(content);
    fmt::print("{}\n", json.dump(-1, ' ', false, Json::error_handler_t::replace));
    std::fflush(stdout);
  }
};

/// A line a change, for files and pipes.
class LineWatcher final : public Watcher {
 public:
  void status(const TrackerStatus& status) override {
    const std::int64_t now_ms = now_utc_ms();
    std::string line = status.posture + "; " + prompt_words(status, now_ms);
    if (const std::string holds = hold_words(status); !holds.empty()) line += "; " + holds;
    if (status.clips.empty()) line += "; no clip is connected";
    for (const TrackerClip& clip : status.clips)
      line += fmt::format("; {} {}", clip.site, clip.link);
    if (line == last_) return;
    last_ = line;
    print(line);
  }
  void angle(const TrackerAngle&) override {}
  void running(bool running) override {
    last_.clear();
    print(running ? "sitwelld is back" : "sitwelld has left; waiting for it to come back");
  }

 private:
  static void print(const std::string& line) {
    fmt::print("{}  {}\n", iso_words(now_utc_ms()).substr(0, 19), line);
    std::fflush(stdout);
  }
  std::string last_;
};

class TerminalWatcher final : public Watcher {
 public:
  void status(const TrackerStatus& status) override { status_ = status; }
  void angle(const TrackerAngle& angle) override {
    angle_ = angle;
    angle_at_ = std::chrono::steady_clock::now();
  }
  void running(bool running) override { running_ = running; }

  void draw() override {
    if (!running_) {
      lines_.show("  sitwelld has left. Waiting for it to come back; Ctrl-C ends.\n");
      return;
    }
    TrackerStatus shown = status_;
    shown.hip_flexion_deg.reset();  // the gauge has it
    lines_.show(gauge_line() + status_text(lines_.screen(), shown, now_utc_ms()));
  }

 private:
  [[nodiscard]] std::string gauge_line() const {
    constexpr int cells = 40;
    constexpr double full_deg = 120;
    const bool fresh =
        angle_ && angle_->hip_flexion_deg && std::chrono::steady_clock::now() - angle_at_ < 3s;
    const double deg = fresh ? *angle_->hip_flexion_deg : 0;
    return fmt::format("  {} {}\n\n",
                       gauge(lines_.screen(), ink_of(status_.posture), deg / full_deg, cells),
                       fresh ? fmt::format("{:4.0f}°", deg) : "   –");
  }

  LiveLines lines_{stdout};
  TrackerStatus status_;
  std::optional<TrackerAngle> angle_;
  std::chrono::steady_clock::time_point angle_at_{};
  bool running_ = true;
};

std::unique_ptr<Watcher> watcher_for(const WatchOptions& options) {
  if (options.json) return std::make_unique<JsonWatcher>();
  if (screen_of(stdout).terminal) return std::make_unique<TerminalWatcher>();
  return std::make_unique<LineWatcher>();
}

}  // namespace

void watch(const WatchOptions& options) {
  const Interrupt interrupt;
  TrackerClient tracker;
  const auto watcher = watcher_for(options);
  bool running = true;
  tracker.listen({.status = [&](const TrackerStatus& status) { watcher->status(status); },
                  .angle = [&](const TrackerAngle& angle) { watcher->angle(angle); },
                  .calibrated = {},
                  .running =
                      [&](bool is) {
                        running = is;
                        watcher->running(is);
                      }});
  watcher->status(tracker.status());
  tracker.subscribe();
  auto next = std::chrono::steady_clock::now();
  while (!interrupt.asked()) {
    if (!running && options.once)
      throw TrackerUnreachable(TrackerUnreachable::Why::not_running, "sitwelld has ended");
    if (std::chrono::steady_clock::now() >= next) {
      watcher->draw();
      next = std::chrono::steady_clock::now() + 100ms;
    }
    tracker.wait(100ms);
  }
  if (running) tracker.unsubscribe();
}

}  // namespace sitwell::cli
