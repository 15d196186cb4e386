// Time that passes at once: a clip worn for hours before anybody plugs it in.
#pragma once

#include <cstdint>

#include "emulated-clip/emulated_clip.hpp"

namespace sitwell {

/// The true time by which this wearer will have worn a clip for so long: nights do not count. Less
/// where a recording ends before.
std::uint64_t time_to_wear_us(Imu& imu, std::uint64_t seconds);

/// Lets so much true time pass, as if a computer had set the clip's clock just before: without
/// that, a log that outlives a restart has no date. Says on stderr how far it is where it takes
/// long.
void fast_forward(EmulatedClip& clip, std::uint64_t duration_us);

/// Microseconds since 1970 by this machine.
std::int64_t utc_now_us();

}  // namespace sitwell
