#include "daemon/clip/epochs.hpp"

#include "daemon/clip/samples.hpp"

namespace sitwell::daemon {

namespace {

// The protocol has a second; a later revision may have others, but none that a posture's edge could
// not be placed in, or that would be too short to say anything.
constexpr std::uint16_t shortest_epoch_ms = 100;
constexpr std::uint16_t longest_epoch_ms = 10'000;
// Rounding takes nothing worth speaking of off a unit vector, and a quick turn within half a
// second a third.
constexpr double shortest_up = 0.5;

}  // namespace

bool is_plausible(const SitwellEpochs& epochs) {
  return epochs.first_us < time_limit_us && epochs.sync_device_us < time_limit_us &&
         epochs.epoch_ms >= shortest_epoch_ms && epochs.epoch_ms <= longest_epoch_ms;
}

std::optional<Epoch> to_epoch(const SitwellEpoch& logged) {
  Epoch epoch;
  for (std::size_t half = 0; half < 2; ++half) {
    const auto& up = logged.up[half];
    const Vector3 read =
        Vector3{double(up[0]), double(up[1]), double(up[2])} * (1 / double{sitwell_up_one});
    if (norm(read) < shortest_up) return {};
    epoch.up[half] = normalized(read);
  }
  epoch.vertical_sd_g = 1e-4 * sitwell_expand(logged.vertical_sd);
  epoch.total_sd_g = 1e-4 * sitwell_expand(logged.total_sd);
  epoch.impact_g = 1e-4 * sitwell_expand(logged.impact);
  epoch.swing_deg = 0.01 * sitwell_expand(logged.swing);
  epoch.turn_rms_dps = 0.01 * sitwell_expand(logged.turn_rms);
  epoch.turn_peak_dps = 0.01 * sitwell_expand(logged.turn_peak);
  const double rms_radps = radians(epoch.turn_rms_dps);
  const double scale = rms_radps * rms_radps / double{sitwell_moment_one};
  const auto& m = logged.moment;
  epoch.turn_moment = {scale * m[0], scale * m[1], scale * (sitwell_moment_one - m[0] - m[1]),
                       scale * m[2], scale * m[3], scale * m[4]};
  return epoch;
}

void keep_after(double share, Epoch& epoch) {
  if (share >= 0.5) epoch.up[0] = epoch.up[1];
}

BodySite site_of(const SitwellIdentity& identity) {
  return identity.body_site == sitwell_site_pelvis ? BodySite::pelvis : BodySite::thigh;
}

}  // namespace sitwell::daemon
