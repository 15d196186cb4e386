// The simulated wearer as rows for a replay.
#pragma once

#include <vector>

#include "recordings/replay.hpp"
#include "recordings/simulated_wearer.hpp"

namespace sitwell {

class SimulatedRows final : public Rows {
 public:
  SimulatedRows(const SimulatedWearerSettings& settings, const std::vector<DayKind>& days);
  bool next(ReplayRow& row) override;
  [[nodiscard]] const SimulatedWearer& wearer() const { return wearer_; }

 private:
  SimulatedWearer wearer_;
  SimulatedSample sample_;
};

}  // namespace sitwell
