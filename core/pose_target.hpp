// What a pose looks like to a clip on the thigh: a band of flexion, how far off to the side, how
// still, and which way the front of the thigh faces.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/time.hpp"

namespace sitwell {

/// Which way the front of the thigh faces: up when lying on the back, down when face down.
enum class Facing : std::uint8_t { any, up, down };
inline constexpr std::array all_facings{Facing::any, Facing::up, Facing::down};
std::string_view name_of(Facing facing);

/// The thigh as the clip sees it at one moment.
struct ThighPose {
  double flexion_deg =
      0;                ///< -180..180; standing 0, seated about 80, on the back with knees up 135
  double roll_deg = 0;  ///< how far up is out of the thigh's sagittal plane, 0..90
  double front_up = 0;  ///< up along the thigh's front, -1 (face down) to 1
  /// SD of the acceleration without gravity, over the last second or so; more on a way between
  /// poses.
  double movement_g = 0;
};

/// Strict bounds: what lies outside any of them is not the pose. Angles in degrees.
struct PoseTarget {
  double flexion_from_deg = 0;
  double flexion_to_deg = 0;  ///< above `from`; may pass 180, where the band goes over it
  double most_roll_deg = 90;
  double still_g = 0.06;
  Facing facing = Facing::any;
  friend bool operator==(const PoseTarget&, const PoseTarget&) = default;
};

/// The pose's angles fit; it may still be moving.
bool in_band(const PoseTarget& target, const ThighPose& pose);
/// In the band, and still.
bool matches(const PoseTarget& target, const ThighPose& pose);

}  // namespace sitwell
