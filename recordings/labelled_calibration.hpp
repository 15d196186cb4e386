// The labels of a guided calibration as what its wearer would have been told and done.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "core/input.hpp"

namespace sitwell {

inline constexpr std::string_view calibrate_stand_label = "calibrate_stand";
inline constexpr std::string_view calibrate_sit_label = "calibrate_sit";

class LabelledCalibration {
 public:
  /// What the tracker is to be told before the sample with this label.
  std::optional<GuidedPose> before(std::string_view label) {
    const std::optional<GuidedPose> pose =
        label == calibrate_stand_label ? std::optional(GuidedPose::stand)
        : label == calibrate_sit_label ? std::optional(GuidedPose::sit)
                                       : std::nullopt;
    const std::optional<GuidedPose> last = std::exchange(pose_, pose);
    if (pose == last) return std::nullopt;
    return pose.value_or(last == GuidedPose::sit ? GuidedPose::finished : GuidedPose::changing);
  }

 private:
  std::optional<GuidedPose> pose_;
};

}  // namespace sitwell
