#include "cli/small_recording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace sitwell::test {
namespace {

struct Stretch {
  double until_s;
  double flexion_deg;
  const char* label;
};

constexpr std::array<Stretch, 5> stretches{{{12, 0, "calibrate_stand"},
                                            {24, 80, "calibrate_sit"},
                                            {144, 80, "sit"},
                                            {264, 0, "std"},
                                            {384, 80, "sit"}}};

const Stretch& stretch_at(double t_s) {
  return *std::find_if(stretches.begin(), stretches.end() - 1,
                       [t_s](const Stretch& s) { return t_s < s.until_s; });
}

/// Flexion with a second and a half of turning at the start of each stretch.
double flexion_rad(double t_s) {
  constexpr double turning_s = 1.5;
  const Stretch& now = stretch_at(t_s);
  double begin_s = 0;
  double before_deg = now.flexion_deg;
  for (const Stretch& s : stretches)
    if (s.until_s <= t_s) begin_s = s.until_s, before_deg = s.flexion_deg;
  const double share = std::clamp((t_s - begin_s) / turning_s, 0.0, 1.0);
  const double smooth = (1 - std::cos(share * std::numbers::pi)) / 2;
  const double sway_deg = 0.8 * std::sin(1.9 * t_s) + 0.5 * std::sin(0.37 * t_s);
  const double deg = before_deg + (now.flexion_deg - before_deg) * smooth + sway_deg;
  return deg * std::numbers::pi / 180;
}

}  // namespace

std::string small_recording() {
  constexpr double g = 9.80665;
  constexpr double half_step_s = 0.001;
  fmt::memory_buffer text;
  fmt::format_to(fmt::appender(text), "t_s,ax,ay,az,gx,gy,gz,label\n");
  for (int row = 0; row < small_recording_rows; ++row) {
    const double t_s = row / 25.0;
    const double flexion = flexion_rad(t_s);
    // The thigh lifts forward about the axis to the right; up turns against it in its frame.
    const double rate =
        (flexion_rad(t_s + half_step_s) - flexion_rad(t_s - half_step_s)) / (2 * half_step_s);
    fmt::format_to(fmt::appender(text), "{:.3f},{:.4f},{:.4f},{:.4f},0.0,0.0,{:.5f},{}\n", t_s,
                   g * std::sin(flexion), g * std::cos(flexion), 0.02 * std::sin(31.0 * t_s), rate,
                   stretch_at(t_s).label);
  }
  return fmt::to_string(text);
}

}  // namespace sitwell::test
