#include "recordings/simulated_rows.hpp"

namespace sitwell {

SimulatedRows::SimulatedRows(const SimulatedWearerSettings& settings,
                             const std::vector<DayKind>& days)
    : wearer_(settings, days) {}

bool SimulatedRows::next(ReplayRow& row) {
  if (!wearer_.next(sample_)) return false;
  row.thigh = sample_.sample;
  row.t_s = seconds(sample_.sample.at - Instant{});
  row.label = sample_.label;
  return true;
}

}  // namespace sitwell
