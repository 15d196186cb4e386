// A recording of a few minutes with the right physics, made in the test that needs it.
#pragma once

#include <string>

namespace sitwell::test {

/// 25 Hz: the two calibration poses, two minutes of sitting, two of standing, two of sitting. The
/// leg sways a little throughout, as legs do.
std::string small_recording();

/// Rows of it, the header left out.
inline constexpr int small_recording_rows = 25 * 384;

}  // namespace sitwell::test
