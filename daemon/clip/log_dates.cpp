#include "daemon/clip/log_dates.hpp"

#include <cmath>

#include "daemon/clip/samples.hpp"

namespace sitwell::daemon {

namespace {

/// No crystal is off by so much: one of the clocks was set in between.
constexpr double worst_slope = 0.01;
/// No clip's crystal is off by more than this, so a start cannot reach back further than its own
/// clock says by more than this share of it.
constexpr double crystal_error = 1e-3;

std::optional<ClockPair> told(const SitwellEpochs& epochs, const UtcAnchor& utc) {
  if (epochs.sync_utc_us == 0 || epochs.sync_utc_us >= time_limit_us) return {};
  const Duration ago{utc.utc_us - static_cast<std::int64_t>(epochs.sync_utc_us)};
  return ClockPair{static_cast<std::int64_t>(epochs.sync_device_us), utc.boot - ago};
}

Instant straight(const ClockPair& pair, std::int64_t device_us) {
  return pair.host + Duration{device_us - pair.device_us};
}

}  // namespace

std::optional<Instant> LogDates::date(const SitwellEpochs& epochs, std::int64_t device_us,
                                      const UtcAnchor& utc) const {
  std::optional<ClockPair> known = told(epochs, utc);
  if (seen_ && seen_->boot_id == epochs.boot_id &&
      (!known || seen_->pair.device_us >= known->device_us))
    known = seen_->pair;
  if (epochs.boot_id == boot_id_)
    return known ? between(*known, device_us) : straight(now_.best(), device_us);
  if (!known) return {};
  const Instant at = straight(*known, device_us);
  const auto up_us = static_cast<double>(now_.best().device_us);
  const Instant restarted = now_.best().host - Duration{std::llround(up_us * (1 - crystal_error))};
  if (at > restarted) return {};
  return at;
}

Instant LogDates::between(const ClockPair& far, std::int64_t device_us) const {
  const ClockPair& near = now_.best();
  const std::int64_t apart_us = near.device_us - far.device_us;
  if (device_us >= near.device_us || apart_us <= 0) return straight(near, device_us);
  const double slope = seconds(near.host - far.host) / seconds(Duration{apart_us});
  if (std::abs(slope - 1) <= worst_slope) return DateLine{far, slope}.at(device_us);
  const bool nearer_far = device_us - far.device_us < near.device_us - device_us;
  return straight(nearer_far ? far : near, device_us);
}

}  // namespace sitwell::daemon
