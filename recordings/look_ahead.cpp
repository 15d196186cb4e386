#include "recordings/look_ahead.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace sitwell {
namespace {

void ignore(const Effect&) {}

/// The mounting when `needed` of walking is enough; stops as soon as there is one.
Mounting learn(Rows& rows, TrackerSettings settings, Duration needed, Duration block) {
  settings.mounting.walking_needed = needed;
  settings.mounting.walking_block = block;
  Tracker tracker(settings);
  ReplayRow row;
  while (!tracker.mounting().known() && rows.next(row)) feed(tracker, row.thigh, ignore);
  return tracker.mounting();
}

/// The usual inclination of a resting thigh that is clearly not upright; the mounting's own
/// where it never rests like that.
double seated_flexion(Rows& rows, const TrackerSettings& settings, const Mounting& mounting) {
  constexpr double resting_dps = 30;
  constexpr double smoothing_s = 0.2;
  constexpr double raised_deg = 22;  // beyond what a standing leg or a step's mean shows
  constexpr double least_s = 0.2;
  std::array<double, 181> time_at{};  // seconds by degree
  Tracker tracker(settings);
  ReplayRow row;
  double turn = 0;
  double last_s = 0;
  for (bool first = true; rows.next(row); first = false) {
    feed(tracker, row.thigh, ignore);
    const double t_s = seconds(row.thigh.at - Instant{});
    const double dt_s = first ? 0 : std::min(t_s - last_s, seconds(settings.gap));
    last_s = t_s;
    turn += (degrees(norm(row.thigh.turn_rate_radps)) - turn) * dt_s / (smoothing_s + dt_s);
    const double inclination = angle_deg(tracker.up(), mounting.y);
    if (turn < resting_dps && inclination > raised_deg)
      time_at[static_cast<std::size_t>(inclination)] += dt_s;
  }
  const double total = std::accumulate(time_at.begin(), time_at.end(), 0.0);
  if (total < least_s) return mounting.seated_flexion_deg;
  double sum = 0;
  std::size_t median = 0;
  while (sum + time_at[median] < total / 2) sum += time_at[median++];
  return std::min(mounting.seated_flexion_deg, static_cast<double>(median) + 0.5);
}

}  // namespace

Mounting look_ahead(const std::function<Rows&()>& open, const TrackerSettings& settings) {
  using std::chrono::seconds;
  const MountingSettings& live = settings.mounting;
  if (learn(open(), settings, live.walking_needed, live.walking_block).known()) return {};
  // Fewer steps make a mean that is less sure, so the most walking there is comes first.
  for (const auto& [needed, block] :
       {std::pair{seconds{10}, seconds{5}}, std::pair{seconds{6}, seconds{2}},
        std::pair{seconds{3}, seconds{1}}, std::pair{seconds{2}, seconds{1}}}) {
    Mounting mounting = learn(open(), settings, needed, block);
    if (!mounting.known()) continue;
    mounting.seated_flexion_deg = seated_flexion(open(), settings, mounting);
    return mounting;
  }
  return {};
}

}  // namespace sitwell
