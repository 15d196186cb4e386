// sitwell calibrate: the wearer stands, then sits, and the daemon learns how the clip lies on the
// body.
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>

#include "cli/commands.hpp"
#include "cli/live.hpp"
#include "core/effect.hpp"
#include "dbus/tracker_client.hpp"

namespace sitwell::cli {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

struct Cancelled {};  ///< by the wearer
struct Ended {};      ///< by the daemon: there is a result

std::string words_of(const TrackerCalibration& told, const std::string& site) {
  const std::string apart = fmt::format("{:.0f}°", told.pose_angle_deg);
  const std::string& result = told.result;
  if (result == name_of(CalibrationResult::accepted))
    return "Done: standing and sitting are " + apart +
           " apart, and angles are measured from them from now on.";
  if (result == name_of(CalibrationResult::too_short))
    return "A pose was too short, or the clip was not heard meanwhile. Look with `sitwell status` "
           "whether it streams, and hold each pose until the bar is full.";
  if (result == name_of(CalibrationResult::not_still))
    return "A pose was not held still. Rest a hand on something while you stand, sit back, and "
           "try again.";
  if (result == name_of(CalibrationResult::poses_alike))
    return fmt::format(
        "Standing and sitting looked alike ({} apart). Is the clip fastened to the {}, and did "
        "you sit down with your hips bent? Then try again.",
        apart, site);
  if (result == name_of(CalibrationResult::poses_opposed))
    return fmt::format(
        "Standing and sitting were {} apart, more than a hip bends: the clip has moved in "
        "between. Fasten it, and try again.",
        apart);
  if (result == name_of(CalibrationResult::cancelled))
    return "It was broken off: another program did, or the clip was unplugged. Try again.";
  return "sitwelld says: " + result + ".";
}

/// Told to stand still, the angle stays within a few degrees.
class Stillness {
 public:
  void see(std::optional<double> deg) {
    constexpr double still_deg = 5;
    const bool moved = deg && std::abs(*deg - reference_) > still_deg;
    if (moved) since_ = Clock::now();
    if (deg && (moved || std::isnan(reference_))) reference_ = *deg;
  }
  [[nodiscard]] Clock::duration so_long() const { return Clock::now() - since_; }

 private:
  // While the angle is unknown, time has to do.
  double reference_ = std::numeric_limits<double>::quiet_NaN();
  Clock::time_point since_ = Clock::now();
};

class Guide {
 public:
  explicit Guide(const CalibrateOptions& options)
      : options_(options),
        words_(options.json ? stderr : stdout),
        by_hand_(!options.json && !options.no_wait && isatty(STDIN_FILENO) == 1 &&
                 screen_of(stdout).terminal),
        lines_(words_) {}

  /// The result, once the daemon has said it.
  TrackerCalibration run() {
    look_for_clip();
    tracker_.listen({.status = {},
                     .angle = [this](const TrackerAngle& told) { angle_ = told.hip_flexion_deg; },
                     .calibrated =
                         [this](const TrackerCalibration& told) {
                           if (told.site == options_.site) result_ = told;
                         },
                     .running = [this](bool is) { running_ = is; }});
    tracker_.subscribe();
    try {
      take_poses();
      for (const auto end = Clock::now() + 5s; Clock::now() < end;) wait(50ms);
    } catch (const Ended&) {
      lines_.clear();
    }
    tracker_.unsubscribe();
    if (!result_) throw std::runtime_error("sitwelld has not said how it went; try again");
    return *result_;
  }

  void cancel() {
    lines_.leave();
    if (running_) tracker_.calibrate(options_.site, "cancelled");
  }

 private:
  void look_for_clip() {
    const TrackerStatus status = tracker_.status();
    const bool there = std::any_of(status.clips.begin(), status.clips.end(),
                                   [&](const TrackerClip& c) { return c.site == options_.site; });
    if (!there)
      throw std::runtime_error(fmt::format(
          "no clip on the {} is connected; `sitwell doctor` looks for it", options_.site));
  }

  void take_poses() {
    take_pose("1 of 2  Stand still, both feet under you.");
    hold("stand");
    tracker_.calibrate(options_.site, "changing");
    take_pose("2 of 2  Sit down as you usually sit.");
    hold("sit");
    tracker_.calibrate(options_.site, "finished");
  }

  void wait(std::chrono::milliseconds at_most) {
    tracker_.wait(at_most);
    if (result_) throw Ended{};
    if (interrupt_.asked()) throw Cancelled{};
    if (!running_)
      throw TrackerUnreachable(TrackerUnreachable::Why::not_running, "sitwelld has ended");
  }

  [[nodiscard]] std::string angle_words() const {
    return angle_ ? fmt::format("  (hip at {:.0f}°)", *angle_) : "";
  }

  static bool enter_pressed() {
    pollfd keyboard{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
    std::array<char, 64> typed{};
    return poll(&keyboard, 1, 0) > 0 && read(STDIN_FILENO, typed.data(), typed.size()) >= 0;
  }

  void take_pose(const std::string& instruction) {
    if (!by_hand_) {
      fmt::print(words_, "{} You have {} s.\n", instruction, options_.change_s);
      std::fflush(words_);
      const auto end = Clock::now() + std::chrono::seconds{options_.change_s};
      while (Clock::now() < end) wait(50ms);
      return;
    }
    do {
      lines_.show(
          fmt::format("  {}\n          Press Enter when you do.{}\n", instruction, angle_words()));
      wait(50ms);
    } while (!enter_pressed());
  }

  /// The daemon picks the stillest seconds; a wearer who cannot stand still is not kept for ever.
  void hold(const std::string& pose) {
    const std::chrono::seconds long_enough{options_.hold_s};
    tracker_.calibrate(options_.site, pose);
    Stillness still;
    const auto end = Clock::now() + 3 * long_enough;
    while (still.so_long() < long_enough && Clock::now() < end) {
      still.see(angle_);
      if (by_hand_)
        lines_.show(
            fmt::format("  Hold still  {}{}\n",
                        gauge(lines_.screen(), Ink::good,
                              std::chrono::duration<double>(still.so_long()) / long_enough, 30),
                        angle_words()));
      wait(50ms);
    }
    lines_.clear();
  }

  const CalibrateOptions& options_;
  std::FILE* words_;
  bool by_hand_;  ///< somebody is at the keyboard, to say when they are ready
  LiveLines lines_;
  Interrupt interrupt_;
  TrackerClient tracker_;
  std::optional<double> angle_;
  std::optional<TrackerCalibration> result_;
  bool running_ = true;
};

}  // namespace

bool calibrate(const CalibrateOptions& options) {
  Guide guide(options);
  TrackerCalibration told;
  try {
    told = guide.run();
  } catch (const Cancelled&) {
    guide.cancel();
    throw std::runtime_error("calibration was cancelled; the clip is measured as before");
  }
  if (options.json)
    fmt::print("{}\n", nlohmann::ordered_json{{"format", "sitwell calibration"},
                                              {"version", 1},
                                              {"site", told.site},
                                              {"result", told.result},
                                              {"pose_angle_deg", told.pose_angle_deg}}
                           .dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  else
    fmt::print("{}\n", words_of(told, options.site));
  return told.result == name_of(CalibrationResult::accepted);
}

}  // namespace sitwell::cli
