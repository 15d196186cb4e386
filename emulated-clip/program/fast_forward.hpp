// Time that passes at once: a clip worn for hours before anybody plugs it in.
#pragma once

#include <cstdint>

#include "emulated-clip/emulated_clip.hpp"

namespace sitwell {

/// Lets so much time pass, as if a computer had set the clip's clock just before: without that, a
/// log that outlives a restart has no date. Says on stderr how far it is where it takes long.
void fast_forward(EmulatedClip& clip, std::uint64_t seconds);

/// Microseconds since 1970 by this machine.
std::int64_t utc_now_us();

}  // namespace sitwell
