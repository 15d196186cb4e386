#include "gui/model/calibration_guide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "core/effect.hpp"

namespace sitwell::gui {

namespace {

constexpr std::string_view thigh = "thigh";  // as the daemon names the site

}  // namespace

std::string CalibrationGuide::ready(std::int64_t now_ms) {
  since_ms_ = now_ms;
  reference_deg_.reset();
  if (stage_ == Stage::take_stand) {
    stage_ = Stage::hold_stand;
    return "stand";
  }
  stage_ = Stage::hold_sit;
  return "sit";
}

std::optional<std::string> CalibrationGuide::tick(std::int64_t now_ms,
                                                  std::optional<double> angle_deg) {
  const std::int64_t looked_ms = std::exchange(looked_ms_, now_ms).value_or(now_ms);
  if (on() && now_ms - looked_ms >= left_ms) {
    const bool told = stage_ != Stage::take_stand && stage_ != Stage::waiting;
    failed("It was left half-way, and nothing was changed. Try again.");
    return told ? std::optional<std::string>{"cancelled"} : std::nullopt;
  }
  if (stage_ == Stage::waiting && now_ms - since_ms_ >= answer_ms) {
    failed("sitwelld has not said how it went. Try again.");
    return std::nullopt;
  }
  if (stage_ != Stage::hold_stand && stage_ != Stage::hold_sit) return std::nullopt;
  const bool moved =
      angle_deg && reference_deg_ && std::abs(*angle_deg - *reference_deg_) > still_deg;
  if (moved) since_ms_ = now_ms;
  if (angle_deg && (moved || !reference_deg_)) reference_deg_ = angle_deg;
  if (now_ms - since_ms_ < hold_ms) return std::nullopt;
  since_ms_ = now_ms;
  if (stage_ == Stage::hold_stand) {
    stage_ = Stage::take_sit;
    return "changing";
  }
  stage_ = Stage::waiting;
  return "finished";
}

void CalibrationGuide::ended(const TrackerCalibration& calibrated) {
  if (!on() || calibrated.site != thigh) return;
  accepted_ = calibrated.result == name_of(CalibrationResult::accepted);
  result_ = calibration_words(calibrated);
  stage_ = Stage::over;
}

void CalibrationGuide::failed(const std::string& why) {
  if (!on()) return;
  accepted_ = false;
  result_ = why;
  stage_ = Stage::over;
}

std::optional<std::string> CalibrationGuide::cancel() {
  const bool told = on() && stage_ != Stage::take_stand;
  *this = {};
  return told ? std::optional<std::string>{"cancelled"} : std::nullopt;
}

double CalibrationGuide::share(std::int64_t now_ms) const {
  if (stage_ != Stage::hold_stand && stage_ != Stage::hold_sit) return 0;
  return std::clamp(static_cast<double>(now_ms - since_ms_) / hold_ms, 0.0, 1.0);
}

std::string CalibrationGuide::title() const {
  switch (stage_) {
    case Stage::take_stand:
    case Stage::hold_stand: return "1 of 2: stand";
    case Stage::take_sit:
    case Stage::hold_sit: return "2 of 2: sit";
    case Stage::waiting: return "One moment …";
    case Stage::over: return accepted_ ? "It is done" : "It did not work this time";
    case Stage::idle: break;
  }
  return "Calibrate the clip";
}

std::string CalibrationGuide::instruction() const {
  switch (stage_) {
    case Stage::take_stand: return "Stand still, both feet under you, then press the button.";
    case Stage::take_sit: return "Sit down as you usually sit, then press the button.";
    case Stage::hold_stand:
    case Stage::hold_sit: return "Hold still until the ring is full. Moving starts it again.";
    case Stage::waiting: return "sitwelld compares the two poses.";
    case Stage::over: return result_;
    case Stage::idle: break;
  }
  return "Half a minute, standing and sitting. Without it, the clip learns how it sits while you "
         "walk.";
}

std::string calibration_words(const TrackerCalibration& calibrated) {
  const std::string apart = fmt::format("{:.0f}°", calibrated.pose_angle_deg);
  const std::string& result = calibrated.result;
  if (result == name_of(CalibrationResult::accepted))
    return fmt::format(
        "Standing and sitting are {} apart; angles are measured from them from now on.", apart);
  if (result == name_of(CalibrationResult::too_short))
    return "A pose was too short, or the clip was not heard meanwhile. See that it streams, and "
           "hold each pose until the ring is full.";
  if (result == name_of(CalibrationResult::not_still))
    return "A pose was not held still. Rest a hand on something while you stand, sit back, and try "
           "again.";
  if (result == name_of(CalibrationResult::poses_alike))
    return fmt::format(
        "Standing and sitting looked alike ({} apart). Is the clip fastened to the "
        "thigh, and did you sit down with your hips bent? Then try again.",
        apart);
  if (result == name_of(CalibrationResult::poses_opposed))
    return fmt::format(
        "Standing and sitting were {} apart, more than a hip bends: the clip has moved "
        "in between. Fasten it, and try again.",
        apart);
  if (result == name_of(CalibrationResult::cancelled))
    return "It was broken off: another program did, or the clip was unplugged. Try again.";
  return fmt::format("sitwelld says: {}.", result);
}

}  // namespace sitwell::gui
