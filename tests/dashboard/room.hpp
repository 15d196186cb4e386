// A room for the real dashboard: a screen, a message bus and a folder of its own, the real daemon
// with the simulated clip, and hands and eyes: named places are pressed, and what is on screen is
// read as the program tells it (gui/window/inspector.hpp).
#pragma once

#include <array>
#include <chrono>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "desktop/private_bus.hpp"
#include "desktop/x_display.hpp"
#include "support/environment.hpp"

namespace sitwell::testing {

/// What is on screen, as of one frame; empty before the first.
class Seen {
 public:
  explicit Seen(nlohmann::json frame = {}) : frame_(std::move(frame)) {}
  [[nodiscard]] bool any() const { return !frame_.is_null(); }
  [[nodiscard]] std::int64_t frame() const { return any() ? frame_.at("frame").get<int>() : 0; }
  [[nodiscard]] std::string page() const { return any() ? frame_.at("page") : ""; }
  [[nodiscard]] double number(const std::string& name) const { return frame_.at(name); }
  [[nodiscard]] bool has(const std::string& place) const;
  [[nodiscard]] bool says(const std::string& words) const;
  [[nodiscard]] std::string text() const { return any() ? frame_.at("text") : ""; }
  /// Left, top, width, height.
  [[nodiscard]] std::array<double, 4> place(const std::string& name) const {
    return frame_.at("rects").at(name);
  }

 private:
  nlohmann::json frame_;
};

class Room {
 public:
  Room();

  /// The demonstration's history as that of this room's wearer, up to now, who sits at the desk.
  void live_for(int weeks);
  /// The simulated clip, met at that time of the wearer's day, so many times faster than life.
  void start_daemon(double speed = 1);
  void kill_daemon() { daemon_->kill(); }
  void open(const std::string& arguments = {});
  void close() { dashboard_.reset(); }
  void crash() { dashboard_->kill(); }
  /// Another one, to its end; what it ended with.
  [[nodiscard]] int run_dashboard(const std::string& arguments) const;
  /// Folders of demonstrations that were begun here.
  [[nodiscard]] std::vector<std::filesystem::path> demonstrations() const;
  /// No program runs any more that has to do with this room's folder but the bus.
  [[nodiscard]] bool until_nobody_else() const;

  [[nodiscard]] Seen seen() const;
  /// Looks until it is so; false when it has not become so in time.
  [[nodiscard]] bool until(const std::function<bool(const Seen&)>& so,
                           std::chrono::milliseconds limit = std::chrono::seconds{15});
  [[nodiscard]] bool until_says(const std::string& words,
                                std::chrono::milliseconds limit = std::chrono::seconds{15}) {
    return until([&](const Seen& seen) { return seen.says(words); }, limit);
  }
  [[nodiscard]] bool until_has(const std::string& place,
                               std::chrono::milliseconds limit = std::chrono::seconds{15}) {
    return until([&](const Seen& seen) { return seen.has(place); }, limit);
  }
  /// Presses the left button in the middle of what has that name, once it is there and stands
  /// still.
  [[nodiscard]] bool press(const std::string& place);
  void move_to(double x, double y);
  void double_click();
  void wheel(int clicks);             ///< positive: towards the screen
  void key(const std::string& keys);  ///< as xdotool names them

  [[nodiscard]] std::filesystem::path database() const;
  [[nodiscard]] std::filesystem::path settings() const;
  [[nodiscard]] std::string settings_text() const;
  [[nodiscard]] pid_t dashboard() const { return dashboard_->id(); }
  [[nodiscard]] std::string log() const;

 private:
  [[nodiscard]] std::string environment() const;
  void hand(const std::string& words) const;

  TemporaryFolder folder_;
  XDisplay display_{"1400x900x24"};
  PrivateBus bus_;
  std::string from_ = "09:00";
  std::optional<Program> daemon_, dashboard_;
};

/// Seconds of processor time that a program has used until now.
[[nodiscard]] double processor_s(pid_t program);
/// Proportional set size.
[[nodiscard]] double memory_mb(pid_t program);

/// Everything these tests need that is not part of Sitwell: Xvfb, xdotool and a bus; else says so.
[[nodiscard]] bool has_screen();

}  // namespace sitwell::testing
