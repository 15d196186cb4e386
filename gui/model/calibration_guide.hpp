// A guided calibration, pose by pose: what to do, how long it was held still, and what to tell the
// daemon. Pure: told the time and the angle, it says what is to be asked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "dbus/tracker_status.hpp"

namespace sitwell::gui {

class CalibrationGuide {
 public:
  enum class Stage : std::uint8_t {
    idle,
    take_stand,  ///< until somebody says that they stand
    hold_stand,
    take_sit,
    hold_sit,
    waiting,  ///< for the daemon's word
    over,
  };

  /// A pose needs two still seconds (core/guided_calibration.hpp); the rest is for settling, which
  /// takes longer after the button than people think.
  static constexpr std::int64_t hold_ms = 6'000;
  /// Within so many degrees of where it was, somebody stands still.
  static constexpr double still_deg = 5;
  /// A daemon that has not answered by then will not.
  static constexpr std::int64_t answer_ms = 5'000;
  /// Nobody has looked for so long: who stood may not stand any more.
  static constexpr std::int64_t left_ms = 5'000;

  void begin() { *this = {}, stage_ = Stage::take_stand; }
  /// The pose is taken. The pose to tell the daemon.
  std::string ready(std::int64_t now_ms);
  /// Time has passed; the pose to tell the daemon, where it is time for one. To be called while
  /// somebody looks: a long pause breaks it off.
  std::optional<std::string> tick(std::int64_t now_ms, std::optional<double> angle_deg);
  /// Of the thigh's clip; another one's is none of it.
  void ended(const TrackerCalibration& calibrated);
  /// It cannot go on, for that reason.
  void failed(const std::string& why);
  /// The word for the daemon, where it is listening.
  std::optional<std::string> cancel();

  [[nodiscard]] Stage stage() const { return stage_; }
  [[nodiscard]] bool on() const { return stage_ != Stage::idle && stage_ != Stage::over; }
  /// How much of the hold is done, 0 to 1.
  [[nodiscard]] double share(std::int64_t now_ms) const;
  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::string instruction() const;
  /// How it ended, with what to do; empty before.
  [[nodiscard]] const std::string& result() const { return result_; }
  [[nodiscard]] bool accepted() const { return accepted_; }

 private:
  Stage stage_ = Stage::idle;
  std::int64_t since_ms_ = 0;
  std::optional<std::int64_t> looked_ms_;
  std::optional<double> reference_deg_;
  std::string result_;
  bool accepted_ = false;
};

/// What the daemon says of a calibration, in words, with what to do.
std::string calibration_words(const TrackerCalibration& calibrated);

}  // namespace sitwell::gui
